"""The answers of Contracts: what comes up when, and what each contract could be asked for."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.analysis.contracts import Ask, Pipeline, asked_in_all, asks, carry_most, pipeline
from scenarios.analysis.summary import Summary, summarise
from scenarios.answers.answering import answer
from scenarios.answers.resolved import Resolved
from scenarios.domain.book import ContractBook


@dataclass(frozen=True)
class Asks:
    """Every ask of the chosen mission, the largest first, and how many of them bring four fifths of it."""

    every: list[Ask]
    most: int
    total: Summary  # of all of them together [£ a year]


@answer(light=True)
def book(resolved: Resolved) -> ContractBook | None:
    """The contracts that the question stands on; none where they come up at the register's rate."""
    return resolved.book


@answer(by_spend=False)
def coming_up(resolved: Resolved) -> Pipeline | None:
    """What comes up in each council year."""
    return None if resolved.book is None else pipeline(resolved.problem, resolved.book, resolved.draws)


@answer(by_spend=False)
def what_to_ask(resolved: Resolved) -> Asks | None:
    """Equation 27 for the chosen mission."""
    if resolved.book is None:
        return None
    problem, mission = resolved.problem, resolved.scenario.levers.mission
    found = asks(problem, resolved.book, mission)
    total = asked_in_all(problem, resolved.book, mission)
    return Asks(found, carry_most(found), summarise(total, problem.blocks))
