"""Scenarios side by side, each kind of chart once, with all of them on one scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import altair as alt
import numpy as np
import pandas as pd

from scenarios.analysis.summary import Summary
from scenarios.answers.side_by_side import Column, SideBySide
from scenarios.domain.mission import Missions
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import (
    SIGNED,
    TICKS,
    Named,
    Spec,
    coloured,
    finished,
    line_legend,
    names_axis,
    over,
    reach,
    titled,
    with_data,
)
from scenarios.views.charts.theme import Theme
from scenarios.views.words import numbers, side_by_side

ROW, MARGIN, LINES_HEIGHT = 58, 80, 300  # pixels
LEGEND_ROW = 27  # pixels of a row of names, beyond the six that the height allows for
FEW, ROW_OF_MANY = 6, 40  # scenarios of which each is named in a heading; pixels of a row where there are more
# Of lines: where there are more scenarios than hues, each round of hues has its own.
DASHES = ([1, 0], [8, 4], [2, 3], [12, 3, 2, 3], [16, 6], [1, 6], [6, 2, 1, 2, 1, 2], [20, 3], [4, 8])
CAVEAT = (
    "Each scenario's first strategy against its own piecemeal, on the same futures. Bars hold eight futures in ten, the"
    " dot is the average. Two bars that overlap can still differ for certain: what counts is the difference future by"
    " future, in the table of results."
)
CAVEAT_LINES = (
    "The average lead over piecemeal of each scenario's first strategy at every level of spend, everything else as each"
    " scenario has it; the band holds eight futures in ten."
)
CAVEAT_MANY_LINES = (
    "The average lead over piecemeal of each scenario's first strategy at every level of spend, everything else as each"
    " scenario has it. So many bands would hide each other: the range of eight futures in ten is in the table."
)
CAVEAT_YEARS = "The average number in each year, more than under piecemeal. Modelled, not counted."


def figures(side: SideBySide, missions: Missions, theme: Theme) -> list[Figure]:
    """People, value, levels of spend, and years where all of them count people year by year."""
    found = [_people(side, missions, theme), _value(side, theme), _levels(side, theme)]
    return [*found, *_years(side, theme)]


def named(side: SideBySide, theme: Theme) -> Named:
    """Each scenario's colour, by its place."""
    return tuple((c.label, theme.colour(i + 1)) for i, c in enumerate(side.columns))


