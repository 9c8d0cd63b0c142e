"""The sentences of "Which mission?"."""

from __future__ import annotations

from collections.abc import Mapping

from scenarios.analysis.missions import MissionPointedAt, Missions, MissionsAcross
from scenarios.domain.scenario import BASELINE
from scenarios.views.words.numbers import (
    by_spend,
    capital,
    count,
    exact_pounds,
    in_a_hundred,
    in_futures,
    listed,
    lower,
    pounds,
    span,
)

PIECEMEAL = "piecemeal"
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)


def which(found: Missions) -> tuple[str, str]:
    """Which mission does best on average, by how much, and how often another would have."""
    if found.nothing_to_point:
        return "With nothing to spend, every mission does the same", ""
    best, at = found.every[0], f"at {exact_pounds(found.spend_gbp)} a year"
    lead = best.value.summary
    more = f"about {pounds(lead.mean.value)} {'more' if lead.mean.value > 0 else 'less'} value than piecemeal"
    ranged = span(lead.low, lead.high, pounds, said=lead.mean.value > 0)
    if best.value.verdict == "better":
        claim = f"On average {lower(best.title)} does best as the one mission {at}"
        detail = f"It suggests {more} ({ranged})."
    elif best.value.verdict == "worse":
        claim = f"On average no single mission beats piecemeal {at}"
        detail = f"The nearest is {lower(best.title)}, with {more} ({ranged})."
    else:
        claim = f"No single mission stands clear of piecemeal {at}"
        detail = f"The first on average is {lower(best.title)}, with {more} ({ranged}), too close to call."
    return claim, f"{detail} {often(found)}"


def often(found: Missions) -> str:
    """How often another choice would have been best, and what choosing this one loses."""
    best = found.every[0]
    rivals = {m.title: m.p_best.value for m in found.every[1:]} | {"Piecemeal": found.piecemeal_best.value}
    rival = max(rivals, key=rivals.__getitem__)
    return (
        f"It is the best of all {in_futures(best.p_best.value)}, and another choice is in the rest, most often"
        f" {lower(rival)} ({in_a_hundred(rivals[rival])}). Choosing it loses about {pounds(best.loss.value)} on average"
        " against always knowing the best."
    )


def place(found: Missions, mission: str) -> str:
    """Where the chosen mission stands, under both ways of valuing people's gains."""
    if found.nothing_to_point:
        return ""
    mine = next(m for m in found.every if m.mission == mission)
    n = len(found.every)
    ranks = {v: _nth(place, n) for v, place in found.place[mission].items()}
    blend = f"{capital(lower(mine.title))} stands {ranks['value']} of {n}"
    if ranks["threshold"] == ranks["ordered"] == ranks["value"]:
        return f"{blend}, however people's gains are valued."
    return (
        f"{blend}: {ranks['threshold']} where only people who stop being often lonely count,"
        f" {ranks['ordered']} where every improvement does."
    )


def _nth(rank: int, n: int) -> str:
    if rank == n:
        return "last"
    return ORDINALS[rank - 1] if rank <= len(ORDINALS) else f"at place {rank}"


def people_of(m: MissionPointedAt, noun: str) -> str:
    """What a mission does in its own unit: '8 more people no longer often lonely'."""
    x = m.people.mean.value
    return f"{'about as many' if count(x) == 'no' else f'{count(x)} ' + ('more' if x > 0 else 'fewer')} {noun}"


def turns(found: MissionsAcross, titles: Mapping[str, str]) -> str:
    """Where across spend the best choice changes."""
    best, names = found.best[1:], {BASELINE: PIECEMEAL, **titles}
    if len(set(best)) == 1:
        if best[0] is None:
            return "At every level of spend it is too close to call which does best on average."
        return f"At every level of spend {lower(names[best[0]])} does best on average."
    said = by_spend(best, [float(s) for s in found.spend_gbp[1:]], names)
    return f"Across spend, what does best on average is {listed(said[:5])}."
