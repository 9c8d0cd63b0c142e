"""What one commissioning body's contracts hold, per pound of its yearly spend: the council's, or a partner's."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from scenarios.domain.book import ContractBook, SupplierKind
from scenarios.domain.draws import Array, Draws
from scenarios.domain.levers import MOST_YEARS
from scenarios.domain.mission import Missions
from scenarios.domain.once import once
from scenarios.domain.scenario import Scenario
from scenarios.model import alignment, calendar, directing, kinds
from scenarios.model.kinds import Pledge

Remember = Callable[[str, Callable[[], Array]], Array]
OF_CALENDAR = ("extension_taken", "relet_slip_months", "relet_rate", "mission_hazard", "mission_drop_luck")


@dataclass(frozen=True)
class Commissioner:
    """Money here is per pound of the body's total yearly spend: the pledge is linear in spend."""

    pledged: Array  # (category, draw)
    delivered: Array  # (category, draw)
    usable: Array  # (category, draw)
    usable_as_usual: Array  # (category, draw): with what suppliers would have done anyway
    eligible: Array  # (category, mission, draw)
    mix: Array  # (category, mission, draw)
    aligned: Array  # (year, draw): of all spend; above 0 where any category carries the mission
    by_category: Array | None  # g_{c,t} of a contract book, (category, year, draw); none where there is no book

    @property
    def n(self) -> int:
        return self.aligned.shape[1]

    @once
    def scattered(self) -> Array:
        """Equation 6 with nothing pointed, the same for every strategy, (mission, draw)."""
        return directing.scattered_per_pound(self.usable, self.mix)

    @once
    def scattered_as_usual(self) -> Array:
        """The same with what suppliers would have done anyway, (mission, draw)."""
        return directing.scattered_per_pound(self.usable_as_usual, self.mix)

    @once
    def categories_by_mix(self) -> dict[int, list[int]]:
        """Categories with one mix of causes together, by the first of them: usually all."""
        groups: dict[int, list[int]] = {}
        for c in range(len(self.mix)):
            first = next((g for g in groups if np.array_equal(self.mix[g], self.mix[c])), c)
            groups.setdefault(first, []).append(c)
        return groups

    @property
    def years(self) -> int:
        return len(self.aligned)

    def of_years(self, years: int) -> dict[str, Any]:
        """What differs over its first years."""
        by_category = None if self.by_category is None else self.by_category[:, :years]
        return {"aligned": self.aligned[:years], "by_category": by_category}


def made_anew(key: str, make: Callable[[], Array]) -> Array:
    """What is not kept anywhere."""
    return make()


def council(
    scenario: Scenario,
    missions: Missions,
    draws: Draws,
    dropped: Array,
    book: ContractBook | None,
    remember: Remember = made_anew,
) -> dict[str, Any]:
    """Equations 1-6 and 24-26 of the council's own contracts, as a commissioner's fields."""
    categories, years = tuple(scenario.spend_mix), scenario.levers.years
    by_rate = alignment.aligned_share(MOST_YEARS, draws["relet_rate"], dropped, scenario.levers.relet_by_year)
    aligned, by_category = by_rate[:years], None
    if book is not None:
        of = book
        key = calendar_key(scenario, categories, draws, of)
        whole = remember(key, lambda: _by_category(scenario, categories, draws, dropped, by_rate, of))
        by_category = whole[:, :years]
        aligned = np.einsum("c,ctd->td", np.array(list(scenario.spend_mix.values())), by_category)
    by_kind = pledge_by_kind(scenario, draws, book)
    together = kinds.all_together(by_kind)
    return {
        **vars(together),
        "eligible": (
            _eligibility(scenario, missions)[:, :, None]
            * marked_share(scenario, book, by_kind)[:, None]
            * draws["addressable_share"]
        ),
        "mix": _mix(scenario, missions, draws),
        "aligned": aligned,
        "by_category": by_category,
    }


