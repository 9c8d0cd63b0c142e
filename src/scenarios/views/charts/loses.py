"""Focus loses when: each condition as a stretch of everything the evidence allows."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.discovery import Condition, Finding
from scenarios.analysis.ranges import Range
from scenarios.domain.parameter import Register
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import Align, Spec, finished, over, text, with_data
from scenarios.views.charts.theme import Theme

WRAPPED = 44  # characters a line, for a phone
LINE = 17  # pixels a line of a name
CAVEAT = (
    "Found by search, not by reasoning: these circumstances go with losing, they need not cause it. Outside them focus"
    " still loses at times, and inside them it sometimes wins; both numbers say how often."
)


def figure(
    found: Finding | None,
    inputs: Mapping[str, Range],
    title: str,
    losing_share: float,
    register: Register,
    theme: Theme,
) -> Figure:
    """A bar for each condition: the whole range in grey, the losing stretch in colour."""
    claim, detail = words.decision.finding(found, title, losing_share, register)
    if found is None:
        return Figure("loses", claim, detail, (), claim + ".", CAVEAT, pd.DataFrame({"Condition": []}))
    rows = conditions_frame(found, inputs, register)
    lines = int(rows["name"].iloc[0].count("\n")) + 1
    chart = with_data(template(theme, len(rows), lines), conditions=rows)
    summary = words.decision.stability(found, register)
    picture = Picture(chart, "Bars of conditions", f"{claim}. {detail}")
    return Figure("loses", claim, detail, (picture,), summary, CAVEAT, _table(found, register))


def conditions_frame(found: Finding, inputs: Mapping[str, Range], register: Register) -> pd.DataFrame:
    """Where each condition starts and stops, as shares of the middle 98 in 100 of its range.

    Names on as many lines each.
    """
    rows = [_row(c, inputs[c.key], register) for c in found.conditions]
    most = max(str(r["name"]).count("\n") for r in rows)
    for row in rows:
        row["name"] = "\n" * (most - str(row["name"]).count("\n")) + str(row["name"])
    return pd.DataFrame(rows)


def _row(c: Condition, reach: Range, register: Register) -> dict[str, str | float]:
    name = words.numbers.capital(words.decision.condition(c, register))
    return {
        "name": "\n".join(textwrap.wrap(name, WRAPPED)),
        "zero_share": 0.0,
        "one_share": 1.0,
        "start_share": 0.0 if c.low is None else reach.share(c.low),
        "stop_share": 1.0 if c.high is None else reach.share(c.high),
        "least": words.decision.value_of(c.key, reach.p01, register),
        "most": words.decision.value_of(c.key, reach.p99, register),
    }


def _table(found: Finding, register: Register) -> pd.DataFrame:
    rows = [
        {
            "Condition": words.decision.condition(c, register),
            "From": c.low,
            "To": c.high,
            "Comes back, in 100 searches": round(100 * c.stability),
        }
        for c in found.conditions
    ]
    return pd.DataFrame(rows)


@cache
def template(theme: Theme, rows: int, lines: int) -> Spec:
    """A bar a condition, its name above it, its ends below."""

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))

    y = alt.Y("name:N", sort=None, axis=None)
    whole = over("conditions").mark_bar(color=theme.grid, stroke=theme.faint, height=16, yOffset=10)
    losing = over("conditions").mark_bar(color=theme.colour(0), height=16, yOffset=10)
    name = over("conditions").mark_text(
        align="left",
        dy=4 - LINE * lines,
        baseline="top",
        lineHeight=LINE,
        lineBreak="\n",
        fontWeight="bold",
        color=theme.text,
        limit=900,
    )
    layers = [
        whole.encode(x("zero_share"), alt.X2("one_share"), y),
        losing.encode(x("start_share"), alt.X2("stop_share"), y),
        name.encode(x("zero_share"), y, text("name")),
    ]
    sides: tuple[tuple[str, str, Align], ...] = (("least", "zero_share", "left"), ("most", "one_share", "right"))
    for field, at, align in sides:
        ends = over("conditions").mark_text(align=align, dy=28, fontSize=13, color=theme.quiet)
        layers.append(ends.encode(x(at), y, text(field)))
    return finished(layers, theme, (58 + LINE * lines) * rows + 16)
