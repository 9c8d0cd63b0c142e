"""People out of loneliness in each year: why the number at the end says little about the length of a mission."""

from __future__ import annotations

from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.by_year import ByYear
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import TICKS, Spec, finished, over, text, with_data
from scenarios.views.charts.theme import Theme
from scenarios.views.words import numbers, years

HEIGHT = 240
CAVEAT = (
    "The average number in each year, more than under piecemeal; the band holds eight futures in ten. A person counts"
    " for as long as it lasts, and not for life. Modelled, not counted."
)
COLUMNS = {
    "year": "Year",
    "average": "People out of loneliness, average",
    "low": "Low, 1 in 10 below",
    "high": "High, 1 in 10 above",
    "se": "± average, simulation error",
}


def figure(y: ByYear | None, title: str, number: int, theme: Theme, name: years.Name = years.numbered) -> Figure | None:
    """A line over the years with its range; nothing for a mission that is counted over the horizon."""
    if y is None:
        return None
    frame = years_frame(y, name)
    ends = frame.iloc[[-1]].assign(label=[numbers.signed(float(frame["average"].iloc[-1]), numbers.count_cell)])
    named = name(1) != years.numbered(1)
    chart = with_data(template(theme, theme.colour(number), named), years=frame.drop(columns="se"), ends=ends)
    claim, told = years.claim(y, title, name), years.told(y, name)
    picture = Picture(chart, "Line over the years", told)
    return Figure("years", claim, years.detail(y), (picture,), told, CAVEAT, frame.rename(columns=COLUMNS).round(1))


def years_frame(y: ByYear, name: years.Name = years.numbered) -> pd.DataFrame:
    """Average, range of eight futures in ten and simulation error of every year [people]."""
    rows = [
        {"year": name(t).removeprefix("year "), "average": s.mean.value, "low": s.low, "high": s.high, "se": s.mean.se}
        for t, s in enumerate(y.people, 1)
    ]
    return pd.DataFrame(rows)


@cache
def template(theme: Theme, colour: str, named: bool) -> Spec:
    """A line with its band, its last figure at its end."""
    title = "Council year, from April" if named else "Year of the mission"
    x = alt.X("year:O", title=title, sort=None).axis(labelAngle=0, labelOverlap=True)
    y = alt.Y("average:Q", title="More people out of loneliness").axis(format=TICKS, tickCount=4)
    low, high = alt.Y("low:Q", title="More people out of loneliness"), alt.Y2("high")
    label = over("ends").mark_text(dy=-12, fontWeight="bold", color=theme.text)
    layers = [
        over("years").mark_area(opacity=0.15, color=colour).encode(x, low, high),
        over("years").mark_line(strokeWidth=3.5, color=colour, point={"color": colour, "size": 60}).encode(x, y),
        label.encode(x, y, text()),
    ]
    return finished(layers, theme, HEIGHT)