def pledge_by_kind(
    scenario: Scenario, draws: Mapping[str, Array], book: ContractBook | None, told_apart: bool = False
) -> dict[SupplierKind, Pledge]:
    """Equations 1-3 and 26 per pound of the council's spend, by kind of supplier.

    All kinds as one where nothing tells them apart, so that the last digit is equation 3's, unless asked for.
    """
    spend = np.array(list(scenario.spend_mix.values()))[:, None]
    commit = np.repeat(draws["sv_commit_book"][None, :], len(spend), axis=0)
    for c, name in enumerate(scenario.spend_mix):
        known = scenario.categories[name].pledged_share if name in scenario.categories else None
        if known is not None:
            commit[c] = known
    most_share = scenario.levers.vcse_most_share
    differ = {q: d for q, d in scenario.kinds.items() if d.times}
    if not told_apart and not differ and most_share == 1:
        return {"unknown": kinds.pledge_of(spend, commit, draws)}
    shares = kinds.shares_of(book, tuple(scenario.spend_mix), scenario.contracts.covers)
    return kinds.by_kind(spend, commit, draws, shares, differ, most_share)


def calendar_key(scenario: Scenario, categories: tuple[str, ...], draws: Draws, book: ContractBook) -> str:
    """A hash of everything that g_{c,t} rests on: making it takes a thousand times as long.

    It is made for as many years as can be asked, because a longer run holds every shorter one.
    """
    levers = scenario.levers
    given = (scenario.contracts, categories, levers.relet_by_year, levers.mission_can_drop)
    whole = hashlib.sha256(repr((book.digest, given, draws.blocks, draws.seed, draws.all_fixed)).encode())
    for name in OF_CALENDAR:
        whole.update(draws[name].tobytes())
    return whole.hexdigest()


def _by_category(
    scenario: Scenario, categories: tuple[str, ...], draws: Draws, dropped: Array, aligned: Array, book: ContractBook
) -> Array:
    """Equations 24-25, (category, year, draw). `aligned` is g_t of equation 4."""
    given = scenario.contracts
    terms = calendar.calendar_of(book, categories, given.start, given.covers)
    return calendar.carried_by_category(terms, draws, dropped, aligned)


def marked_share(scenario: Scenario, book: ContractBook | None, by_kind: Mapping[SupplierKind, Pledge]) -> Array:
    """Equation 27: marked s_k / s_k of c, (category, 1), or by what can be used where kinds differ, (category, draw).

    So that what contracts can be asked for comes to what is directed, whichever kind holds the marked ones.
    """
    categories, covers = tuple(scenario.spend_mix), scenario.contracts.covers
    if book is None or len(by_kind) == 1:
        one = np.ones(len(categories)) if book is None else calendar.marked_share(book, categories, covers)
        return one[:, None]
    usable = kinds.all_together(by_kind).usable
    marked = np.zeros_like(usable)
    for kind, part in by_kind.items():
        marked += part.usable * calendar.marked_share(book, categories, covers, kind)[:, None]
    return np.divide(marked, usable, out=np.ones_like(usable), where=usable > 0)


def _eligibility(scenario: Scenario, missions: Missions) -> Array:
    """What a scenario allows of each category for each mission, (category, mission), times `addressable_share`."""
    table = np.full((len(scenario.spend_mix), len(missions.keys)), scenario.levers.eligibility)
    for c, name in enumerate(scenario.spend_mix):
        if name in scenario.categories:
            for mission, share in scenario.categories[name].eligibility.items():
                table[c, missions.keys.index(mission)] *= share
    return table


def _mix(scenario: Scenario, missions: Missions, draws: Draws) -> Array:
    """Today's causes as missions, (category, mission, draw).

    Drawn for all categories, or as a category's ledger shows.
    """
    drawn = causes_as_missions(missions, draws)
    mix = np.broadcast_to(drawn, (len(scenario.spend_mix), *drawn.shape))
    known = {n: c.causes for n, c in scenario.categories.items() if c.causes}
    if known:
        mix = mix.copy()
        for name, shares in known.items():
            mix[list(scenario.spend_mix).index(name)] = causes_as_missions(missions, draws, shares)
    return mix


def causes_as_missions(missions: Missions, draws: Draws, shares: Mapping[str, float] | None = None) -> Array:
    """Equation 6, mix: shares of causes as shares of missions, (mission, draw); the register's where none are given."""
    causes = tuple(missions.causes)
    onto = np.array([[missions.causes[c].get(m, 0.0) for m in missions.keys] for c in causes])
    if shares is None:
        return onto.T @ np.stack([draws[f"piecemeal_mix[{c}]"] for c in causes])
    return np.repeat((np.array([shares.get(c, 0.0) for c in causes]) @ onto)[:, None], draws.n, axis=1)
