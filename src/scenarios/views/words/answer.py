"""The answer in five seconds: one figure, one sentence of people, and who comes out ahead how often."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.analysis.headline import Headline
from scenarios.domain.mission import Missions
from scenarios.views.words.compare import on_mission, outcome_noun
from scenarios.views.words.numbers import capital, count, exact_pounds, lower, pounds, span

TOO_CLOSE = "Too close to call"
EVEN = "1 time in 2"
TIMES = (  # how often, as people say it
    (0.1, "1 time in 10"),
    (0.2, "1 time in 5"),
    (0.25, "1 time in 4"),
    (0.3, "3 times in 10"),
    (1 / 3, "1 time in 3"),
    (0.4, "2 times in 5"),
    (0.5, EVEN),
    (0.6, "3 times in 5"),
    (2 / 3, "2 times in 3"),
    (0.7, "7 times in 10"),
    (0.75, "3 times in 4"),
    (0.8, "4 times in 5"),
    (0.9, "9 times in 10"),
)
RARE = 0.05  # below it, and that near to always, no fraction is near enough


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
    if h.spend_gbp == 0:
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


def times(p: float) -> str:
    """How often, as people say it: '1 time in 4', 'fewer than 1 time in 20', 'every time'."""
    if p <= 0 or p >= 1:
        return "every time" if p >= 1 else "at no time"
    if p < RARE:
        return "fewer than 1 time in 20"
    if p > 1 - RARE:
        return "more than 19 times in 20"
    return min(TIMES, key=lambda t: abs(t[0] - p))[1]
