"""The four numbers of robustness, always together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.robustness import Robustness
from scenarios.analysis.summary import Estimate
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import TICKS, Named, Spec, coloured, finished, names_axis, over, with_data
from scenarios.views.charts.theme import Theme

CAVEAT = (
    "Regret is what a strategy gives up against whichever would have been best, with hindsight. The four numbers answer"
    " different questions and can disagree; that is why none stands alone."
)


def figure(
    rows: Mapping[str, Robustness],
    leads: Mapping[str, Estimate],
    titles: Mapping[str, str],
    target: str,
    best: str,
    numbers: dict[str, int],
    theme: Theme,
) -> Figure:
    """Regret as a bar from its average to what nine futures in ten stay below; the rest in words and table."""
    claim, detail = words.robustness.robustness(rows, titles, target, best)
    sentences = " ".join(_sentence(titles[k], r) for k, r in rows.items())
    named = tuple((titles[k], theme.colour(numbers[k])) for k in rows)
    zero = pd.DataFrame({"expected_m": [0.0]})
    chart = with_data(template(theme, named), regret=regret_frame(rows, titles), zero=zero)
    picture = Picture(chart, "Regret of each strategy", sentences)
    return Figure("robust", claim, detail, (picture,), sentences, CAVEAT, _table(rows, leads, titles))


def regret_frame(rows: Mapping[str, Robustness], titles: Mapping[str, str]) -> pd.DataFrame:
    """Regret of each strategy: on average, and what nine futures in ten stay below [£m]."""
    return pd.DataFrame(
        {
            "strategy": [titles[k] for k in rows],
            "expected_m": [r.expected_regret.value / 1e6 for r in rows.values()],
            "high_m": [r.high_regret.value / 1e6 for r in rows.values()],
        }
    )


def _table(rows: Mapping[str, Robustness], leads: Mapping[str, Estimate], titles: Mapping[str, str]) -> pd.DataFrame:
    table = [
        {
            "Strategy": titles[k],
            "Target met, in 100": round(100 * r.target_met.value, 1),
            "Regret, average (£m)": r.expected_regret.value / 1e6,
            "Regret, 9 in 10 below (£m)": r.high_regret.value / 1e6,
            "Worst tenth, average value (£m)": r.worst_tenth.value / 1e6,
            "± regret (£m)": r.expected_regret.se_in(1e6),
            "Lead over piecemeal (£m)": leads[k].value / 1e6 if k in leads else 0.0,
            "± lead (£m)": leads[k].se_in(1e6) if k in leads else 0.0,
        }
        for k, r in rows.items()
    ]
    return pd.DataFrame(table).round(3)


def _sentence(title: str, r: Robustness) -> str:
    worst = words.numbers.signed(r.worst_tenth.value, words.numbers.pounds)
    return (
        f"{title}: target met in {words.numbers.in_a_hundred(r.target_met.value)}, regret "
        f"{words.numbers.pounds(r.expected_regret.value)} on average and below "
        f"{words.numbers.pounds(r.high_regret.value)} in nine of ten, worst tenth {worst}."
    )


@cache
def template(theme: Theme, named: Named) -> Spec:
    """A dot at the average regret of each strategy, and a line to what nine futures in ten stay below."""
    colour = coloured("strategy", named)
    y = alt.Y("strategy:N", sort=None, title=None, axis=names_axis(170))
    x = alt.X("expected_m:Q", title="Regret, £m: average, and 9 in 10 below").axis(format=TICKS, tickCount=5)
    tip = [
        alt.Tooltip("strategy:N", title=" "),
        alt.Tooltip("expected_m:Q", title="Average £m", format=".2f"),
        alt.Tooltip("high_m:Q", title="9 in 10 below £m", format=".2f"),
    ]
    layers = [
        over("regret").mark_rule(strokeWidth=7, opacity=0.75).encode(x, alt.X2("high_m"), y, colour),
        over("regret").mark_circle(size=190, opacity=1).encode(x, y, colour, tooltip=tip),
        over("zero").mark_rule(color=theme.quiet, strokeWidth=1).encode(alt.X("expected_m:Q")),
    ]
    return finished(layers, theme, 48 * len(named) + 60)
