"""The answers of Contracts: what comes up when, and what each contract could be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scenarios.analysis.contracts import Ask, Pipeline, asked_in_all, asks, carry_most, pipeline
from scenarios.analysis.own_record import Own, own_record
from scenarios.analysis.partners import PartnersAdd, partners_add
from scenarios.analysis.summary import Summary, summarise
from scenarios.analysis.suppliers import KindLine, kind_lines
from scenarios.answers.answering import answer
from scenarios.answers.resolved import Resolved
from scenarios.domain.book import ContractBook
from scenarios.model.run import compare


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


@answer()
def partners(resolved: Resolved) -> PartnersAdd | None:
    """What partners add to the strategy that the sentence is about; none where there are none."""
    if not resolved.scenario.partners:
        return None
    focus, spend = resolved.focus, resolved.spend_gbp
    only = resolved.scenario.with_strategies((focus,))
    run, without = (compare(resolved.variant(s), spend) for s in (only, only.with_partners({})))
    return partners_add(resolved.problem, run, without, focus, spend)


@answer()
def suppliers(resolved: Resolved) -> list[KindLine] | None:
    """The pledge by kind of supplier; none without a book, because only a book knows kinds."""
    return None if resolved.book is None else kind_lines(resolved.problem, resolved.book, resolved.spend_gbp)


@answer(by_spend=False)
def record(resolved: Resolved, today: date) -> list[Own]:
    """The council's own pledged and delivered shares on a day, beside the register's; none where its book has none."""
    book = resolved.book
    return [] if book is None else own_record(book, resolved.base.register, today)


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
