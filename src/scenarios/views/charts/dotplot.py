"""The difference at one spend as fifty equally likely dots, split at zero."""

from __future__ import annotations

from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.dots import dots_above, stacked
from scenarios.analysis.headline import Headline
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import (
    SIGNED,
    UNDRAWN,
    Align,
    Spec,
    coloured,
    finished,
    over,
    reach,
    with_data,
    y_pixels,
)
from scenarios.views.charts.theme import Theme

HEIGHT = 300
BINS = 40
X_TITLE = "Better or worse than piecemeal, £m"
ROOM = 24.0  # dots that fit above each other without touching; a taller stack presses them together
DOT_SIZE = 80
CAVEAT = (
    "Each dot is 2 futures in 100, all equally likely. Not every thing that could happen: only what the evidence "
    "behind the model allows. The distance from zero matters as much as the side."
)


def figure(h: Headline, number: int, theme: Theme | None) -> Figure:
    """Dots to the right of zero are futures in which the strategy does better; without a theme nothing is drawn."""
    won, lost = dots_above(h.dots_gbp), dots_above(-h.dots_gbp)
    dots = dots_frame(h)
    claim = claim_of(h)
    middle = words.numbers.span(h.value.summary.low, h.value.summary.high, words.numbers.pounds)
    summary = (
        f"{h.title} less piecemeal: {words.numbers.RANGE_WORDS} lie from {middle}. "
        f"Fifty dots: {won} to the right of zero, {lost} to the left."
    )
    tallest = max(ROOM, float(dots["height"].max()) + 3)
    frames = {"dots": dots, "zero": pd.DataFrame({"x_m": [0.0]}), "reach": pd.DataFrame({"height": [0.0, tallest]})}
    chart = UNDRAWN if theme is None else with_data(template(theme, h.title, number), **frames)
    table = pd.DataFrame(
        {
            "Dot": range(1, len(dots) + 1),
            "Difference in value (£m)": dots["value_m"].round(3),
            "Who does better": dots["side"],
        }
    )
    return Figure("dots", claim, "", (Picture(chart, "Fifty dots", f"{claim}."),), summary, CAVEAT, table)


def claim_of(h: Headline) -> str:
    """Who does better how often, in the sentence's own words for it."""
    if not h.dots_gbp.any():
        return "No strategy differs: there is nothing to spend, or nothing is pointed"
    return f"{h.title} does better {words.numbers.times(h.value.p_better.value)}"


def sides_of(title: str) -> tuple[str, str, str]:
    return f"{title} better", "Piecemeal better", "No difference"


def dots_frame(h: Headline) -> pd.DataFrame:
    """Where each dot stands [£m], how high in its stack, its own value [£m] and who does better in it."""
    x_m, height, value_m = stacked(h.dots_gbp / 1e6, BINS)
    better, worse, same = sides_of(h.title)
    side = [better if v > 0 else worse if v < 0 else same for v in value_m]
    return pd.DataFrame({"x_m": x_m, "height": height, "value_m": value_m, "side": side})


@cache
def template(theme: Theme, title: str, number: int) -> Spec:
    """Dots on one line of pounds, with the two sides named at its top."""
    sides = sides_of(title)
    named = tuple(zip(sides, (theme.colour(number), theme.colour(0), theme.quiet), strict=True))
    x = alt.X("x_m:Q", title=X_TITLE)
    x = x.scale(nice=False, padding=18).axis(labelExpr=SIGNED, tickCount=7)
    y = alt.Y("height:Q", axis=None, scale=alt.Scale(nice=False))
    tip = [alt.Tooltip("value_m:Q", title="£m", format="+.2f"), alt.Tooltip("side:N", title=" ")]
    layers = [
        over("zero").mark_rule(strokeWidth=2, color=theme.text).encode(x),
        over("dots").mark_circle(size=DOT_SIZE, opacity=1).encode(x, y, coloured("side", named), tooltip=tip),
        reach(alt.Y("height:Q", axis=None, scale=alt.Scale(nice=False))),
        _side(f"{sides[1]} ◀", "right", x, theme),
        _side(f"▶ {sides[0]}", "left", x, theme),
    ]
    return finished(layers, theme, HEIGHT)


def _side(label: str, align: Align, x: alt.X, theme: Theme) -> alt.Chart:
    shift = 8 if align == "left" else -8
    mark = over("zero").mark_text(align=align, dx=shift, baseline="top", fontWeight="bold", color=theme.text)
    return mark.encode(x, y_pixels(0), text=alt.value(label))
