"""The ladder of spend: the value of each strategy, this spend, and where the ranking changes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

import altair as alt
import pandas as pd

from scenarios.analysis.crossing import Crossing
from scenarios.analysis.headline import Headline
from scenarios.analysis.ladder import TOP_GBP
from scenarios.answers.compare import LadderAnswer
from scenarios.domain.scenario import BASELINE
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import (
    TICKS,
    UNDRAWN,
    Align,
    Named,
    Spec,
    coloured,
    finished,
    names_apart,
    names_at_ends,
    over,
    text,
    titled,
    titled_above,
    with_data,
    y_pixels,
)
from scenarios.views.charts.theme import Theme

HEIGHT = 300  # so that question, spend, answer and this stand on one screen of a projector
HEIGHT_IN_A_ROOM = 380
HEAVY, LIGHT = 3.5, 1.5  # widths of lines
APART = 0.08  # of the highest value: how far names at line ends stand apart
APART_IN_A_ROOM = 0.13  # the same where letters are larger
TOP_M = TOP_GBP / 1e6
SPEND_TITLE = "Commissioned spend, £m a year"
TIPS = "tips here"
NEAR_FOOT = HEIGHT - 110  # where the crossing's flag stands when it would cross the names of the bands
CAVEAT = (
    "Not a forecast, and not money the council gets back: it is the value of people's better lives and of public "
    "costs avoided, in 2024 pounds, over the whole horizon. Each band holds eight futures in ten; the line is the "
    "average of all of them."
)
COLUMNS = {
    "strategy": "Strategy",
    "spend_m": "Spend (£m a year)",
    "average_m": "Average value (£m)",
    "low_m": "Low, 1 in 10 below (£m)",
    "high_m": "High, 1 in 10 above (£m)",
    "average_se_m": "± average",
    "low_se_m": "± low",
    "high_se_m": "± high",
}


def figure(
    ladder_answer: LadderAnswer, headlines: Mapping[str, Headline], numbers: dict[str, int], theme: Theme | None
) -> Figure:
    """One chart, of which only the mark moves with spend; `numbers` keeps each strategy's colour.

    Without a theme nothing is drawn, and the words are there.
    """
    ladder, focus = ladder_answer.ladder, next(iter(headlines))
    said = {key: words.compare.crossing(c, ladder.titles[key]) for key, c in ladder_answer.crossings.items()}
    claim, detail = said.get(focus) or ("Piecemeal across levels of spend", "")
    others = ". ".join(f"{c} ({d.rstrip('.')})" if d else c for k, (c, d) in said.items() if k != focus)
    summary = f"{words.compare.at_this_spend(headlines)} {others + '.' if others else ''}".strip()
    chart = UNDRAWN if theme is None else chart_of(ladder_answer, headlines[focus], focus, numbers, theme)
    picture = Picture(chart, "Lead over piecemeal by spend", f"{claim}. {detail}")
    table = ladder_answer.levels.rename(columns=COLUMNS).round(3)
    return Figure("ladder", claim, detail, (picture,), summary, CAVEAT, table)


def chart_of(
    ladder_answer: LadderAnswer, headline: Headline, focus: str, numbers: Mapping[str, int], theme: Theme
) -> Spec:
    """Every strategy across levels of spend; piecemeal and the first in their colours, with their ranges."""
    crossing = ladder_answer.crossings.get(focus)
    crossed = crossing is not None and crossing.spend_gbp is not None and crossing.low_gbp is not None
    frames = {
        "levels": levels_frame(ladder_answer, focus).round(4),
        "banded": banded_frame(ladder_answer, focus).round(4),
        "spend": spend_frame(headline.spend_gbp),
    }
    frames["line_names"] = line_name_frame(ladder_answer)
    low_flag = False
    if crossing is not None and crossed:
        frames["crossing"] = crossing_frame(crossing)
        low_flag = float(frames["crossing"]["at_m"].iloc[0]) >= 0.6 * TOP_M
    first = (BASELINE, focus)
    titles = ladder_answer.ladder.titles
    named = tuple((t, theme.colour(numbers[k]) if k in first else theme.quiet) for k, t in titles.items())
    return with_data(_over_years(theme, named, crossed, low_flag, headline.years), **frames)


@cache
def _over_years(theme: Theme, named: Named, crossed: bool, low_flag: bool, years: int) -> Spec:
    return titled(template(theme, named, crossed, low_flag), value=value_title(years))


def for_a_room(drawn: Spec, answer: LadderAnswer, years: int) -> Spec:
    """The same chart for a projector: higher, names further apart for larger letters, the upright axis named above."""
    names = line_name_frame(answer, APART_IN_A_ROOM)
    apart = {**drawn, "height": HEIGHT_IN_A_ROOM, "datasets": {**drawn["datasets"], "line_names": names}}
    return titled_above(apart, value_title(years))


def value_title(years: int) -> str:
    return f"Worth to people and services over {years} years, £m" if years > 1 else "Worth to people and services, £m"


def levels_frame(ladder_answer: LadderAnswer, focus: str) -> pd.DataFrame:
    """Every level [£m]; piecemeal and the focus strategy are drawn heavier than the others."""
    first = [ladder_answer.ladder.titles[k] for k in (BASELINE, focus)]
    heavy = ladder_answer.levels["strategy"].isin(first)
    return ladder_answer.levels.assign(weight=heavy.map({True: HEAVY, False: LIGHT}))


def banded_frame(ladder_answer: LadderAnswer, focus: str) -> pd.DataFrame:
    """The levels of piecemeal and of the focus strategy, whose ranges are shown [£m]."""
    titles = [ladder_answer.ladder.titles[k] for k in (BASELINE, focus)]
    return ladder_answer.levels[ladder_answer.levels["strategy"].isin(titles)]


def line_name_frame(ladder_answer: LadderAnswer, apart: float = APART) -> pd.DataFrame:
    """Each line's name at its right end [£m]."""
    top, at_m = float(ladder_answer.levels["spend_m"].max()), line_names_m(ladder_answer, apart)
    names = list(at_m)
    return pd.DataFrame({"strategy": names, "spend_m": top, "at_m": list(at_m.values()), "label": names})


