"""What if they all pulled on one rope: people, one by one, under practices that ask suppliers for more."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.summary import Summary
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.icons import PERSON
from scenarios.views.charts.template import Spec, finished, over, text, with_data
from scenarios.views.charts.theme import Theme
from scenarios.views.words import imagine

ACROSS, MOST = 25, 100  # figures in a row, and in the largest practice: more people, and each stands for several
ROW_PX, WORDS_ROWS = 34, 1
CAVEAT = (
    "Pledges of the size that bold policies ask for, all pointed at the mission, everything else as it is. It is what"
    " the evidence suggests and not a promise; what it would take for more has a page of its own."
)


def figure(practices: Sequence[tuple[str, Summary]], noun: str, number: int, theme: Theme) -> Figure:
    """A row of people a practice."""
    each = _each(max(s.mean.value for _, s in practices))
    people, names = people_frame(practices, each), names_frame(practices, noun, each)
    rows = int(names["rows"].sum())
    chart = with_data(template(theme, theme.colour(number), rows), people=people, names=names.drop(columns="rows"))
    told = [imagine.practice(label, s, noun) for label, s in practices]
    unit = "" if each == 1 else f" Each figure stands for {each:,} people."
    table = pd.DataFrame(
        [
            {
                "Practice": label,
                "People, average": s.mean.value,
                "Low, 1 in 10 below": s.low,
                "High, 1 in 10 above": s.high,
            }
            for label, s in practices
        ]
    ).round(1)
    summary = ". ".join(told) + f".{unit}"
    picture = Picture(chart, "A row of figures for each practice", summary)
    return Figure("imagine", imagine.claim(practices), unit.strip(), (picture,), summary, CAVEAT, table)


def _each(most: float) -> int:
    """How many people a figure stands for."""
    return int(max(1, 10 ** math.ceil(math.log10(most / MOST)))) if most > MOST else 1


def _rows(people: float, each: int) -> int:
    """Rows that a practice takes: its words, and its people."""
    return WORDS_ROWS + max(1, math.ceil(round(max(0.0, people) / each) / ACROSS))


def people_frame(practices: Sequence[tuple[str, Summary]], each: int) -> pd.DataFrame:
    """Where every figure stands."""
    rows, top = [{"x": -9.0, "y": 0.0}], 0  # one that is out of sight, so that nobody is a frame too
    for _, s in practices:
        n = round(max(0.0, s.mean.value) / each)
        rows += [{"x": float(i % ACROSS), "y": float(top + WORDS_ROWS + i // ACROSS)} for i in range(n)]
        top += _rows(s.mean.value, each)
    return pd.DataFrame(rows)


def names_frame(practices: Sequence[tuple[str, Summary]], noun: str, each: int) -> pd.DataFrame:
    """Each practice in words, above its people, and the rows that it takes."""
    rows, top = [], 0
    for label, s in practices:
        rows.append({"y": float(top), "label": imagine.practice(label, s, ""), "rows": _rows(s.mean.value, each)})
        top += _rows(s.mean.value, each)
    return pd.DataFrame(rows)


@cache
def template(theme: Theme, colour: str, rows: int) -> Spec:
    """People in rows, with each practice's words above them."""
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.6, ACROSS - 0.4], clamp=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[rows - 0.3, -0.6]))
    mark = over("people").mark_point(shape=PERSON, filled=True, size=430, opacity=1, color=colour, clip=True)
    size = alt.ExprRef(expr="width < 450 ? 12 : 15")
    words = over("names").mark_text(align="left", fontWeight="bold", color=theme.text, fontSize=size)
    at_left = alt.XValue(2)  # type: ignore[no-untyped-call]  # the library leaves its value channels untyped
    return finished([mark.encode(x, y), words.encode(at_left, y, text())], theme, ROW_PX * rows + 20)
