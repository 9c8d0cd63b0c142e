"""Structural switches: the preferred strategy and the lead over piecemeal under every combination."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.structure import Outcome
from scenarios.domain.levers import LEVERS
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import Named, Spec, coloured, finished, over, text, with_data
from scenarios.views.charts.theme import Theme

HEIGHT = 640
CAVEAT = (
    "These are choices, not facts to be found out, so they are never averaged. Each cell is an average over all futures"
    " with that choice; the figure is the first strategy's lead over piecemeal."
    " Boosted: a shared goal makes programmes work better. One rate: later wellbeing is discounted like later money."
)
COUNTS = {"threshold": "only leaving loneliness counts", "ordered": "every improvement counts"}


def figure(
    outcomes: Sequence[Outcome], titles: Mapping[str, str], numbers: dict[str, int], focus: str, theme: Theme
) -> Figure:
    """A grid: columns for how gains count and how much is eligible, rows for dropping, multiplier and discounting."""
    claim, detail = words.robustness.structure(outcomes, titles)
    named = tuple((title, theme.colour(numbers[k])) for k, title in titles.items())
    chart = with_data(template(theme, named), cells=cells_frame(outcomes, titles))
    ahead = (f"{words.numbers.capital(v)}: {_ahead(outcomes, k, titles)}." for k, v in COUNTS.items())
    picture = Picture(chart, f"Grid of {len(outcomes)} cells", detail)
    return Figure("structure", claim, detail, (picture,), " ".join(ahead), CAVEAT, _table(outcomes, titles, focus))


def cells_frame(outcomes: Sequence[Outcome], titles: Mapping[str, str]) -> pd.DataFrame:
    """A row a cell: where it stands, which strategy is preferred in it and by how much."""
    return pd.DataFrame([_cell(o, titles) for o in outcomes])


def _cell(o: Outcome, titles: Mapping[str, str]) -> dict[str, str]:
    c, mean, verdict = o.combination, o.difference.summary.mean.value, o.difference.verdict
    lead = f"{'−' if mean < 0 else '+'}{words.numbers.pounds(mean)}"
    counted = "Only leaving," if c.valuation == "threshold" else "Every step,"
    dropped = "Can be dropped" if c.mission_can_drop else "Never dropped"
    further = ["boosted"] * c.focus_multiplier + ["one rate"] * (c.discounting == "one_rate")
    return {
        "column": f"{counted} {'all' if c.eligibility == 'full' else 'half'} eligible",
        "row": ", ".join([dropped, *further]),
        "preferred": titles[o.preferred],
        "lead": (
            "the same" if verdict == "exactly the same" else lead + (" ≈" if verdict == "too close to call" else "")
        ),
    }


def _ahead(outcomes: Sequence[Outcome], valuation: str, titles: Mapping[str, str]) -> str:
    here = [titles[o.preferred].lower() for o in outcomes if o.combination.valuation == valuation]
    return words.numbers.listed([f"{n} in {here.count(n)} of {len(here)}" for n in dict.fromkeys(here)])


def _table(outcomes: Sequence[Outcome], titles: Mapping[str, str], focus: str) -> pd.DataFrame:
    rows = []
    for o in outcomes:
        c, mean = o.combination, o.difference.summary.mean
        se_m = mean.se_in(1e6)
        rows.append(
            {
                "What counts": COUNTS[c.valuation],
                "Eligible": c.eligibility,
                "Mission can be dropped": c.mission_can_drop,
                "Focus multiplier": c.focus_multiplier,
                "Discounting": LEVERS["discounting"].choices[c.discounting],
                "Preferred": titles[o.preferred],
                f"{titles[focus]} less piecemeal (£m)": round(mean.value / 1e6, 3),
                "± (£m)": None if se_m is None else round(se_m, 3),
                "So": o.difference.verdict,
            }
        )
    return pd.DataFrame(rows)


@cache
def template(theme: Theme, named: Named) -> Spec:
    """A grid of cells, each in the colour of the preferred strategy, with its name and lead."""
    plain = alt.Axis(labelAngle=0, labelLimit=170, domain=False, ticks=False, labelFontSize=13, labelPadding=6)
    aside, above = plain.copy(), plain.copy()
    aside["labelExpr"] = "split(datum.label, ', ')"
    above["orient"], above["labelBaseline"], above["labelPadding"] = "top", "bottom", 58
    above["labelExpr"] = "split(datum.label, ' ')"
    x = alt.X("column:N", sort=None, title=None, axis=above)
    y = alt.Y("row:N", sort=None, title=None, axis=aside)
    cell = over("cells").mark_rect(opacity=0.22, stroke=theme.ground, strokeWidth=3)
    wide = alt.ExprRef(
        expr="bandwidth('x') - 6"
    )  # a name that is longer than its cell is cut, and never runs into the next
    name = over("cells").mark_text(dy=-8, fontWeight="bold", color=theme.text, fontSize=13, limit=wide)
    lead = over("cells").mark_text(dy=10, color=theme.text, fontSize=13, limit=wide)
    layers = [
        cell.encode(x, y, coloured("preferred", named)),
        name.encode(x, y, text("preferred")),
        lead.encode(x, y, text("lead")),
    ]
    return finished(layers, theme, HEIGHT)
