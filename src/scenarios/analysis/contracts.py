"""What comes up when, and what each contract could be asked for (equations 24, 25 and 27)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scenarios.analysis.summary import Summary, summarise
from scenarios.domain.book import BookedContract, ContractBook, SupplierKind
from scenarios.domain.draws import Array, Draws
from scenarios.model import calendar, kinds
from scenarios.model.commissioner import marked_share, pledge_by_kind
from scenarios.model.prepare import Problem

MOST_OF_IT = 0.8  # "four fifths of it"


@dataclass(frozen=True)
class Pipeline:
    """What comes up in each council year, and how much of the spend then carries the mission."""

    start: int  # year 1 begins on 1 April
    comes_up_gbp: dict[str, list[float]]  # by category and year, let again in it [£ a year], at the book's own spend
    carries: list[Summary]  # by year, of all spend
    late_gbp: float  # comes up in year 1 alone: gone if the mission is decided a year later [£ a year]
    late_until: int  # the council year, counted from 1, in which half of that has come up again
    unknown_gbp: float  # of contracts whose end is not known


@dataclass(frozen=True)
class Ask:
    """What one contract could bring to the mission in a year under it, with its range."""

    contract: BookedContract
    gbp: float  # on average [£ a year]
    low_gbp: float  # one future in ten brings less
    high_gbp: float  # one in ten brings more


def pipeline(problem: Problem, book: ContractBook, draws: Draws) -> Pipeline:
    """Averages over all futures; the share that carries with its range."""
    given, mix, years = problem.scenario.contracts, tuple(problem.scenario.spend_mix), problem.years
    terms = calendar.calendar_of(book, mix, given.start, given.covers)
    chance = _chances(terms, draws, years)  # (contract, year)
    up = np.zeros((len(mix), years))
    np.add.at(up, terms.category, chance * terms.spend_gbp[:, None])
    first = chance[:, 0] * terms.spend_gbp
    return Pipeline(
        start=given.start,
        comes_up_gbp={c: up[i].tolist() for i, c in enumerate(mix)},
        carries=[summarise(row, problem.blocks) for row in problem.aligned],
        late_gbp=float(first.sum()),
        late_until=_half_back(terms.term_years, first),
        unknown_gbp=sum(c.annual_gbp for c in book.contracts if not c.has_calendar),
    )


def _chances(terms: calendar.Calendar, draws: Draws, years: int) -> Array:
    """The chance that each contract is first let again in each year, (contract, year) [share of futures]."""
    counts = np.zeros((len(terms.spend_gbp), years))
    for _, relet in calendar.relets(terms, draws):
        for t in range(years):
            counts[:, t] += (relet == t + 1).sum(axis=1)
    return counts / draws.n


def _half_back(term_years: calendar.Years, weight: Array) -> int:
    """The year in which half of what came up in year 1 has come up again; 0 where nothing comes up in it."""
    if not weight.sum():
        return 0
    order = np.argsort(term_years, kind="stable")
    passed = np.cumsum(weight[order]) >= weight.sum() / 2
    return int(1 + term_years[order][passed][0])


def asks(problem: Problem, book: ContractBook, mission: str) -> list[Ask]:
    """Equation 27 for every contract that may be asked, the largest first."""
    found = []
    for (category, kind), per_pound in _per_pound(problem, book, mission).items():
        of_it = [k for k in book.contracts if k.category == category and k.may_be_asked and kind in (k.kind, None)]
        low, high = np.quantile(per_pound, [0.1, 0.9])
        found += [Ask(k, *(float(k.annual_gbp * x) for x in (per_pound.mean(), low, high))) for k in of_it]
    return sorted(found, key=lambda a: (-a.gbp, a.contract.reference))


def asked_in_all(problem: Problem, book: ContractBook, mission: str) -> Array:
    """Σ ask_k over every contract that may be asked [£ a year], (draw,)."""
    each = _per_pound(problem, book, mission)
    asked = [book.marked_share(c, kind) * book.by_category_gbp[c] * x for (c, kind), x in each.items()]
    return np.sum(asked, axis=0) + np.zeros(problem.n)


def _per_pound(problem: Problem, book: ContractBook, mission: str) -> dict[tuple[str, SupplierKind | None], Array]:
    """What a pound of a marked contract can be asked for, by category with any, (draw,) [share].

    By kind of supplier too where kinds differ (equation 26); otherwise the kind is none.
    """
    scenario, m = problem.scenario, problem.missions.keys.index(mission)
    by_kind = pledge_by_kind(scenario, problem.draws, book)
    marked = marked_share(scenario, book, by_kind)
    held = kinds.shares_of(book, tuple(scenario.spend_mix), scenario.contracts.covers)
    found: dict[tuple[str, SupplierKind | None], Array] = {}
    for kind, part in by_kind.items():
        one = None if len(by_kind) == 1 else kind
        for c, (category, share) in enumerate(scenario.spend_mix.items()):
            spend = share if one is None else share * held[kind][c, 0]
            if book.marked_share(category, one) and spend > 0:
                found[category, one] = part.usable[c] / spend * problem.eligible[c, m] / marked[c]
    return found


def carry_most(found: Sequence[Ask]) -> int:
    """How many of the largest asks bring four fifths of all."""
    sums = np.cumsum([a.gbp for a in found])
    return int(np.searchsorted(sums, MOST_OF_IT * sums[-1] - 1e-9) + 1) if len(sums) else 0
