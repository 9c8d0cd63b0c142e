"""How far a room moved: what it guessed before it knew why, and after."""

from __future__ import annotations

from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.summary import Summary
from scenarios.answers.meeting import Shift
from scenarios.domain.meeting import FEWEST_SHOWN
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import Spec, finished, frame, names_axis, over, with_data
from scenarios.views.charts.theme import Theme

BEFORE, AFTER = "First guess", "Second guess"
CAVEAT = "Of those who guessed twice. Nearer and further are from the model's average, which may be wrong itself."


def figure(moved: Shift, people: Summary, noun: str, colour: str, theme: Theme) -> Figure:
    """Two lines of dots over the model's range; no dot is drawn of fewer than five people."""
    claim, detail = words.room.shifted(moved, people, noun)
    band = pd.DataFrame([{"people": people.low, "high_people": people.high}])
    model = pd.DataFrame([{"people": people.mean.value}])
    chart = with_data(template(theme, colour), band=band, model=model, guesses=guesses_frame(moved))
    table = pd.DataFrame({BEFORE: list(moved.before), AFTER: list(moved.after)})
    if moved.people < FEWEST_SHOWN:
        table = table.iloc[:0]
    picture = Picture(chart, "Guesses before and after", f"{claim}. {detail}")
    return Figure("shift", claim, detail, (picture,), "", CAVEAT, table)


def guesses_frame(moved: Shift) -> pd.DataFrame:
    """Every guess, before and after [people]."""
    if moved.people < FEWEST_SHOWN:
        return frame([], ("people", "when"))
    rows = [{"people": g, "when": when} for when, all in ((BEFORE, moved.before), (AFTER, moved.after)) for g in all]
    return frame(rows, ("people", "when"))


@cache
def template(theme: Theme, colour: str) -> Spec:
    scale = alt.Scale(type="symlog", constant=10, nice=False, padding=24)
    x = alt.X("people:Q", title="More than under piecemeal", scale=scale)
    x = x.axis(format=",.0f", tickCount=7, labelOverlap="greedy", labelSeparation=6, labelBound=True)
    y = alt.Y("when:N", sort=[BEFORE, AFTER], title=None, axis=names_axis(130), scale=alt.Scale(domain=[BEFORE, AFTER]))
    layers = [
        over("band").mark_rect(color=colour, fillOpacity=0.3, stroke=colour).encode(x, alt.X2("high_people")),
        over("model").mark_rule(color=colour, strokeWidth=4).encode(x),
        over("guesses").mark_point(filled=True, size=180, color=theme.text, opacity=0.7, shape="diamond").encode(x, y),
    ]
    return finished(layers, theme, 260)
