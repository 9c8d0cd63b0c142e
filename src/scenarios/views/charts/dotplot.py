"""The difference at one spend as fifty equally likely dots, split at zero."""

from __future__ import annotations

import pandas as pd

from scenarios.analysis.dots import dots_above, stacked
from scenarios.analysis.headline import Headline
from scenarios.views import words
from scenarios.views.charts import spec
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.spec import SIGNED, Rows, Spec, layer, quantity
from scenarios.views.charts.theme import Look

HEIGHT = 300
BINS = 40
ROOM = 24.0  # dots that fit above each other without touching; a taller stack presses them together
DOT_SIZE = 80
CAVEAT = (
    "Each dot is 2 futures in 100, all equally likely. Not every thing that could happen: only what the evidence "
    "behind the model allows. The distance from zero matters as much as the side."
)


def figure(h: Headline, focus_number: int, ink: Look) -> Figure:
    """Dots to the right of zero are futures in which the strategy does better than piecemeal."""
    values = h.dots_gbp
    won, lost = dots_above(values), dots_above(-values)
    x, height, own = stacked(values / 1e6, BINS)
    sides = [f"{h.title} better", "Piecemeal better", "No difference"]
    side = [sides[0] if v > 0 else sides[1] if v < 0 else sides[2] for v in own]
    rows = [{"x_m": a, "height": b, "value_m": c, "side": s} for a, b, c, s in zip(x, height, own, side, strict=True)]
    claim = (
        f"{h.title} does better in {2 * won} futures in 100, piecemeal in {2 * lost}"
        if won + lost
        else "No strategy differs: there is nothing to spend, or nothing is pointed"
    )
    middle = words.numbers.span(h.value.summary.low, h.value.summary.high, words.numbers.pounds)
    summary = (
        f"{h.title} less piecemeal: {words.numbers.RANGE_WORDS} lie from {middle}. "
        f"Fifty dots: {won} to the right of zero, {lost} to the left."
    )
    chart = spec.furnished(_layers(rows, sides, focus_number, ink), ink, HEIGHT)
    table = pd.DataFrame(
        {"Dot": range(1, len(own) + 1), "Difference in value (£m)": own.round(3), "Who does better": side}
    )
    return Figure("dots", claim, "", (Picture(chart, f"Fifty dots: {claim}."),), summary, CAVEAT, table)


def _layers(rows: Rows, sides: list[str], focus_number: int, ink: Look) -> list[Spec]:
    colour = spec.coloured("side", sides, [ink.colour(focus_number), ink.colour(0), ink.quiet])
    x = quantity("x_m", "Value compared with piecemeal, £m over the horizon", scale={"nice": False, "padding": 18},
                 axis={"labelExpr": SIGNED, "tickCount": 7})  # fmt: skip
    y = quantity("height", axis=None, scale={"nice": False})
    tallest = max(ROOM, max(r["height"] for r in rows) + 3)
    tip = [{"field": "value_m", "title": "£m", "format": "+.2f"}, {"field": "side", "title": " "}]
    zero = [{"x_m": 0.0}]
    return [
        layer(zero, "rule", {"x": x}, strokeWidth=2, color=ink.text),
        layer(rows, "circle", {"x": x, "y": y, "color": colour, "tooltip": tip}, size=DOT_SIZE, opacity=1),
        spec.reaching("y", "height", [0.0, tallest]),
        _side(f"{sides[1]} ◀", "right", x, ink),
        _side(f"▶ {sides[0]}", "left", x, ink),
    ]


def _side(says: str, align: str, x: Spec, ink: Look) -> Spec:
    encoding = {"x": x, "y": {"value": 0}, "text": spec.label()}
    shift = 8 if align == "left" else -8
    return layer([{"x_m": 0.0, "says": says}], "text", encoding, align=align, dx=shift, baseline="top", fontWeight="bold",
                 color=ink.text)  # fmt: skip
