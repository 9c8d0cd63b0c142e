"""Who is often lonely, and where: a light for every so many of them."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.analysis.summary import Summary, summarise
from scenarios.answers.answering import answer
from scenarios.answers.resolved import Resolved
from scenarios.answers.wards import drawn_wards
from scenarios.domain.draws import Array
from scenarios.geography.lights import lights

MOST_LIGHTS, MOST_WARDS = 600, 300
STEPS = (1, 2, 5)  # a light stands for one, two, five, ten … people


@dataclass(frozen=True)
class Night:
    """The lights of a council, with how many people each stands for."""

    places: Array  # (light, 2) in degrees; none where there are too many wards to draw
    each: int
    people: Summary  # often lonely in the whole council
    highest: str  # the ward with most of them
    highest_people: float


@answer(by_spend=False)
def night(resolved: Resolved) -> Night:
    """Lights by ward, from the average number of people who are often lonely there."""
    condition = resolved.problem.programme.condition
    by_ward = condition.mean(axis=1)
    each = _each(float(by_ward.sum()))
    most = int(by_ward.argmax())
    if resolved.wards.n <= MOST_WARDS:
        places = lights(resolved.wards.code, drawn_wards(resolved).degrees, by_ward / each)
    else:
        places = lights((), (), by_ward[:0])
    people = summarise(condition.sum(axis=0), resolved.problem.blocks)
    return Night(places, each, people, resolved.wards.name[most], float(by_ward[most]))


def _each(people: float) -> int:
    """How many people a light stands for, so that there are not too many lights: 1, 2, 5, 10, 20 …"""
    size = 1
    while True:
        for step in STEPS:
            if people / (step * size) <= MOST_LIGHTS:
                return step * size
        size *= 10