def dashed(names: Named, theme: Theme, legend: alt.Legend) -> alt.StrokeDash:
    """How each scenario's line is drawn: another way for every round of hues, so that no two lines are alike."""
    hues = len(theme.strategies)
    drawn = [DASHES[i // hues % len(DASHES)] for i in range(len(names))]
    return alt.StrokeDash("scenario:N", scale=alt.Scale(domain=[n for n, _ in names], range=drawn), legend=legend)


def lines_height(names: Named, height: int) -> int:
    """Lines keep their height however many names stand above them."""
    return height + LEGEND_ROW * max(0, (len(names) + 1) // 2 - 3)


def _people(side: SideBySide, missions: Missions, theme: Theme) -> Figure:
    same = len({c.headline.mission for c in side.columns}) == 1
    title = "More people than under piecemeal" if same else "More of each mission's own people"
    frame = ranges_frame(side, lambda c: c.headline.people, 1.0)
    told = " ".join(side_by_side.each_says(side, missions))
    return _ranges("side_people", side_by_side.claim(side), title, frame, told, side, theme)


def _value(side: SideBySide, theme: Theme) -> Figure:
    frame = ranges_frame(side, lambda c: c.headline.value.summary, 1e6)
    dots = pd.DataFrame(
        [{"scenario": c.label, "average": x / 1e6} for c in side.columns for x in c.headline.dots_gbp.tolist()]
    )
    told = " ".join(f"{c.label}: {_signed(c.headline.value.summary, numbers.pounds)}." for c in side.columns)
    claim = f"How often each is ahead of piecemeal: {_chances(side)}"
    return _ranges("side_value", claim, "£m against piecemeal; a tick is a future", frame, told, side, theme, dots)


def _chances(side: SideBySide) -> str:
    """Each one's chance; of many, the lowest and the highest."""
    each = sorted(side.columns, key=lambda c: c.headline.value.p_better.value)
    if len(each) <= FEW:
        return "; ".join(f"{c.label}, {numbers.times(c.headline.value.p_better.value)}" for c in side.columns)
    low, high = (f"{numbers.times(c.headline.value.p_better.value)} ({c.label})" for c in (each[0], each[-1]))
    return f"from {low} to {high}"


def _signed(s: Summary, show: Callable[[float], str]) -> str:
    return f"{numbers.signed(s.mean.value, show)} ({numbers.span(s.low, s.high, show)})"


def ranges_frame(side: SideBySide, of: Callable[[Column], Summary], unit: float) -> pd.DataFrame:
    """Average and range of every scenario, in a unit."""
    rows = [(c.label, of(c)) for c in side.columns]
    return pd.DataFrame(
        [{"scenario": n, "average": s.mean.value / unit, "low": s.low / unit, "high": s.high / unit} for n, s in rows]
    )


def _ranges(
    key: str,
    claim: str,
    title: str,
    frame: pd.DataFrame,
    told: str,
    side: SideBySide,
    theme: Theme,
    dots: pd.DataFrame | None = None,
) -> Figure:
    """One row a scenario: its range, its average and, where given, its fifty futures."""
    values = [*frame["low"], *frame["high"], *([] if dots is None else dots["average"]), 0.0]
    edge = 0.04 * (max(values) - min(values)) or 1.0
    data = {
        "ranges": frame,
        "zero": pd.DataFrame({"average": [0.0]}),
        "reach": pd.DataFrame({"average": [min(values) - edge, max(values) + edge]}),
    }
    if dots is not None:
        data["dots"] = dots
    chart = with_data(titled(_ranges_template(theme, named(side, theme), dots is not None), title=title), **data)
    table = frame.rename(columns={"scenario": "Scenario", "average": "Average", "low": "Low", "high": "High"}).round(3)
    picture = Picture(chart, "A range for each scenario", f"{claim}. {told}")
    return Figure(key, claim, "", (picture,), told, CAVEAT, table)


@cache
def _ranges_template(theme: Theme, names: Named, dotted: bool) -> Spec:
    colour, scale = coloured("scenario", names), alt.Scale(nice=False, zero=False)
    x = alt.X("average:Q", title="<title>", scale=scale).axis(labelExpr=SIGNED, tickCount=5)
    y = alt.Y("scenario:N", sort=[n for n, _ in names], title=None, axis=names_axis(150))
    layers = [
        reach(alt.X("average:Q")),
        over("zero").mark_rule(color=theme.text, strokeWidth=2).encode(x),
        *([over("dots").mark_tick(color=theme.faint, thickness=1.5, size=26).encode(x, y)] if dotted else []),
        over("ranges")
        .mark_rule(strokeWidth=6, opacity=0.75)
        .encode(alt.X("low:Q", scale=scale), alt.X2("high"), y, colour),
        over("ranges").mark_circle(size=190, opacity=1).encode(x, y, colour),
    ]
    return finished(layers, theme, (ROW if len(names) <= FEW else ROW_OF_MANY) * len(names) + MARGIN)


def _levels(side: SideBySide, theme: Theme) -> Figure:
    frame = levels_frame(side)
    marks = pd.DataFrame(
        [
            {"scenario": c.label, "spend_m": c.headline.spend_gbp / 1e6, "average_m": _at_own_spend(c)}
            for c in side.columns
        ]
    )
    told = " ".join(f"{c.label}: {_ahead_from(c)}." for c in side.columns)
    claim = "The lead over piecemeal at every level of spend"
    caveat = CAVEAT_LINES if len(side.columns) <= FEW else CAVEAT_MANY_LINES
    chart = with_data(_levels_template(theme, named(side, theme)), levels=frame.round(4), marks=marks.round(4))
    table = frame.rename(
        columns={
            "scenario": "Scenario",
            "spend_m": "Spend (£m a year)",
            "average_m": "Average lead (£m)",
            "low_m": "Low (£m)",
            "high_m": "High (£m)",
        }
    ).round(3)
    return Figure(
        "side_levels", claim, "", (Picture(chart, "Lines across levels of spend", told),), told, caveat, table
    )


def levels_frame(side: SideBySide) -> pd.DataFrame:
    """The lead of every scenario at every level of spend [£m]."""
    parts = [
        pd.DataFrame(
            {
                "scenario": c.label,
                "spend_m": c.spend_gbp / 1e6,
                "average_m": c.leads.mean / 1e6,
                "low_m": c.leads.low / 1e6,
                "high_m": c.leads.high / 1e6,
            }
        )
        for c in side.columns
    ]
    return pd.concat(parts, ignore_index=True)


def _at_own_spend(column: Column) -> float:
    """The average lead at a scenario's own spend [£m]: on its line, or by itself where that lies beyond the levels."""
    here = column.headline
    if here.spend_gbp > column.spend_gbp[-1]:
        return here.value.summary.mean.value / 1e6
    return float(np.interp(here.spend_gbp, column.spend_gbp, column.leads.mean)) / 1e6


def _ahead_from(column: Column) -> str:
    """Where the average lead is, in words."""
    lead, spend = column.leads.mean, column.spend_gbp
    found = [None if x == 0 else ("ahead" if x > 0 else "behind") for x in lead[1:].tolist()]
    said = numbers.by_spend(found, spend[1:].tolist(), {"ahead": "Ahead on average", "behind": "Behind on average"})
    return numbers.listed([s.replace("too close to call", "level") for s in said])


@cache
def _levels_template(theme: Theme, names: Named) -> Spec:
    colour, dash = coloured("scenario", names, line_legend()), dashed(names, theme, line_legend())
    banded = len(names) <= FEW
    x = alt.X("spend_m:Q", title="Commissioned spend, £m a year", scale=alt.Scale(nice=False))
    x = x.axis(alt.Axis(format=",.0f", tickCount=6))
    y = alt.Y("average_m:Q", title="Lead over piecemeal, £m").axis(labelExpr=SIGNED, tickCount=6)
    tip = [
        alt.Tooltip("scenario:N", title="Scenario"),
        alt.Tooltip("spend_m:Q", title="Spend £m", format=",.0f"),
        alt.Tooltip("average_m:Q", title="Average £m", format=".2f"),
    ]
    layers = [
        *([over("levels").mark_area(opacity=0.10).encode(x, alt.Y("low_m:Q"), alt.Y2("high_m"), colour)] * banded),
        over("levels").mark_line(strokeWidth=3).encode(x, y, colour, dash, tooltip=tip),
        over("marks").mark_circle(size=170, opacity=1).encode(x, y, colour),
    ]
    return finished(layers, theme, lines_height(names, LINES_HEIGHT))


def _years(side: SideBySide, theme: Theme) -> list[Figure]:
    """Year by year; nothing where one of them counts its outcome over the horizon."""
    each = [(c.label, c.by_year) for c in side.columns]
    known = [(label, y) for label, y in each if y is not None]
    if len(known) < len(each):
        return []
    rows = [
        {"scenario": label, "year": t, "average": s.mean.value, "low": s.low, "high": s.high}
        for label, y in known
        for t, s in enumerate(y.people, 1)
    ]
    frame = pd.DataFrame(rows)
    told = " ".join(_last_year(label, [s.mean.value for s in y.people]) for label, y in known)
    chart = with_data(_years_template(theme, named(side, theme)), years=frame.round(4))
    columns = {"scenario": "Scenario", "year": "Year", "average": "People, average", "low": "Low", "high": "High"}
    claim = "People out of loneliness in each year"
    picture = Picture(chart, "Lines over the years", told)
    return [Figure("side_years", claim, "", (picture,), told, CAVEAT_YEARS, frame.rename(columns=columns).round(2))]


def _last_year(label: str, means: Sequence[float]) -> str:
    return f"{label}: {numbers.signed(means[-1], numbers.count_cell)} in year {len(means)}."


@cache
def _years_template(theme: Theme, names: Named) -> Spec:
    colour, dash = coloured("scenario", names, line_legend()), dashed(names, theme, line_legend())
    x = alt.X("year:O", title="Year of the mission").axis(labelAngle=0, labelOverlap=True)
    y = alt.Y("average:Q", title="More people out of loneliness").axis(format=TICKS, tickCount=4)
    layers = [over("years").mark_line(strokeWidth=3, point=True).encode(x, y, colour, dash)]
    return finished(layers, theme, lines_height(names, LINES_HEIGHT - MARGIN // 2))
