"""The four numbers of robustness, always together."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from scenarios.analysis.robustness import Robustness
from scenarios.analysis.winner import Shrunk
from scenarios.views import words
from scenarios.views.charts import spec
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.spec import Spec, layer, quantity
from scenarios.views.charts.theme import Look

CAVEAT = (
    "Regret is what a strategy gives up against whichever would have been best, with hindsight. The four numbers answer different "
    "questions and can disagree; that is why none stands alone."
)


def figure(
    rows: Mapping[str, Robustness], shrunk: Shrunk, titles: Mapping[str, str], target: str, best: str,
    numbers: dict[str, int], ink: Look,
) -> Figure:  # fmt: skip
    """Regret as a bar from its average to what nine futures in ten stay below; the rest in words and table."""
    claim, detail = words.robustness.robustness(rows, titles, target, best)
    said = [_said(titles[k], r) for k, r in rows.items()]
    data = [
        {"strategy": titles[k], "expected": r.expected_regret.value / 1e6, "high": r.high_regret.value / 1e6}
        for k, r in rows.items()
    ]
    table = pd.DataFrame([
        {"Strategy": titles[k], "Target met, in 100": round(100 * r.target_met.value, 1), "Regret, average (£m)": r.expected_regret.value / 1e6,
         "Regret, 9 in 10 below (£m)": r.high_regret.value / 1e6, "Worst tenth, average value (£m)": r.worst_tenth.value / 1e6,
         "± regret (£m)": None if r.expected_regret.se is None else r.expected_regret.se / 1e6,
         "Lead over piecemeal (£m)": shrunk.estimate.get(k, 0.0) / 1e6,
         "Lead, adjusted for having been picked (£m)": shrunk.adjusted.get(k, 0.0) / 1e6} for k, r in rows.items()
    ])  # fmt: skip
    colours = spec.coloured("strategy", [titles[k] for k in rows], [ink.colour(numbers[k]) for k in rows])
    chart = spec.furnished(_layers(data, colours, ink), ink, 48 * len(data) + 60)
    alt = f"Regret of each strategy. {' '.join(said)}"
    summary = f"{' '.join(said)} {words.robustness.picked(shrunk, titles)}"
    return Figure("robust", claim, detail, (Picture(chart, alt),), summary, CAVEAT, table.round(3))


def _said(title: str, r: Robustness) -> str:
    return (
        f"{title}: target met in {words.numbers.in_a_hundred(r.target_met.value)}, regret {words.numbers.pounds(r.expected_regret.value)} on average and "
        f"below {words.numbers.pounds(r.high_regret.value)} in nine of ten, worst tenth {words.numbers.signed(r.worst_tenth.value, words.numbers.pounds)}."
    )


def _layers(rows: list[dict], colour: Spec, ink: Look) -> list[Spec]:
    y = {"field": "strategy", "type": "nominal", "sort": None, "title": None,
         "axis": {"labelLimit": 170, "domain": False, "ticks": False, "labelPadding": 6}}  # fmt: skip
    x = quantity(
        "expected",
        "Regret, £m: average, and 9 in 10 below",
        axis={"format": ",.1~f", "tickCount": 5},
    )
    tip = [{"field": "strategy", "title": " "}, {"field": "expected", "title": "Average £m", "format": ".2f"},
           {"field": "high", "title": "9 in 10 below £m", "format": ".2f"}]  # fmt: skip
    return [
        layer(rows, "rule", {"x": x, "x2": {"field": "high"}, "y": y, "color": colour}, strokeWidth=7, opacity=0.75),
        layer(rows, "circle", {"x": x, "y": y, "color": colour, "tooltip": tip}, size=190, opacity=1),
        layer([{"expected": 0.0}], "rule", {"x": quantity("expected")}, color=ink.quiet, strokeWidth=1),
    ]
