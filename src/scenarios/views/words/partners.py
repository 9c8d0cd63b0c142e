"""The sentences about partners: what they add, whether they tip it, and whose pounds these are."""

from __future__ import annotations

from collections.abc import Sequence

from scenarios.analysis.difference import Verdict
from scenarios.analysis.partners import PartnersAdd
from scenarios.domain.levers import Levers
from scenarios.domain.mission import Missions
from scenarios.views.words.compare import outcome_noun
from scenarios.views.words.numbers import capital, count, exact_pounds, in_futures, listed, lower, pounds, span

NONE = (
    "The mission is the council's alone. An NHS trust, a university, a housing association or the police can bring"
    " their own contracts to it: name one below, with what it spends a year."
)
CAVEAT = (
    "Compared with the same partners unpointed: their pledges are in every strategy from the first year, scattered as"
    " today until they join. Whether a partner joins is a chance, and working with it costs something every year. A"
    " partner's pounds are never the council's."
)


def names(found: PartnersAdd) -> str:
    """Every partner, as its name was typed."""
    return listed([p.title for p in found.payers if p.key])


def adds(found: PartnersAdd, title: str, mission: str, missions: Missions, years: int) -> tuple[str, str]:
    """What partners add to a strategy, or that they tip it: a claim, and the same in value."""
    focus, who = lower(title), names(found)
    people = found.people
    noun, shown = outcome_noun(mission, missions, years), count(people.mean.value)
    middle = span(people.low, people.high, count, "more", "fewer", said=people.mean.value > 0 and shown != "no")
    if found.tips == "to_focus":
        claim = f"Alone, piecemeal is ahead on average; with {who}, {focus} is"
    elif found.tips == "to_piecemeal":
        claim = f"Alone, {focus} is ahead on average; with {who}, piecemeal is"
    elif shown == "no":
        claim = f"With {who}, {focus} suggests about as many {noun} as without"
    else:
        more = "more" if people.mean.value > 0 else "fewer"
        claim = f"With {who}, {focus} suggests about {shown} {more} {noun} ({middle})"
    said = [] if not found.tips else [f"{capital(_people(people.mean.value, noun))} than the council alone ({middle})."]
    said.append(f"{_value(found)} {_standing(found.alone.verdict, found.together.verdict, focus)}")
    return claim, " ".join(said)


def _people(mean: float, noun: str) -> str:
    shown = count(mean)
    return f"about {shown} {'more' if mean > 0 else 'fewer'} {noun}" if shown != "no" else f"about as many {noun}"


def _value(found: PartnersAdd) -> str:
    value = found.value_gbp
    word = "more" if value.mean.value > 0 else "less"
    middle = span(value.low, value.high, pounds, said=value.mean.value > 0)
    return f"Its lead in value is about {pounds(value.mean.value)} {word} with them than without ({middle})."


def _standing(alone: Verdict, together: Verdict, focus: str) -> str:
    ahead = {
        "better": f"{focus} is ahead",
        "worse": "piecemeal is ahead",
        "too close to call": "it is too close to call",
    }
    first, second = (ahead.get(v, "there is no difference") for v in (alone, together))
    return f"On average {first} alone and with them." if first == second else f"Alone {first}; with them {second}."


def told(found: PartnersAdd, title: str, levers: Levers, missions: Missions) -> str:
    """All of it in one paragraph: what partners add, and whose pounds these are."""
    claim, detail = adds(found, title, levers.mission, missions, levers.years)
    return f"{claim}. {detail} {payers(found, title, missions)}"


def payers(found: PartnersAdd, focus: str, missions: Missions) -> str:
    """Whose pounds the strategy points in an average year, and whose savings these are."""
    said = [f"{pounds(p.pointed_gbp.mean.value)} is {p.title if p.key else 'the council'}'s" for p in found.payers]
    saved = [
        f"{pounds(x.mean.value)} {'more' if x.mean.value >= 0 else 'less'} is saved by {missions.streams[key].budget}"
        for key, x in found.savings.items()
    ]
    whose = f" Against piecemeal, over all years, {listed(saved)}." if saved else ""
    of = f"Of what {lower(focus)} points in an average year, {listed(said)}."
    return f"{of} Nobody's pounds are counted as another's.{whose}"


def joining(found: PartnersAdd) -> Sequence[str]:
    """When each would join, and how likely that is taken to be."""
    return [
        f"{p.title}: {exact_pounds(p.spend_gbp)} a year on contracts. {capital(in_futures(p.joins_share))} it joins in"
        f" year {p.joins}; in the others it does not, or the mission is dropped before."
        for p in found.payers
        if p.key
    ]
