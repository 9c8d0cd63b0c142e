"""The reveal: what the room guessed, over the range of the model."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.guesses import MOST, held
from scenarios.analysis.summary import Summary
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import Spec, finished, frame, over, text, with_data
from scenarios.views.charts.theme import Theme
from scenarios.views.words import numbers, room

HEIGHT = 230
EDGE, BESIDE = 48, 11  # pixels: room at the edges for a guess beside its mark
CAVEAT = (
    "The range is of what the evidence holds, not of everything that could happen. The scale squeezes large numbers, so"
    " that all guesses fit."
)


def figure(guesses: Sequence[float], people: Summary, noun: str, colour: str, theme: Theme) -> Figure:
    """One line of people: the band of eight futures in ten, its average, and a mark for every guess."""
    claim, detail = room.reveal(held(guesses, people), len(guesses), people, noun)
    average = people.mean.value
    band = pd.DataFrame([{"people": people.low, "high_people": people.high, "label": "eight futures in ten"}])
    model = pd.DataFrame([{"people": average, "label": f"the model: {room.about(average)}", "row": 0.0}])
    chart = with_data(template(theme, colour), band=band, model=model, guesses=guesses_frame(guesses))
    shown = ", ".join(numbers.signed(g, numbers.count_cell) for g in guesses) or "none"
    inside = ["yes" if people.low <= g <= people.high else "no" for g in guesses]
    table = pd.DataFrame({"Guess": list(guesses), "Inside the range": inside})
    picture = Picture(chart, "Guesses beside the model", f"{claim}. {detail} Guesses: {shown}.")
    return Figure("guesses", claim, detail, (picture,), "", CAVEAT, table)


def of_the_room(guesses: Sequence[float], noun: str, theme: Theme) -> Figure:
    """The room's guesses alone, before the model is shown."""
    claim, detail = room.of_one_mind(guesses, noun)
    chart = with_data(room_template(theme), guesses=guesses_frame(guesses))
    table = pd.DataFrame({"Guess": list(guesses)})
    picture = Picture(chart, "Guesses of the room", f"{claim}. {detail}")
    return Figure("guesses", claim, detail, (picture,), "", CAVEAT, table)


@cache
def room_template(theme: Theme) -> Spec:
    """Diamonds and nothing else."""
    scale = alt.Scale(type="symlog", constant=10, nice=False, padding=EDGE)
    x = alt.X("people:Q", title="More than under piecemeal", scale=scale)
    x = x.axis(format=",.0f", tickCount=7, labelOverlap="greedy", labelSeparation=6, labelBound=True)
    y = alt.Y("row:Q", axis=None, scale=alt.Scale(domain=[0.4, 3.2]))
    dots = over("guesses").mark_point(filled=True, size=260, color=theme.text, opacity=0.8, shape="diamond")
    said = over("guesses").mark_text(align="left", dx=BESIDE, fontSize=15, color=theme.text)
    return finished([dots.encode(x, y), said.encode(x, y, text())], theme, HEIGHT)


def guesses_frame(guesses: Sequence[float]) -> pd.DataFrame:
    """Every guess [people], neighbours on different rows so that they do not hide each other; many have no words."""
    many = len(guesses) > MOST
    lines = 9 if many else 3
    rows = [
        {
            "people": g,
            "label": "" if many else numbers.signed(g, numbers.count_cell),
            "row": 1.0 + (i % lines) * 1.65 / lines,
        }
        for i, g in enumerate(sorted(guesses))
    ]
    return frame(rows, ("people", "label", "row"))


@cache
def template(theme: Theme, colour: str) -> Spec:
    """A band with its average, and diamonds above it."""
    scale = alt.Scale(type="symlog", constant=10, nice=False, padding=EDGE)
    x = alt.X("people:Q", title="More than under piecemeal", scale=scale)
    x = x.axis(format=",.0f", tickCount=7, labelOverlap="greedy", labelSeparation=6, labelBound=True)
    y = alt.Y("row:Q", axis=None, scale=alt.Scale(domain=[-1.6, 3.2]))
    middle = alt.YDatum(0.0, type="quantitative", axis=None)
    band = over("band").mark_bar(color=colour, fillOpacity=0.35, stroke=colour, height=44)
    said = over("model").mark_text(dy=44, fontSize=17, fontWeight="bold", color=theme.text)
    dots = over("guesses").mark_point(filled=True, size=260, color=theme.text, opacity=1, shape="diamond")
    layers = [
        band.encode(x, alt.X2("high_people"), middle),
        over("model").mark_tick(color=colour, thickness=5, size=56).encode(x, y),
        said.encode(x, y, text()),
        dots.encode(x, y),
        over("guesses").mark_text(align="left", dx=BESIDE, fontSize=15, color=theme.text).encode(x, y, text()),
    ]
    return finished(layers, theme, HEIGHT)
