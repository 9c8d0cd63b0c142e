"""What it would take, in words: one line a lever."""

from __future__ import annotations

from collections.abc import Mapping

from scenarios.analysis.need import Aim, Needed
from scenarios.views.words.numbers import (
    amount,
    capital,
    count,
    count_cell,
    fine,
    in_a_hundred,
    pounds,
    signed,
    years_of,
)

WANTED = {
    "people": "People no longer lonely, or helped, at the end",
    "person_years": "Years out of loneliness, over the horizon",
    "every_ward": "People no longer lonely in every ward, at least",
    "value": "Value more than piecemeal, £",
    "ahead": "Futures in 100 in which it is ahead of piecemeal",
}
CAVEAT = (
    "Each is moved alone, everything else as it is today; an uncertain one is moved by one factor in every future. That"
    " a value would do it does not say that it can be had."
)
SURE = {"average": "on average", "nine": "in nine futures of ten"}


def target(aim: Aim, noun: str, years: int) -> str:
    """The target: 'to have 100 people no longer often lonely after 10 years'."""
    sure = SURE["nine"] if aim.cautious else SURE["average"]
    if aim.wanted == "people":
        return f"to have {count(aim.amount)} {noun} {sure}"
    if aim.wanted == "person_years":
        return f"to have {count(aim.amount)} years out of loneliness over {years_of(years)} {sure}"
    if aim.wanted == "every_ward":
        return f"to have at least {fine(aim.amount)} people no longer often lonely in every ward {sure}"
    if aim.wanted == "value":
        return f"to be worth {pounds(aim.amount)} more than piecemeal {sure}"
    return f"to be ahead of piecemeal in {in_a_hundred(aim.amount).replace(' in ', ' of ')} futures"


def claim(found: list[Needed], aim: Aim, noun: str, years: int) -> str:
    """How many levers do it, each alone."""
    able = sum(n.value is not None for n in found)
    what = target(aim, noun, years)
    if not able:
        return f"{capital(what)}, no single change does it"
    return f"{capital(what)}, {able} of {len(found)} changes would do it, each alone"


def line(n: Needed, aim: Aim) -> str:
    """One lever: what it would have to be, what it is today, and who has to act; or that it cannot."""
    today = f"today {shown(n.today, n.unit)}"
    if n.value is None:
        bounds = f"{shown(n.least, n.unit)} to {shown(n.most, n.unit)}"
        return f"{n.label}: no value from {bounds} does it; at most {reached(n, aim)}, {today}."
    error = "" if n.value.se is None else f" (± {shown(n.value.se, n.unit)})"
    more = ", and another value does it too" if n.more else ""
    return f"{n.label}: {shown(n.value.value, n.unit)}{error}{more}, {today}; {n.who} would have to act."


def reached(n: Needed, aim: Aim) -> str:
    """The most that a lever brings, in the target's own unit."""
    told = _in_its_unit(n.reaches, aim)
    short = n.value is None and n.reaches < aim.amount and told == _in_its_unit(aim.amount, aim)
    verb = "it is ahead in" if aim.wanted == "ahead" else "it brings"
    return f"{verb} {'just under ' if short else ''}{told}"


def _in_its_unit(x: float, aim: Aim) -> str:
    if aim.wanted == "ahead":
        return f"{in_a_hundred(x).replace(' in ', ' of ')} futures"
    if aim.wanted == "value":
        return f"{pounds(x)} {'more' if x > 0 else 'less'}"
    if aim.wanted == "every_ward":
        return fine(x)
    return signed(x, count_cell).replace("<1", "less than one")


def shown(x: float, unit: str) -> str:
    """A value of a lever with its unit."""
    if unit == "years":
        return years_of(round(x))
    return amount(x, "proportion" if unit.startswith(("ratio", "proportion", "share")) else unit)


def rows(found: list[Needed], aim: Aim) -> list[Mapping[str, object]]:
    """The same as a table."""
    return [
        {
            "What is moved": n.label,
            "Today": shown(n.today, n.unit),
            "Needed": "no value does it" if n.value is None else shown(n.value.value, n.unit),
            "±": "" if n.value is None or n.value.se is None else shown(n.value.se, n.unit),
            "From": shown(n.least, n.unit),
            "To": shown(n.most, n.unit),
            "Brings at most": reached(n, aim).removeprefix("it brings ").removeprefix("it is "),
            "Who has to act": n.who,
            "Bounds, why": n.why,
        }
        for n in found
    ]
