"""Residents as icons: people are seen one by one, not as a decimal."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.summary import Summary
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import Named, Spec, coloured, finished, over, with_data
from scenarios.views.charts.theme import Theme
from scenarios.views.maps.ward_colour import mixed
from scenarios.views.words import numbers, room

ACROSS = 20
PERSON = (
    "M0-.95A.28 .28 0 1 1 0-.39A.28 .28 0 1 1 0-.95M-.36-.3H.36Q.5-.3 .5-.14V.4H.3V1H-.3V.4H-.5V-.14Q-.5-.3-.36-.3Z"
)
OF_PEOPLE = ("people", "young", "adults", "children", "victims")  # with which outcomes begin that are people
FEW, MANY = 100, 200  # icons: up to how many each is one person, and how many are drawn at most
CAVEAT = "Icons are rounded to whole figures; which resident is which cannot be known."


def of_a_hundred(share: float, low: float, high: float, what: str, others: str, colour: str, theme: Theme) -> Figure:
    """A hundred residents, those it is about in colour."""
    n = max(1, round(100 * share)) if share > 0 else 0
    least = f"{round(100 * low)}" if 100 * low >= 0.5 else "fewer than 1"
    claim = f"Of every 100 adults here, about {n} are {what}"
    detail = f"Eight futures in ten: {least} to {max(1, round(100 * high))}. Modelled, not counted."
    counts = {what: n, others: 100 - n}
    colours = {what: colour, others: theme.faint}
    return _figure("hundred", claim, detail, counts, colours, "Each figure is one adult in a hundred.", theme)


def helped(people: Summary, noun: str, colour: str, theme: Theme) -> Figure:
    """The people the mission adds, each an icon or many to an icon.

    On average, and how many more at the hopeful end.
    """
    each, counts = icon_counts(people)
    claim = f"{numbers.capital(room.about(people.mean.value))} {noun}"
    ranged = numbers.span(people.low, people.high, numbers.count, "more", "fewer")
    detail = f"{numbers.capital(ranged)}, eight futures in ten."
    faded = mixed(theme.ground, colour, 0.7)
    colours = {"on average": colour, "in the better futures": faded, "nobody": theme.faint}
    unit = "one" if each == 1 else f"{each:,}"
    shape = PERSON if noun.split()[0] in OF_PEOPLE else "circle"
    return _figure("helped", claim, detail, counts, colours, f"Each figure stands for {unit} of them.", theme, shape)


def icon_counts(people: Summary) -> tuple[int, dict[str, int]]:
    """How many people an icon stands for, and how many icons of each kind there are."""
    mean, high = max(0.0, people.mean.value), max(0.0, people.high)
    most = max(mean, high)
    each = int(max(1, 10 ** math.ceil(math.log10(most / FEW)))) if most > FEW else 1
    sure = min(MANY, round(mean / each))
    hoped = min(MANY, max(sure, round(high / each)))
    counts = {"on average": sure, "in the better futures": hoped - sure}
    return each, {k: n for k, n in counts.items() if n} or {"nobody": 1}


def icons_frame(counts: Mapping[str, int]) -> pd.DataFrame:
    """A row an icon: where it stands, and whom it is."""
    kinds = [kind for kind, n in counts.items() for _ in range(n)]
    return pd.DataFrame([{"x": i % ACROSS, "y": i // ACROSS, "who": kind} for i, kind in enumerate(kinds)])


def _figure(
    key: str,
    claim: str,
    detail: str,
    counts: Mapping[str, int],
    colours: Mapping[str, str],
    legend: str,
    theme: Theme,
    shape: str = PERSON,
) -> Figure:
    rows = icons_frame(counts)
    named = tuple((kind, colours[kind]) for kind in counts)
    chart = with_data(template(theme, named, shape, math.ceil(len(rows) / ACROSS)), icons=rows)
    shows = f"{claim}. {detail} {legend} " + ", ".join(f"{n} {kind}" for kind, n in counts.items()) + "."
    table = pd.DataFrame({"Who": list(counts), "Figures": list(counts.values())})
    return Figure(key, claim, detail, (Picture(chart, "Figures in rows", shows),), legend, CAVEAT, table)


@cache
def template(theme: Theme, named: Named, shape: str, down: int) -> Spec:
    """Icons in rows of twenty, their kinds named below."""
    legend = alt.Legend(title=None, orient="bottom", symbolSize=260, labelFontSize=16, columns=2)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.6, ACROSS - 0.4]))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[down - 0.3, -0.7]))
    mark = over("icons").mark_point(shape=shape, filled=True, size=700, opacity=1)
    return finished([mark.encode(x, y, coloured("who", named, legend))], theme, max(130, 46 * down + 60))
