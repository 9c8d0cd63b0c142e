"""The sentences of what stands behind the people in the opening sentence."""

from __future__ import annotations

from scenarios.analysis.funnel import Funnel
from scenarios.domain.mission import Missions
from scenarios.views.words.numbers import capital, count, count_cell, signed, years_of


def behind(f: Funnel, missions: Missions) -> str:
    """Everything on the way in one sentence."""
    outcome, place = missions.outcome(f.mission), missions.place(f.mission)
    places = f"about {_count(f.mean_of('places'))} {place} paid for over {years_of(f.years)}"
    alone = f.piecemeal_end.value
    without = f"piecemeal alone comes to {signed(alone, count_cell) if alone else 'none'}"
    if f.mean_of("places") == 0:
        return f"No {_one(place)} is paid for; {without}."
    if f.person_years is None:
        return f"Behind that: {places}, and {_count(f.end.summary.mean.value)} {outcome}; {without}."
    return (
        f"Behind that: {places}, {_count(f.mean_of('reached'))} lonely people reached,"
        f" {_years(f.person_years.mean.value)} of loneliness averted and"
        f" {_count(f.end.summary.mean.value)} people no longer often lonely at the end; {without}."
    )


def _years(person_years: float) -> str:
    told = _count(person_years)
    return f"{told} year" if told == "1" else f"{told} years"


def claim(f: Funnel, missions: Missions) -> str:
    """The first and the last of it."""
    places, outcome, place = f.mean_of("places"), missions.outcome(f.mission), missions.place(f.mission)
    if places == 0:
        return f"No {_one(place)} is paid for, so nobody is reached"
    end = _count(f.end.summary.mean.value)
    what = outcome if f.person_years is None else "people no longer often lonely at the end"
    return f"Of {_count(places)} {place} come {end} {what}"


def losses(f: Funnel, missions: Missions) -> list[str]:
    """What is lost on the way, and why, so that the end is no surprise."""
    if f.mean_of("places") == 0:
        return []
    if f.person_years is None:
        kept = 100 * (1 - f.lost_share("places", "outcomes"))
        outcome, place = missions.outcome(f.mission), missions.place(f.mission)
        others = "the others change nothing, or would have come about anyway"
        return [f"Of every 100 {place} paid for come {_of_a_hundred(kept)} {outcome}: {others}."]
    if f.mean_of("helped") <= 0:
        return ["On average nobody leaves loneliness because of it."]
    return [
        f"Places go to people who are not often lonely: {_of_a_hundred(100 * f.lost_share('places', 'reached'))} of"
        " every 100.",
        f"Effects are small: of every 100 lonely people reached,"
        f" {_of_a_hundred(100 * (1 - f.lost_share('reached', 'helped')))} leave loneliness within the year because"
        " of it.",
        f"Gains fade: of every 100 who left it, {_of_a_hundred(100 * (1 - f.lost_share('helped', 'at_end')))} are"
        f" still out after {years_of(f.years)}.",
    ]


def _one(place: str) -> str:
    return place.removesuffix("s")


def _of_a_hundred(x: float) -> str:
    return "fewer than 1" if 0 < x < 0.95 else count(x)


def _count(x: float) -> str:
    """A count inside a sentence, where a part of a person is one or none; a loss keeps its sign."""
    return f"{'−' if x < -0.5 else ''}{'fewer than 1' if 0 < abs(x) < 0.5 else count(x)}"


def stage(label: str, average: float, low: float, high: float) -> str:
    """One stage with its range."""
    middle = f" ({signed(low, count_cell)} to {signed(high, count_cell)})" if high > low else ""
    return f"{capital(label)}: {signed(average, count_cell)}{middle}."
