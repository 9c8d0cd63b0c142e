"""The ladder of spend: the value of each strategy, this spend, and where the ranking changes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scenarios.analysis.ladder import TOP_GBP, Crossing, Ladder
from scenarios.analysis.summary import summarise
from scenarios.domain.scenario import BASELINE
from scenarios.views import words
from scenarios.views.charts import spec
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.spec import Rows, Spec, layer, quantity
from scenarios.views.charts.theme import Look

HEIGHT = 420
TOP_M = TOP_GBP / 1e6
VALUE_TITLE = "Value over the horizon, £m"
TOP_LEGEND = {"title": None, "orient": "top", "symbolType": "stroke", "symbolStrokeWidth": 5, "symbolSize": 300,
              "symbolOpacity": 1, "columns": 2, "labelLimit": 220}  # fmt: skip
CAVEAT = (
    "Not a forecast, and not money the council gets back: it is the value of people's better lives and of public "
    "costs avoided, in 2024 pounds, over the whole horizon. Each band holds eight futures in ten; the line is the "
    "average of all of them."
)


def table(ladder: Ladder) -> pd.DataFrame:
    """Average and the range of eight futures in ten at every level [£m], one row a level and strategy."""
    parts = []
    for key, totals in ladder.totals.items():
        each = [summarise(level / 1e6, ladder.blocks) for level in totals]
        columns = {"strategy": ladder.titles[key], "spend_m": ladder.spend_gbp / 1e6}
        columns |= {
            "average_m": [s.mean.value for s in each],
            "low_m": [s.low for s in each],
            "high_m": [s.high for s in each],
        }
        columns |= {"average_se_m": [s.mean.se for s in each], "low_se_m": [s.quantile["p10"].se for s in each],
                    "high_se_m": [s.quantile["p90"].se for s in each]}  # fmt: skip
        parts.append(pd.DataFrame(columns))
    return pd.concat(parts, ignore_index=True)


def figure(
    ladder: Ladder, levels: pd.DataFrame, crossings: dict[str, Crossing], focus: str, spend_gbp: float,
    numbers: dict[str, int], ink: Look,
) -> Figure:  # fmt: skip
    """One chart; `levels` is the ladder's table, kept because only the mark moves with spend.

    `crossings` by strategy, of which the focus strategy's is marked; `numbers` keeps each one's colour.
    """
    top = float(ladder.spend_gbp[-1])
    said = {key: words.compare.crossing(c, ladder.titles[key], top) for key, c in crossings.items()}
    claim, detail = said.get(focus) or ("Piecemeal across levels of spend", "")
    others = ". ".join(f"{c} ({d.rstrip('.')})" if d else c for k, (c, d) in said.items() if k != focus)
    summary = f"{_at(ladder, spend_gbp)} {others + '.' if others else ''}".strip()
    rows = levels.round(4).to_dict("records")
    layers = [*_marks(crossings.get(focus), spend_gbp, ink), *_lines(rows, ladder, focus, numbers, ink)]
    chart = spec.furnished(layers, ink, HEIGHT)
    shown = levels.rename(columns={"strategy": "Strategy", "spend_m": "Spend (£m a year)",
                                   "average_m": "Average value (£m)", "low_m": "Low, 1 in 10 below (£m)",
                                   "high_m": "High, 1 in 10 above (£m)", "average_se_m": "± average",
                                   "low_se_m": "± low", "high_se_m": "± high"})  # fmt: skip
    picture = Picture(chart, f"Chart: {claim}. {detail}")
    return Figure("ladder", claim, detail, (picture,), summary, CAVEAT, shown.round(3))


def _at(ladder: Ladder, spend_gbp: float) -> str:
    """The average values at this spend, in words."""
    said = [
        f"{ladder.titles[k]} {words.numbers.pounds(float(np.interp(spend_gbp, ladder.spend_gbp, v.mean(axis=1))))}"
        for k, v in ladder.totals.items()
    ]
    return f"Average value at {words.numbers.exact_pounds(spend_gbp)} a year: {', '.join(said)}."


def _lines(rows: Rows, ladder: Ladder, focus: str, numbers: dict[str, int], ink: Look) -> list[Spec]:
    names, colours = list(ladder.titles.values()), [ink.colour(numbers[k]) for k in ladder.titles]
    colour = spec.coloured("strategy", names, colours, TOP_LEGEND)
    x = quantity(
        "spend_m", "Commissioned spend, £m a year", scale={"nice": False}, axis={"format": ",.0f", "tickCount": 6}
    )
    y = quantity("average_m", VALUE_TITLE, axis={"format": ",.0f", "tickCount": 6})
    banded = [r for r in rows if r["strategy"] in (ladder.titles[BASELINE], ladder.titles[focus])]
    low, high = (quantity(side, VALUE_TITLE) for side in ("low_m", "high_m"))
    edge = {"strokeWidth": 1, "strokeDash": [3, 3], "opacity": 0.8}
    named = (("strategy", "Strategy", None), ("spend_m", "Spend £m", ",.0f"), ("average_m", "Average £m", ".2f"),
             ("low_m", "Low £m", ".2f"), ("high_m", "High £m", ".2f"))  # fmt: skip
    tip = [{"field": f, "title": t, **({"format": form} if form else {})} for f, t, form in named]
    return [
        layer(banded, "area", {"x": x, "y": low, "y2": {"field": "high_m"}, "color": colour}, opacity=0.13),
        layer(banded, "line", {"x": x, "y": low, "color": colour}, **edge),
        layer(banded, "line", {"x": x, "y": high, "color": colour}, **edge),
        layer(rows, "line", {"x": x, "y": y, "color": colour, "tooltip": tip}, strokeWidth=3),
        _band_names(banded, x, colour),
    ]


def _band_names(banded: Rows, x: Spec, colour: Spec) -> Spec:
    """Each band says whose it is and what it holds, just inside its upper edge at the right; kept apart where edges meet."""
    top = max(r["spend_m"] for r in banded)
    ends = sorted((r for r in banded if r["spend_m"] == top), key=lambda r: -r["high_m"])
    apart = 0.07 * max(ends[0]["high_m"], 1e-9)
    rows, below = [], float("inf")
    for r in ends:
        below = min(r["high_m"], below - apart)
        rows.append(
            {
                "strategy": r["strategy"],
                "spend_m": top,
                "at_m": below,
                "says": f"8 in 10 futures, {r['strategy'].lower()}",
            }
        )
    encoding = {"x": x, "y": quantity("at_m", VALUE_TITLE), "text": spec.label(), "color": colour}
    return layer(rows, "text", encoding, align="right", dx=-4, dy=15, fontSize=13, fontStyle="italic")


def _marks(crossing: Crossing | None, spend_gbp: float, ink: Look) -> list[Spec]:
    """This spend, and the spend at which the ranking changes with its range."""
    layers = []
    if crossing and crossing.spend_gbp is not None and crossing.low_gbp is not None:
        where = [{"low": crossing.low_gbp.value / 1e6, "high": crossing.high_gbp.value / 1e6, "at": crossing.spend_gbp.value / 1e6}]  # fmt: skip
        layers += [
            layer(where, "rect", {"x": quantity("low"), "x2": {"field": "high"}}, opacity=0.10, color=ink.quiet),
            layer(where, "rule", {"x": quantity("at")}, strokeDash=[6, 4], strokeWidth=2, color=ink.quiet),
            *_flag(where[0]["at"], "ranking changes", where[0]["at"] < 0.3 * TOP_M, _clear(where[0]["at"]), {"color": ink.text}),
        ]  # fmt: skip
    at = spend_gbp / 1e6
    layers.append(layer([{"at": at}], "rule", {"x": quantity("at")}, strokeWidth=2.5, color=ink.text))
    says = f"this spend: {words.numbers.exact_pounds(spend_gbp)}"
    return [*layers, *_flag(at, says, at <= TOP_M / 2, 2, {"fontWeight": "bold", "color": ink.text})]


def _clear(at: float) -> int:
    """How far down the flag of the crossing stands: at the right it would cross the names of the bands, and stands near the foot."""
    return 24 if at < 0.6 * TOP_M else HEIGHT - 110


def _flag(at: float, says: str, to_the_right: bool, y: int, style: Spec) -> list[Spec]:
    """A name beside an upright line, on the side where there is room: two layers, one of them empty, so that only data moves."""
    encoding = {"x": quantity("at"), "y": {"value": y}, "text": spec.label()}
    return [
        layer(
            [{"at": at, "says": says if shown else ""}],
            "text",
            encoding,
            align=align,
            dx=shift,
            baseline="top",
            **style,
        )
        for align, shift, shown in (("left", 6, to_the_right), ("right", -6, not to_the_right))
    ]
