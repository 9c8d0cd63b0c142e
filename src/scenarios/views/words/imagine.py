"""Just imagine, told honestly: the money, who earns it, who is lonely, and what if they all pulled on one rope."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scenarios.analysis.journey import Stage
from scenarios.analysis.summary import Summary
from scenarios.views.words.numbers import (
    capital,
    count,
    exact_pounds,
    listed,
    lower,
    pounds,
    span,
    two_figures,
    years_of,
)

ASKED = "Just imagine"
ROPE = "What if they all pulled on one rope?"


def scale(spend_gbp: float, years: int, stages: Sequence[Stage], lonely: float | None) -> list[str]:
    """The money over the years, who earns it and what they have, what they pledge, and who is lonely here."""
    pledged = next(s.summary.mean.value for s in stages if s.key == "pledged")
    over = "" if years == 1 else f" is {exact_pounds(spend_gbp * years)} in {years_of(years)}"
    lines = [
        f"{exact_pounds(spend_gbp)} a year{over}. Those who earn it have skills, vans, halls and kitchens.",
        f"They pledge about {pounds(pledged)} of good works a year, over dozens of causes.",
    ]
    if lonely is not None:
        lines.append(f"About {count(lonely)} people here are often lonely.")
    return [*lines, ROPE]


MOST_KINDS = 5


def made_of(spend_gbp: float, mix: Mapping[str, float]) -> str:
    """What the money is spent on, the largest first."""
    kinds = sorted(mix.items(), key=lambda kind: -kind[1])
    told = [f"{pounds(spend_gbp * share)} {lower(name)}" for name, share in kinds[:MOST_KINDS] if share > 0]
    rest = 1 - sum(share for _, share in kinds[:MOST_KINDS])
    if rest > 0.005:
        told.append(f"{pounds(spend_gbp * rest)} other things")
    return f"{exact_pounds(spend_gbp)} a year: {listed(told)}."


def practice(label: str, people: Summary, noun: str) -> str:
    """'A fifth, in every contract: about 61 more people (none to 200)'."""
    mean = people.mean.value
    ranged = span(people.low, people.high, count, "more", "fewer", said=mean > 0)
    shown = count(mean)
    if shown == "no":
        return f"{label}: about as many as under piecemeal"
    what = f"about {shown} {'more' if mean > 0 else 'fewer'} {noun}".strip()
    return f"{label}: {what} ({ranged})"


def _about(people: float) -> str:
    shown = count(people)
    return "hardly any" if shown == "no" else f"about {shown}{'' if people > 0 else ' fewer'}"


def claim(practices: Sequence[tuple[str, Summary]]) -> str:
    """The most that is shown, against what there is today."""
    (first, today), (last, most) = practices[0], practices[-1]
    if len(practices) == 1 or today.mean.value <= 0 or most.mean.value <= today.mean.value:
        return f"{capital(first)}, one mission comes to {_about(today.mean.value)}"
    if count(today.mean.value) == "no":
        return f"{last}, it would be about {count(most.mean.value)}, and today it is hardly any"
    times = two_figures(most.mean.value / today.mean.value)
    return (
        f"{last}, it would be about {count(most.mean.value)} and not {count(today.mean.value)}: {times:g} times as many"
    )
