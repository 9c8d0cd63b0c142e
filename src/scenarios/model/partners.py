"""Equation 28: partners who bring their own spend to the same mission."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from scenarios.domain.book import ContractBook
from scenarios.domain.draws import Array, Draws
from scenarios.domain.mission import Missions
from scenarios.domain.partner import Partner
from scenarios.domain.scenario import Scenario
from scenarios.model import alignment, calendar, kinds
from scenarios.model.commissioner import Commissioner, causes_as_missions
from scenarios.uncertainty.sheet import named_uniforms


@dataclass(frozen=True)
class Beside(Commissioner):
    """A partner beside the council: its own contracts, its own spend, and what working with it costs."""

    spend_gbp: float  # [£ a year]
    costs_gbp: Array  # (year, draw): `fixed_cost_partner` while it works on the mission [£ a year]

    def shortened(self, years: int) -> Beside:
        """The same partner over the first years."""
        return replace(self, **self.of_years(years), costs_gbp=self.costs_gbp[:years])


def joining_year(key: str, partner: Partner, draws: Draws) -> Array:
    """Equation 28, j_p where it joins, with probability `partner_joins`, and never elsewhere, (draw,) [year].

    Whether it does is its own luck, from its name and the seed; where nothing varies, the likelier of the two.
    """
    chance = draws["partner_joins"] if partner.joins_share is None else np.full(draws.n, partner.joins_share)
    luck = np.full(draws.n, 0.5) if draws.all_fixed else named_uniforms(f"partner {key}", draws.blocks, draws.seed)
    return np.where(luck < chance, float(partner.joins), np.inf)


def costs(fixed_cost_gbp: Array, joins: Array, aligned: Array) -> Array:
    """Equation 28: `fixed_cost_partner` from j_p on, while any of its spend carries the mission, (year, draw) [£]."""
    t = np.arange(1.0, len(aligned) + 1)[:, None]
    return fixed_cost_gbp * ((t >= joins) & (aligned > 0))


def partners(
    scenario: Scenario, missions: Missions, draws: Draws, dropped: Array, books: Mapping[str, ContractBook]
) -> dict[str, Beside]:
    """Every partner of a scenario, its spend by category its own book's where it says nothing else."""
    return {
        key: _beside(scenario, key, partner, missions, draws, dropped, books.get(partner.book))
        for key, partner in scenario.partners.items()
    }


def _beside(
    scenario: Scenario,
    key: str,
    partner: Partner,
    missions: Missions,
    draws: Draws,
    dropped: Array,
    book: ContractBook | None,
) -> Beside:
    mix = partner.spend_mix or (scenario.spend_mix if book is None else book.spend_mix)
    categories, spend = tuple(mix), np.array(list(mix.values()))[:, None]
    joins = joining_year(key, partner, draws)
    aligned = alignment.aligned_share(scenario.levers.years, draws["relet_rate"], dropped, since=joins)
    by_category, marked = None, np.ones(len(mix))
    if book is not None:
        terms = calendar.calendar_of(book, categories, scenario.contracts.start, 1.0)
        by_category = calendar.carried_by_category(terms, draws, dropped, aligned, since=joins)
        aligned = np.einsum("c,ctd->td", spend[:, 0], by_category)
        marked = calendar.marked_share(book, categories, 1.0)
    may_follow = (scenario.levers.eligibility * partner.eligibility * marked)[:, None, None]
    drawn = causes_as_missions(missions, draws, partner.causes or None)
    shape = len(mix), *drawn.shape
    return Beside(
        **vars(_pledge(partner, spend, draws)),
        eligible=np.broadcast_to(may_follow * draws["addressable_share"], shape),
        mix=np.broadcast_to(drawn, shape),
        aligned=aligned,
        by_category=by_category,
        spend_gbp=partner.spend_gbp,
        costs_gbp=costs(draws["fixed_cost_partner"], joins, aligned),
    )


def _pledge(partner: Partner, spend: Array, draws: Mapping[str, Any]) -> kinds.Pledge:
    """Equations 1-3 of a partner's spend: at its own pledged share where one is known."""
    own = partner.pledged_share
    commit = draws["sv_commit_book"] if own is None else np.full_like(draws["sv_commit_book"], own)
    return kinds.pledge_of(spend, np.repeat(commit[None, :], len(spend), axis=0), draws)
