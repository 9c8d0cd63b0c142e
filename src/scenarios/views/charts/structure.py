"""Structural switches: the preferred strategy and the lead over piecemeal under every combination."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from scenarios.analysis.structure import Outcome
from scenarios.views import words
from scenarios.views.charts import spec
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.spec import Spec, layer
from scenarios.views.charts.theme import Look

CAVEAT = (
    "These are choices, not facts to be found out, so they are never averaged. Each cell is an average over all futures with that "
    "choice; the figure is the first strategy's lead over piecemeal."
)
COUNTS = {"threshold": "only leaving loneliness counts", "ordered": "every improvement counts"}


def figure(
    outcomes: Sequence[Outcome], titles: Mapping[str, str], numbers: dict[str, int], focus: str, ink: Look
) -> Figure:
    """Sixteen cells: columns for how gains count and how much is eligible, rows for dropping and for the multiplier."""
    claim, detail = words.robustness.structure(outcomes, titles)
    rows = [_row(o, titles) for o in outcomes]
    table = pd.DataFrame([
        {"What counts": COUNTS[o.combination.valuation], "Eligible": o.combination.eligibility, "Mission can be dropped": o.combination.mission_can_drop,
         "Focus multiplier": o.combination.focus_multiplier, "Preferred": titles[o.preferred],
         f"{titles[focus]} less piecemeal (£m)": round(o.difference.summary.mean.value / 1e6, 3),
         "± (£m)": None if o.difference.summary.mean.se is None else round(o.difference.summary.mean.se / 1e6, 3),
         "So": o.difference.verdict} for o in outcomes
    ])  # fmt: skip
    chart = spec.furnished(_layers(rows, titles, numbers, ink), ink, 320)
    chart["autosize"] = {"type": "fit", "contains": "padding"}
    summary = " ".join(f"{_capital(v)}: {_ahead(outcomes, k, titles)}." for k, v in COUNTS.items())
    return Figure("structure", claim, detail, (Picture(chart, f"Grid of 16 cells. {detail}"),), summary, CAVEAT, table)


def _ahead(outcomes: Sequence[Outcome], valuation: str, titles: Mapping[str, str]) -> str:
    here = [o for o in outcomes if o.combination.valuation == valuation]
    names = list(dict.fromkeys(titles[o.preferred].lower() for o in here))
    return words.numbers.listed(
        [f"{n} in {sum(titles[o.preferred].lower() == n for o in here)} of {len(here)}" for n in names]
    )


def _row(o: Outcome, titles: Mapping[str, str]) -> dict:
    c, mean = o.combination, o.difference.summary.mean.value
    lead = (
        "the same"
        if o.difference.verdict == "exactly the same"
        else f"{'−' if mean < 0 else '+'}{words.numbers.pounds(mean)}"
    )
    close = " ≈" if o.difference.verdict == "too close to call" else ""
    return {
        "column": f"{'Only leaving,' if c.valuation == 'threshold' else 'Every step,'} {'all' if c.eligibility == 'full' else 'half'} eligible",
        "row": f"{'Can be dropped' if c.mission_can_drop else 'Never dropped'}{', boosted' if c.focus_multiplier else ''}",
        "preferred": titles[o.preferred],
        "name": titles[o.preferred],
        "lead": f"{lead}{close}",
    }


def _layers(rows: list[dict], titles: Mapping[str, str], numbers: dict[str, int], ink: Look) -> list[Spec]:
    colour = spec.coloured("preferred", list(titles.values()), [ink.colour(numbers[k]) for k in titles])
    axis = {"labelAngle": 0, "labelLimit": 170, "domain": False, "ticks": False, "labelFontSize": 13, "labelPadding": 6}
    x = {"field": "column", "type": "nominal", "sort": None, "title": None,
         "axis": {**axis, "orient": "top", "labelBaseline": "bottom", "labelPadding": 58, "labelExpr": "split(datum.label, ' ')"}}  # fmt: skip
    y = {
        "field": "row",
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": {**axis, "labelExpr": "split(datum.label, ', ')"},
    }
    return [
        layer(rows, "rect", {"x": x, "y": y, "color": colour}, opacity=0.22, stroke=ink.ground, strokeWidth=3),
        layer(
            rows,
            "text",
            {"x": x, "y": y, "text": spec.label("name")},
            dy=-8,
            fontWeight="bold",
            color=ink.text,
            fontSize=13,
        ),
        layer(rows, "text", {"x": x, "y": y, "text": spec.label("lead")}, dy=10, color=ink.text, fontSize=13),
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
