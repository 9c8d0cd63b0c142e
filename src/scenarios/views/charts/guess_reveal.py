"""The reveal: what the room guessed, over the range of the model."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from scenarios.analysis.guesses import held
from scenarios.analysis.summary import Summary
from scenarios.views.charts import spec
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.theme import Look
from scenarios.views.words import numbers, room

HEIGHT = 230


def figure(guesses: Sequence[float], people: Summary, noun: str, hue: str, ink: Look) -> Figure:
    """One line of people: the band of eight futures in ten, its average, and a mark for every guess."""
    found = held(guesses, people)
    claim, detail = room.reveal(found, len(guesses), people, noun)
    x = {
        **spec.quantity("people", "More than under piecemeal"),
        "scale": {"type": "symlog", "constant": 10, "nice": False, "padding": 24},
    }
    x["axis"] = {"format": ",.0f", "tickCount": 7, "labelOverlap": "greedy", "labelSeparation": 6, "labelBound": True}
    band = [{"people": people.low, "high": people.high, "says": "eight futures in ten"}]
    middle = [{"people": people.mean.value, "says": f"the model: {room.about(people.mean.value)}", "y": 0.0}]
    dots = [
        {"people": g, "says": numbers.signed(g, numbers.count_cell), "y": 1.0 + (i % 3) * 0.55}
        for i, g in enumerate(guesses)
    ]
    y = spec.quantity("y", axis=None, scale={"domain": [-1, 3.2]})
    layers = [
        spec.layer(band, "bar", {"x": x, "x2": {"field": "high"}, "y": {"datum": 0.0, "type": "quantitative", "axis": None}}, color=hue, fillOpacity=0.35, stroke=hue, height=44),
        spec.layer(middle, "tick", {"x": x, "y": y}, color=hue, thickness=5, size=56),
        spec.layer(middle, "text", {"x": x, "y": y, "text": spec.label()}, dy=44, fontSize=17, fontWeight="bold", color=ink.text),
        spec.layer(dots, "point", {"x": x, "y": y}, filled=True, size=260, color=ink.text, opacity=1, shape="diamond"),
        spec.layer(dots, "text", {"x": x, "y": y, "text": spec.label()}, dy=-17, fontSize=15, color=ink.text),
    ]  # fmt: skip
    rows = pd.DataFrame(
        [{"Guess": g, "Inside the range": "yes" if people.low <= g <= people.high else "no"} for g in guesses]
    )
    alt = f"{claim}. {detail} Guesses: {', '.join(numbers.signed(g, numbers.count_cell) for g in guesses) or 'none'}."
    caveat = "The range is of what the evidence holds, not of everything that could happen. The scale squeezes large numbers, so that all guesses fit."
    return Figure("guesses", claim, detail, (Picture(spec.furnished(layers, ink, HEIGHT), alt),), "", caveat, rows)
