"""What comes up in each council year by category, and under it how much of the spend then carries the mission."""

from __future__ import annotations

from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.contracts import Pipeline
from scenarios.domain.book import fiscal_year
from scenarios.domain.contract import CATEGORIES
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import TICKS, Spec, finished, over, with_data
from scenarios.views.charts.theme import DARK, Theme

UP_HEIGHT, CARRIES_HEIGHT = 380, 200
SHORT = "split(datum.label, ' and ')[0]"  # so that a phone shows both columns whole
# Neighbours in a stack differ in lightness, so that readers who see no red or no green tell them apart.
LIGHT_SHADES = (*("#0b4a7d", "#e0962a", "#7a1d5f", "#7cc4bd", "#8a4b12"), *("#e7a9c4", "#2f6b2a", "#aebfd4", "#4a4f57"))
DARK_SHADES = (*("#4f95d6", "#f5c46b", "#b0569a", "#a6e3dc", "#b9763a"), *("#f6cfe0", "#5fa457", "#d3deec", "#8b929c"))


def figure(found: Pipeline, theme: Theme) -> Figure:
    """Two pictures over the same years: pounds that come up, and the share that carries the mission."""
    claim, detail = words.book.pipeline(found)
    up, carries = up_frame(found), carries_frame(found)
    told = words.book.pipeline_told(found)
    pictures = (
        Picture(with_data(up_template(theme), up=up), "Stacked columns by council year and category", told),
        Picture(
            with_data(carries_template(theme, theme.colour(1)), carries=carries),
            "Line by council year",
            f"Pounds of every £100 that carry the mission. {told}",
        ),
    )
    return Figure("pipeline", claim, detail, pictures, told, words.book.PIPELINE_CAVEAT, table(found))


def up_frame(found: Pipeline) -> pd.DataFrame:
    """What comes up, one row a category and year [£m a year]."""
    rows = [
        {"year": fiscal_year(found.start, t), "category": c, "order": i, "up_m": gbp / 1e6}
        for i, (c, by_year) in enumerate(found.comes_up_gbp.items())
        for t, gbp in enumerate(by_year, 1)
    ]
    return pd.DataFrame(rows)


def carries_frame(found: Pipeline) -> pd.DataFrame:
    """Pounds of every £100 that carry the mission: average and the range of eight futures in ten."""
    rows = [
        {"year": fiscal_year(found.start, t), "average": 100 * s.mean.value, "low": 100 * s.low, "high": 100 * s.high}
        for t, s in enumerate(found.carries, 1)
    ]
    return pd.DataFrame(rows)


def table(found: Pipeline) -> pd.DataFrame:
    """Every number of both pictures, a row a year."""
    rows = []
    for t, s in enumerate(found.carries, 1):
        up = {f"{c} (£m)": gbp[t - 1] / 1e6 for c, gbp in found.comes_up_gbp.items()}
        of = {
            "Of £100 carry it": 100 * s.mean.value,
            "± of £100": 100 * (s.mean.se or 0.0),
            "Low": 100 * s.low,
            "High": 100 * s.high,
        }
        rows.append({"Council year": fiscal_year(found.start, t), **of, "Comes up (£m)": sum(up.values()), **up})
    return pd.DataFrame(rows).round(2)


@cache
def up_template(theme: Theme) -> Spec:
    """Columns stacked by category."""
    x = alt.X("year:O", title="Council year, from April").axis(labelAngle=0, labelOverlap=True)
    y = alt.Y("up_m:Q", title="£m a year").axis(format=TICKS, tickCount=5)
    legend = alt.Legend(title=None, orient="top", columns=2, labelExpr=SHORT)
    scale = alt.Scale(domain=list(CATEGORIES), range=list(DARK_SHADES if theme == DARK else LIGHT_SHADES))
    colour = alt.Color("category:N", scale=scale, legend=legend)
    tip = [
        alt.Tooltip("category:N", title=" "),
        alt.Tooltip("year:O", title="Year"),
        alt.Tooltip("up_m:Q", title="£m", format=",.1f"),
    ]
    bars = over("up").mark_bar(stroke=theme.ground, strokeWidth=1)
    layers = [bars.encode(x, y, colour, alt.Order("order:Q"), tooltip=tip)]
    return finished(layers, theme, UP_HEIGHT, "Comes up for the first time")


@cache
def carries_template(theme: Theme, colour: str) -> Spec:
    """A line with its band, from nothing to all of every £100."""
    x = alt.X("year:O", title=None).axis(labelAngle=0, labelOverlap=True)
    scale = alt.Scale(domain=[0, 100])
    y = alt.Y("average:Q", title="£", scale=scale).axis(tickCount=4)
    layers = [
        over("carries").mark_area(opacity=0.18, color=colour).encode(x, alt.Y("low:Q", scale=scale), alt.Y2("high")),
        over("carries").mark_line(strokeWidth=3.5, color=colour, point={"color": colour, "size": 60}).encode(x, y),
    ]
    return finished(layers, theme, CARRIES_HEIGHT, "Of every £100, carries the mission")
