"""Everything that does not depend on spend or strategy, computed once per scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import numpy as np

from scenarios.domain.book import NO_BOOKS, Books
from scenarios.domain.chain import chain
from scenarios.domain.draws import Array, Draws, Event, Index, PickedDraws, picked, thin
from scenarios.domain.mission import WARD_MISSION, Missions
from scenarios.domain.parameter import Register
from scenarios.domain.scenario import Scenario
from scenarios.domain.wards import Wards
from scenarios.geography.prevalence import prevalence
from scenarios.model import alignment, caution, flows, programme, split, valuation
from scenarios.model.commissioner import Commissioner, Remember, council, made_anew
from scenarios.model.partners import Beside, partners
from scenarios.uncertainty.sample import ward_residuals

# Parts of a problem and of its terms that no draw is an axis of: by name, because wards can be as many as draws.
WITHOUT_DRAWS = {"scenario", "missions", "blocks", "discounting", "head_share", "least_share"}


@dataclass(frozen=True)
class Problem(Commissioner):
    """A scenario made into arrays: the council's own contracts, its partners', and what both are for."""

    scenario: Scenario
    missions: Missions
    draws: Mapping[str, Array]
    blocks: tuple[tuple[int, int], ...]
    partners: Mapping[str, Beside]
    programme: programme.Terms
    flows: Mapping[str, flows.FlowTerms]
    discounting: valuation.Discounting
    believed_flows: Mapping[str, Array]  # κ by mission, () or (draw,)
    believed_isolation: Mapping[str, Array]  # κ where ω is 0, 1, and as the scenario has it

    @property
    def carried(self) -> Event:
        """Whether any category of any commissioner carries the mission, (year, draw)."""
        found = self.aligned > 0
        for partner in self.partners.values():
            found = found | (partner.aligned > 0)
        return found

    def shortened(self, years: int) -> Problem:
        """The same problem over its first years: a longer run holds every shorter one."""
        return replace(
            self,
            **self.of_years(years),
            partners={key: partner.shortened(years) for key, partner in self.partners.items()},
            discounting=self.discounting.over(years),
        )

    def thinned(self, n: int) -> Problem:
        """The same problem on about n of its own draws."""
        if n >= self.n:
            return self
        rows, blocks = thin(self.blocks, n)
        return replace(self._on(rows), blocks=blocks)

    def repeated(self, times: int) -> Problem:
        """The same draws several times over, one after the other, so that several levels of spend are one run."""
        return self if times == 1 else self._on(np.tile(np.arange(self.n), times))

    def _on(self, rows: Index) -> Problem:
        """The same problem on the draws of these numbers."""
        apart = WITHOUT_DRAWS | {"draws"}
        here = {f.name: on_draws(getattr(self, f.name), rows) for f in fields(self) if f.name not in apart}
        return replace(self, draws=PickedDraws(self.draws, rows), **here)


def prepare(
    scenario: Scenario,
    missions: Missions,
    wards: Wards,
    draws: Draws,
    register: Register,
    books: Books = NO_BOOKS,
    remember: Remember = made_anew,
) -> Problem:
    """Equations 1-4, 9, 10, 19, 20 and 22-28 as far as they do not depend on spend or strategy.

    `remember` gives g_{c,t} of a book as it is kept under a hash of all it rests on, or makes it.

    `register` is as the scenario assumes it: the draws' own, of which the grades and kinds of study are read here.
    """
    levers = scenario.levers
    believed_flows, believed_isolation = _believed(scenario, missions, draws, register)
    condition = condition_by_ward(scenario, wards, draws)
    dropped = alignment.drop_year(draws["mission_hazard"], draws["mission_drop_luck"])
    if not levers.mission_can_drop:
        dropped = np.full(draws.n, np.inf)
    money_rate = float(draws["stpr"][0])
    people_rate = float(draws["stpr_health"][0]) if levers.discounting == "split" else money_rate
    return Problem(
        **council(scenario, missions, draws, dropped, books.own, remember),
        partners=partners(scenario, missions, draws, dropped, books.of_partners),
        scenario=scenario,
        missions=missions,
        draws=draws,
        blocks=draws.blocks,
        programme=_programme_terms(scenario, missions, wards, draws, condition),
        flows={m: flows.terms(flow, draws, wards.adults_total) for m, flow in missions.flows.items()},
        discounting=valuation.discounting(levers.years, people_rate, money_rate, levers.beyond_horizon),
        believed_flows=believed_flows,
        believed_isolation=believed_isolation,
    )


def _believed(
    scenario: Scenario, missions: Missions, draws: Draws, register: Register
) -> tuple[dict[str, Array], dict[str, Array]]:
    """Equation 23: κ of every flow, and of isolation for each way of valuing it."""
    shares = scenario.link_shares(register)

    def share(mission: str, valuation: str) -> Array:
        links = chain(missions, mission, scenario.bought, valuation, scenario.value_streams)
        return caution.believed_share(links, shares, draws)

    chosen = scenario.levers.valuation
    ways = {"threshold": "threshold", "ordered": "ordered", "chosen": chosen}
    return (
        {m: share(m, chosen) for m in missions.flows},
        {name: share(WARD_MISSION, valuation) for name, valuation in ways.items()},
    )


def condition_by_ward(scenario: Scenario, wards: Wards, draws: Draws) -> Array:
    """L_j = N_j · p_j adults in the condition without the strategy, (ward, draw) [persons]."""
    residual = ward_residuals(wards.code, draws.seed, draws.blocks)
    if draws.all_fixed:  # then nothing varies, the ward residual neither
        residual = np.zeros_like(residual)
    return wards.adults[:, None] * prevalence(draws, wards, residual, scenario.levers.gradient)


def _programme_terms(
    scenario: Scenario, missions: Missions, wards: Wards, draws: Draws, condition: Array
) -> programme.Terms:
    rule = scenario.levers.ward_rule
    return programme.Terms(
        condition=condition,
        head_share=wards.adults / wards.adults_total,
        rule_share=(
            None
            if rule == "best_return"
            else split.with_least_share(
                split.fixed_split(rule, wards.adults, condition, wards.deprivation),
                wards.adults / wards.adults_total,
                scenario.levers.least_share,
            )
        ),
        least_share=scenario.levers.least_share,
        places_per_gbp=programme.places_per_pound(scenario.bought, missions.isolation, draws),
        effect_d=programme.effect_at_scale(scenario.bought, missions.isolation, draws),
        persist=1 - draws["r_recover_annual"],
        retention=draws["retention_annual"],
        reach_ceiling=draws["reach_ceiling"],
        take_up=draws["share_lonely_baseline"],
    )


def on_draws(value: Any, rows: Index) -> Any:
    """The chosen draws of an array, or of every array in a mapping or a dataclass; what has no axis `draw` is kept."""
    if isinstance(value, Mapping):
        return {k: on_draws(v, rows) for k, v in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: on_draws(getattr(value, f.name), rows) for f in fields(value) if f.name not in WITHOUT_DRAWS}
        return replace(value, **changed)
    return picked(value, rows) if isinstance(value, np.ndarray) else value
