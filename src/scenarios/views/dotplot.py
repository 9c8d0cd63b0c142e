"""The difference at one spend as fifty equally likely dots, split at zero."""

from __future__ import annotations

import altair as alt
import pandas as pd

from scenarios.analysis.dots import dot_values, dots_above, stacked
from scenarios.analysis.headline import Headline
from scenarios.views import words
from scenarios.views.figure import Figure, Picture
from scenarios.views.look import Look, furnished

HEIGHT = 300
BINS = 40
SIGNED = "datum.value == 0 ? '0' : format(datum.value, '+,.2~f')"  # a zero with a plus sign reads as a gain
CAVEAT = (
    "Each dot is 2 futures in 100, all equally likely. Not every thing that could happen: only what the evidence behind the model "
    "allows. The distance from zero matters as much as the side."
)


def figure(h: Headline, focus_number: int, ink: Look) -> Figure:
    """Dots to the right of zero are futures in which the strategy does better than piecemeal."""
    values = dot_values(h.value.draws)
    won = dots_above(values)
    lost = int((values < 0).sum())
    x, height, own = stacked(values / 1e6, BINS)
    sides = [f"{h.title} better", "Piecemeal better", "No difference"]
    side = [sides[0] if v > 0 else sides[1] if v < 0 else sides[2] for v in own]
    data = pd.DataFrame({"x_m": x, "height": height, "value_m": own, "side": side})
    claim = (
        f"{h.title} does better in {2 * won} futures in 100, piecemeal in {2 * lost}"
        if won + lost
        else "No strategy differs: there is nothing to spend, or nothing is pointed"
    )
    middle = words.span(h.value.summary.low, h.value.summary.high, words.pounds)
    summary = f"{h.title} less piecemeal: {words.RANGE_WORDS} lie from {middle}. Fifty dots: {won} to the right of zero, {lost} to the left."
    chart = furnished(alt.layer(*_layers(data, sides, focus_number, ink)), ink, HEIGHT)
    table = (
        data[["value_m", "side"]]
        .rename(columns={"value_m": "Difference in value (£m)", "side": "Who does better"})
        .round(3)
    )
    table.insert(0, "Dot", range(1, len(table) + 1))
    return Figure("dots", claim, "", (Picture(chart, f"Fifty dots: {claim}."),), summary, CAVEAT, table)


def _layers(data: pd.DataFrame, sides: list[str], focus_number: int, ink: Look) -> list[alt.Chart]:
    colour = alt.Color(
        "side:N", legend=None, scale=alt.Scale(domain=sides, range=[ink.colour(focus_number), ink.colour(0), ink.quiet])
    )
    x = alt.X("x_m:Q", title="Value compared with piecemeal, £m over the horizon", axis=alt.Axis(labelExpr=SIGNED, tickCount=7),
              scale=alt.Scale(nice=False, padding=18))  # fmt: skip
    most = max(10.0, float(data.height.max()) + 3)
    across = 0.9 * (HEIGHT - 60) / most  # a dot is as wide as its share of the height, so that stacks read as counts
    y = alt.Y("height:Q", axis=None, scale=alt.Scale(domain=[0, most]))
    dots = (
        alt.Chart(data)
        .mark_circle(size=min(220.0, 0.785 * across**2), opacity=1)
        .encode(
            x=x,
            y=y,
            color=colour,
            tooltip=[alt.Tooltip("value_m", title="£m", format="+.2f"), alt.Tooltip("side", title=" ")],
        )
    )
    zero = alt.Chart(pd.DataFrame({"x_m": [0.0]})).mark_rule(strokeWidth=2, color=ink.text).encode(x=x)
    ends = []
    for says, align, shift in ((sides[1] + " ◀", "right", -8), ("▶ " + sides[0], "left", 8)):
        at = alt.Chart(pd.DataFrame({"x_m": [0.0], "says": [says]}))
        ends.append(at.mark_text(align=align, dx=shift, baseline="top", fontWeight="bold", color=ink.text).encode(
            x=x, y=alt.value(0), text="says:N"))  # fmt: skip
    return [zero, dots, *ends]
