"""Which equations make what is seen: the numbers of every figure and sentence, by its key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

EVERY = "Every equation"
MONEY = (1, 2, 3, 4, 5, 6, 7, 8)
PLACES = (9, 10)
PEOPLE = (*PLACES, 11, 12, 13)
WORTH = (15, 16, 17, 18, 19, 20)
VALUE = (*WORTH, 21)


class Behind(NamedTuple):
    """One figure or sentence: what it is called, and which equations make each of its numbers."""

    name: str
    numbers: Mapping[str, tuple[int, ...]]

    @property
    def equations(self) -> tuple[int, ...]:
        """Every equation behind it, each once."""
        return tuple(sorted({n for made in self.numbers.values() for n in made}))


BEHIND: dict[str, Behind] = {
    "sentence": Behind(
        "The sentence",
        {
            "People no longer often lonely": (*MONEY, *PEOPLE, 22, 23),
            "People helped where another mission is chosen": (*MONEY, 19, 20, 23),
            "Value more or less than piecemeal, in pounds": (*MONEY, 14, *VALUE, 23),
            "In how many futures it is ahead, and its range": (21,),
        },
    ),
    "ladder": Behind(
        "Levels of spend",
        {"Value at each level of spend, and its range": (*MONEY, *VALUE), "Where one overtakes the other": (31,)},
    ),
    "side_people": Behind(
        "Side by side, in people", {"People of each scenario, and its range": (*MONEY, *PEOPLE, 19, 20)}
    ),
    "side_value": Behind("Side by side, in pounds", {"Value of each scenario, and how often it is ahead": VALUE}),
    "side_levels": Behind("Side by side, levels of spend", {"The lead at each level of spend": (*MONEY, *VALUE)}),
    "side_years": Behind("Side by side, year by year", {"People out of loneliness in each year": (13, 23)}),
    "bridge": Behind("Because of which change", {"What each change adds or takes away": (*MONEY, *PEOPLE, *VALUE)}),
    "dots": Behind("Fifty futures", {"The difference in one future, in pounds": VALUE}),
    "people": Behind(
        "From places to people",
        {
            "Places paid for": PLACES,
            "People reached": (11, 12),
            "People who left loneliness, and those at the end": (13, 23),
            "Years of loneliness averted": (13, 17, 23),
            "Another mission's places and people": (19, 23),
        },
    ),
    "years": Behind("Year by year", {"People out of loneliness in each year, and in all": (13, 23)}),
    "journey": Behind(
        "What is left of a pledge",
        {
            "Pledged, delivered and usable": (1, 2, 3),
            "Pointed at the mission, and what stays scattered": (4, 5, 6),
            "What scattering and running a mission take": (7, 8),
        },
    ),
    "valuations": Behind(
        "Two ways of valuing",
        {
            "Where only leaving loneliness counts": (15, 18, 21),
            "Where every step of improvement counts": (14, 16, 18, 21),
        },
    ),
    "saving": Behind(
        "Public saving inside the value",
        {"Saving, and in whose budget it falls": (17,), "What is owed to social value": (21,)},
    ),
    "pipeline": Behind(
        "What comes up when", {"When each contract is let again": (24,), "How much carries the mission": (4, 25)}
    ),
    "asks": Behind("What to ask of whom", {"What one contract could bring": (1, 2, 3, 27)}),
    "kinds": Behind(
        "Kinds of suppliers", {"What each kind pledges, delivers and brings to the mission": (1, 2, 3, 5, 26)}
    ),
    "partners": Behind(
        "Partners beside the council",
        {"What partners add, in people and value": (*MONEY, *PEOPLE, *VALUE, 28), "Whose pounds": (4, 5, 8, 28)},
    ),
    "grant": Behind(
        "Why not simply pay for it?",
        {"What the mission costs to run": (8,), "People and value of a grant, net of its cash": (7, *VALUE, 38)},
    ),
    "wrong": Behind("What being wrong costs", {"How often each is best, and what choosing it wrongly costs": VALUE}),
    "loses": Behind("When the strategy loses", {"How often it loses where the conditions hold": VALUE}),
    "evppi": Behind("What to find out first", {"What knowing an assumption exactly is worth": VALUE}),
    "switch": Behind(
        "Where the choice changes", {"Value at each end of an assumption": VALUE, "Where the best turns": (31,)}
    ),
    "structure": Behind(
        "However it is counted",
        {
            "Boosted, or not": (4, 8),
            "Which improvement counts, and by what rate": (18, 20),
            "The lead over piecemeal": (21,),
        },
    ),
    "robust": Behind(
        "Four numbers of robustness", {"People reached and helped": (11, 13), "Value, regret and chance": (21,)}
    ),
    "missions": Behind(
        "Every mission as the one",
        {"People in the mission's own unit, and value": VALUE, "How often each is best, and the cost of error": (37,)},
    ),
    "need": Behind("What it would take", {"The value a lever would have to have, and its error": (29,)}),
    "climb": Behind(
        "The climb", {"People of each step, and their range": (10, 12, 13, 30), "Those no lever touches": (22, 30)}
    ),
    "caution": Behind(
        "How far the evidence is believed",
        {"What is believed of each mission": (23,), "The answer at each level of caution": (21, 23)},
    ),
    "imagine": Behind("Just imagine", {"People under bolder practices, and their range": (*MONEY, *PEOPLE, 22, 23)}),
    "hundred": Behind("How many are lonely", {"People often lonely": (22,)}),
    "weighed": Behind(
        "What people weigh", {"What each option brings, and its range": (*MONEY, *PEOPLE, *VALUE, 35, 37)}
    ),
    "valued": Behind(
        "What we value, and what nobody knows",
        {
            "Each person's weights": (35,),
            "How often each option is best, and what would turn it": (36,),
            "What each option brings": (*MONEY, *PEOPLE, *VALUE, 37),
        },
    ),
    "staying": Behind("How long a choice stands", {"How often it would still be chosen, by year": (33, 36)}),
    "guesses": Behind(
        "The reveal",
        {
            "People the model suggests, and their range": (*MONEY, *PEOPLE, 19, 22, 23),
            "Value more or less than piecemeal, in pounds": (*MONEY, 14, *VALUE, 23),
        },
    ),
    "shift": Behind("How far a room moved", {"The model's average, and its range": (*MONEY, *PEOPLE, 22, 23)}),
    "map": Behind(
        "Wards",
        {
            "People often lonely in a ward": (22,),
            "Pounds a ward gets": (9,),
            "People reached and helped in a ward": (10, 11, 12, 13, 14),
        },
    ),
}

OF_SCREEN: dict[str, tuple[str, ...]] = {  # what stands on each screen of Present and is not told by its figure
    "question": ("journey",),
    "money": (),
    "people": ("hundred",),
    "could_be": (),
    "one_thing": (),
    "sorted": ("missions",),
    "weigh": ("weighed",),
    "valued": (),
    "choose": ("staying",),
    "guess": (),
    "own": (),
    "room": (),
    "model": (),
    "funnel": (),
    "climb": (),
    "doubts": ("loses",),
    "again": (),
    "shift": (),
    "plan": ("evppi",),
    "minutes": (),
}


def label(key: str) -> str:
    """What a reader chooses on Equations, and finds in a link."""
    return BEHIND[key].name


def called(shown: str) -> Behind | None:
    """The figure or sentence of this name; None where every equation is meant."""
    return next((found for found in BEHIND.values() if found.name == shown), None)


def key_of(found: Behind | None) -> str:
    """The key of a figure or sentence; the sentence's where every equation is meant."""
    return next((key for key, one in BEHIND.items() if one is found), "sentence")


def named(key: str) -> str:
    """'Made by equations 1 to 8 and 31'."""
    return f"Made by {_listed(BEHIND[key].equations)}"


def titled(key: str) -> str:
    """'Levels of spend: made by equations 1 to 8', where several stand side by side."""
    return f"{label(key)}: {named(key)[0].lower()}{named(key)[1:]}"


def each(found: Behind) -> list[str]:
    """'Places paid for: equations 9 and 10', a line a number."""
    return [f"{what}: {_listed(sorted(set(made)))}" for what, made in found.numbers.items()]


def _listed(made: Iterable[int]) -> str:
    runs = list(_runs(made))
    words = [str(a) if a == b else f"{a} and {b}" if b == a + 1 else f"{a} to {b}" for a, b in runs]
    what = "equation" if runs[0][0] == runs[-1][1] else "equations"
    return f"{what} {', '.join(words)}"


def _runs(found: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Numbers that follow each other, as their first and last."""
    first = last = None
    for n in found:
        if last is not None and n == last + 1:
            last = n
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = n
    if first is not None and last is not None:
        yield first, last
