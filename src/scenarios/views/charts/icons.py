"""Residents as icons: people are seen one by one, not as a decimal."""

from __future__ import annotations

import math

import pandas as pd

from scenarios.analysis.summary import Summary
from scenarios.views.charts import spec
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.theme import Look
from scenarios.views.words import numbers, room

ACROSS = 20
PERSON = (
    "M0-.95A.28 .28 0 1 1 0-.39A.28 .28 0 1 1 0-.95M-.36-.3H.36Q.5-.3 .5-.14V.4H.3V1H-.3V.4H-.5V-.14Q-.5-.3-.36-.3Z"
)
OF_PEOPLE = ("people", "young", "adults", "children", "victims")  # with which outcomes begin that are people
FEW, MANY = 100, 200  # icons: up to how many each is one person, and how many are drawn at most


def of_a_hundred(share: float, low: float, high: float, what: str, others: str, hue: str, ink: Look) -> Figure:
    """A hundred residents, those it is about in colour."""
    n = max(1, round(100 * share)) if share > 0 else 0
    kinds = [what] * n + [others] * (100 - n)
    claim = f"Of every 100 adults here, about {n} are {what}"
    detail = f"Eight futures in ten: {_low(100 * low)} to {max(1, round(100 * high))}. Modelled, not counted."
    return _figure(
        "hundred", claim, detail, kinds, {what: hue, others: ink.faint}, "Each figure is one adult in a hundred.", ink
    )


def _low(x: float) -> str:
    return f"{round(x)}" if x >= 0.5 else "fewer than 1"


def helped(people: Summary, noun: str, hue: str, ink: Look) -> Figure:
    """The people the mission adds, each an icon or many to an icon: on average, and how many more at the hopeful end."""
    mean, high = max(0.0, people.mean.value), max(0.0, people.high)
    each = max(1, 10 ** math.ceil(math.log10(max(mean, high, 1) / FEW))) if max(mean, high) > FEW else 1
    sure, hoped = round(mean / each), min(MANY, max(round(mean / each), round(high / each)))
    kinds = ["on average"] * min(sure, MANY) + ["in the better futures"] * max(0, hoped - sure)
    unit = "one" if each == 1 else f"{each:,}"
    claim = f"{numbers.capital(room.about(people.mean.value))} {noun}"
    ranged = numbers.span(people.low, people.high, numbers.count, "more", "fewer")
    detail = f"{numbers.capital(ranged)}, eight futures in ten."
    if not kinds:
        kinds = ["nobody"]
    colours = {"on average": hue, "in the better futures": _faded(hue, ink), "nobody": ink.faint}
    return _figure(
        "helped",
        claim,
        detail,
        kinds,
        {k: colours[k] for k in dict.fromkeys(kinds)},
        f"Each figure stands for {unit} of them.",
        ink,
        PERSON if noun.split()[0] in OF_PEOPLE else "circle",
    )


def _faded(hue: str, ink: Look) -> str:
    from scenarios.views.maps.ward_colour import mixed

    return mixed(ink.ground, hue, 0.7)


def _figure(
    key: str,
    claim: str,
    detail: str,
    kinds: list[str],
    colours: dict[str, str],
    says: str,
    ink: Look,
    shape: str = PERSON,
) -> Figure:
    rows = [{"x": i % ACROSS, "y": i // ACROSS, "who": k} for i, k in enumerate(kinds)]
    down = math.ceil(len(rows) / ACROSS)
    counted = {k: kinds.count(k) for k in colours}
    alt = f"{claim}. {detail} {says} " + ", ".join(f"{n} {k}" for k, n in counted.items()) + "."
    legend = {"title": None, "orient": "bottom", "symbolSize": 260, "labelFontSize": 16, "columns": 2}
    encoding = {
        "x": spec.quantity("x", axis=None, scale={"domain": [-0.6, ACROSS - 0.4]}),
        "y": spec.quantity("y", axis=None, scale={"domain": [down - 0.3, -0.7]}),
        "color": spec.coloured("who", list(colours), list(colours.values()), legend),
    }
    mark = spec.layer(rows, "point", encoding, shape=shape, filled=True, size=700, opacity=1)
    chart = spec.furnished([mark], ink, max(130, 46 * down + 60))
    table = pd.DataFrame([{"Who": k, "Figures": n} for k, n in counted.items()])
    return Figure(
        key,
        claim,
        detail,
        (Picture(chart, alt),),
        says,
        "Icons are rounded to whole figures; which resident is which cannot be known.",
        table,
    )
