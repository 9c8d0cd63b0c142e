"""The answer in five seconds: one figure, one sentence of people, and who comes out ahead how often."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.analysis.headline import Headline
from scenarios.domain.mission import Missions
from scenarios.views.words.compare import on_mission, outcome_noun
from scenarios.views.words.numbers import EVEN, capital, count, exact_pounds, lower, pounds, span, times

TOO_CLOSE = "Too close to call"


@dataclass(frozen=True)
class Answer:
    """What a room reads first."""

    figure: str
    unit: str  # what the figure counts
    sentence: str
    chance: str
    claim: str  # the verdict where it is too close to call, otherwise nothing


def answer(h: Headline, missions: Missions) -> Answer:
    """The first strategy against piecemeal: people first, then how often it comes out ahead and what it is worth."""
    if h.nothing_to_point:
        return Answer("0", "to point", f"At {exact_pounds(0)} a year there is nothing to point.", "", "")
    figure, unit = _figure(h, missions.outcome(h.mission))
    if h.value.verdict == "exactly the same":
        said = f"{capital(on_mission(h, missions))} points at nothing here: it is piecemeal by another name."
        return Answer(figure, unit, said, "", "")
    close = h.value.verdict == "too close to call"
    return Answer(figure, unit, people(h, missions), _chance(h), TOO_CLOSE if close else "")


def people(h: Headline, missions: Missions) -> str:
    """'At £400m a year, one mission on isolation suggests about 8 more people no longer often lonely … (0 to 25).'"""
    figure, unit = _figure(h, outcome_noun(h.mission, missions, h.years))
    shown = {"0": "about as many", "1": "one or two"}.get(figure, f"about {figure}")
    unit = unit.removeprefix("more or fewer ")
    of = h.people
    ranged = span(of.low, of.high, count, "more", "fewer", said=of.mean.value > 0 and figure != "0")
    return f"At {exact_pounds(h.spend_gbp)} a year, {on_mission(h, missions)} suggests {shown} {unit} ({ranged})."


def _figure(h: Headline, noun: str) -> tuple[str, str]:
    """The figure and what it counts: ('8', 'more people no longer often lonely after 10 years')."""
    shown = count(h.people.mean.value)
    if shown == "no":
        return "0", f"more or fewer {noun}"
    return shown, f"{'more' if h.people.mean.value > 0 else 'fewer'} {noun}"


def _chance(h: Headline) -> str:
    """Who comes out ahead how often, and on average by how much, where often and on average are not the same."""
    p, value, who = h.value.p_better.value, h.value.summary, lower(h.title)
    if h.value.verdict == "too close to call":
        return f"{capital(who)} comes out ahead of piecemeal {times(p)}; on average neither clearly does."
    better = h.value.verdict == "better"
    winner, other, often = (who, "piecemeal", p) if better else ("piecemeal", who, 1 - p)
    low, high = (value.low, value.high) if better else (-value.high, -value.low)
    by = f"by about {pounds(value.mean.value)} ({span(low, high, pounds, said=True)})"
    if times(often) == EVEN:
        return f"Each comes out ahead about {EVEN}; on average {winner} is ahead, {by}."
    if often >= 0.5:
        return f"{capital(winner)} comes out ahead {times(often)}, and on average {by}."
    return (
        f"{capital(other)} comes out ahead {times(1 - often)}. But {winner} wins by more when it wins: on average it is"
        f" ahead {by}."
    )