def line_names_m(ladder_answer: LadderAnswer, apart: float = APART) -> dict[str, float]:
    """How high each line's name stands [£m], the highest first: apart where lines end near each other."""
    columns = {c: ladder_answer.levels[c].tolist() for c in ("strategy", "spend_m", "average_m", "low_m", "high_m")}
    top = max(columns["spend_m"])
    rows = zip(columns["average_m"], columns["strategy"], columns["spend_m"], strict=True)
    ends = sorted(((average, name) for average, name, at in rows if at == top), key=lambda end: -end[0])
    apart_m, floor_m = apart * max(*columns["high_m"], 1e-9), min(*columns["low_m"], 0.0)
    places_m = names_apart([average for average, _ in ends], apart_m, floor_m)
    return {name: at_m for (_, name), at_m in zip(ends, places_m, strict=True)}


def spend_frame(spend_gbp: float) -> pd.DataFrame:
    """This spend [£m], with its name on the side where there is room; at the edge where it lies beyond the levels."""
    at_m, beyond = min(spend_gbp / 1e6, TOP_M), " →" if spend_gbp > TOP_GBP else ""
    return _flag_frame(at_m, f"you are here: {words.numbers.exact_pounds(spend_gbp)}{beyond}", at_m <= TOP_M / 2)


def crossing_frame(crossing: Crossing) -> pd.DataFrame:
    """The spend at which the ranking changes, with the range of eight in ten of the futures in which it does [£m]."""
    low, at, high = crossing.low_gbp, crossing.spend_gbp, crossing.high_gbp
    assert low is not None
    assert at is not None
    assert high is not None
    at_m = at.value / 1e6
    flag = _flag_frame(at_m, TIPS, at_m < 0.3 * TOP_M)
    return flag.assign(low_m=low.value / 1e6, high_m=high.value / 1e6)


def _flag_frame(at_m: float, label: str, to_the_right: bool) -> pd.DataFrame:
    """A place with its name on one side: the other side's name is empty, so that only data moves."""
    return pd.DataFrame([{"at_m": at_m, "right": label if to_the_right else "", "left": "" if to_the_right else label}])


@cache
def template(theme: Theme, named: Named, crossed: bool, low_flag: bool) -> Spec:
    """Lines, bands, the mark of this spend and, where the ranking changes, the mark of that."""
    colour, value = coloured("strategy", named), "<value>"
    x = alt.X("spend_m:Q", title=SPEND_TITLE, scale=alt.Scale(nice=False))
    x = x.axis(alt.Axis(format=",.0f", tickCount=6))
    y = alt.Y("average_m:Q", title=value).axis(alt.Axis(format=TICKS, tickCount=6))
    low, high = alt.Y("low_m:Q", title=value), alt.Y("high_m:Q", title=value)
    tip = [
        alt.Tooltip("strategy:N", title="Strategy"),
        alt.Tooltip("spend_m:Q", title="Spend £m", format=",.0f"),
        alt.Tooltip("average_m:Q", title="Average £m", format=".2f"),
        alt.Tooltip("low_m:Q", title="Low £m", format=".2f"),
        alt.Tooltip("high_m:Q", title="High £m", format=".2f"),
    ]
    edge = over("banded").mark_line(strokeWidth=1, strokeDash=[3, 3], opacity=0.8)
    at = alt.Y("at_m:Q", title=value)
    lines = [
        over("banded").mark_area(opacity=0.13).encode(x, low, alt.Y2("high_m"), colour),
        edge.encode(x, low, colour),
        edge.encode(x, high, colour),
        over("levels")
        .mark_line()
        .encode(x, y, colour, alt.StrokeWidth("weight:Q", scale=None, legend=None), tooltip=tip),
        *names_at_ends("line_names", at, named, theme),
    ]
    return finished([*_marks(theme, crossed, low_flag), *lines], theme, HEIGHT)


def _marks(theme: Theme, crossed: bool, low_flag: bool) -> list[alt.Chart]:
    at, layers = alt.X("at_m:Q"), []
    if crossed:
        band = over("crossing").mark_rect(opacity=0.10, color=theme.quiet)
        rule = over("crossing").mark_rule(strokeDash=[6, 4], strokeWidth=2, color=theme.quiet)
        layers += [band.encode(alt.X("low_m:Q"), alt.X2("high_m")), rule.encode(at)]
        layers += _flag("crossing", NEAR_FOOT if low_flag else 24, theme, bold=False)
    layers.append(over("spend").mark_rule(strokeWidth=2.5, color=theme.text).encode(at))
    return [*layers, *_flag("spend", 2, theme, bold=True)]


def _flag(data: str, y: int, theme: Theme, bold: bool) -> list[alt.Chart]:
    """A name beside an upright line, on either side of it."""
    weight: Literal["bold", "normal"] = "bold" if bold else "normal"
    sides: tuple[tuple[str, Align, int], ...] = (("right", "left", 6), ("left", "right", -6))
    return [
        over(data)
        .mark_text(align=align, dx=shift, baseline="top", color=theme.text, fontWeight=weight)
        .encode(alt.X("at_m:Q"), y_pixels(y), text(side))
        for side, align, shift in sides
    ]
