"""Everything that does not depend on spend or strategy, computed once per scenario."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import numpy as np

from scenarios.domain.book import ContractBook
from scenarios.domain.chain import chain
from scenarios.domain.draws import Array, Draws, Index, thin
from scenarios.domain.mission import WARD_MISSION, Missions
from scenarios.domain.parameter import Register
from scenarios.domain.scenario import Scenario
from scenarios.domain.wards import Wards
from scenarios.geography.prevalence import prevalence
from scenarios.model import alignment, calendar, caution, flows, pledge, programme, split, valuation
from scenarios.uncertainty.sample import ward_residuals

# Parts of a problem and of its terms that no draw is an axis of: by name, because wards can be as many as draws.
WITHOUT_DRAWS = {"scenario", "missions", "blocks", "discounting", "head_share", "least_share"}


Remember = Callable[[str, Callable[[], Array]], Array]
OF_CALENDAR = ("extension_taken", "relet_slip_months", "relet_rate", "mission_hazard", "mission_drop_luck")


def made_anew(key: str, make: Callable[[], Array]) -> Array:
    """What is not kept anywhere."""
    return make()


@dataclass(frozen=True)
class Problem:
    """A scenario made into arrays. Money here is per pound of total yearly spend: the pledge is linear in spend."""

    scenario: Scenario
    missions: Missions
    draws: Mapping[str, Array]
    blocks: tuple[tuple[int, int], ...]
    pledged: Array  # (category, draw)
    delivered: Array  # (category, draw)
    usable: Array  # (category, draw)
    usable_as_usual: Array  # (category, draw): with what suppliers would have done anyway
    eligible: Array  # (category, mission, draw)
    mix: Array  # (category, mission, draw)
    aligned: Array  # (year, draw): of all spend; above 0 where any category carries the mission
    by_category: Array | None  # g_{c,t} of a contract book, (category, year, draw); none where there is no book
    programme: programme.Terms
    flows: Mapping[str, flows.FlowTerms]
    discounting: valuation.Discounting
    believed_flows: Mapping[str, Array]  # κ by mission, () or (draw,)
    believed_isolation: Mapping[str, Array]  # κ where ω is 0, 1, and as the scenario has it

    @property
    def n(self) -> int:
        return self.aligned.shape[1]

    @property
    def years(self) -> int:
        return len(self.aligned)

    def shortened(self, years: int) -> Problem:
        """The same problem over its first years: a longer run holds every shorter one."""
        return replace(
            self,
            aligned=self.aligned[:years],
            by_category=None if self.by_category is None else self.by_category[:, :years],
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
        picked = {f.name: on_draws(getattr(self, f.name), rows) for f in fields(self) if f.name not in WITHOUT_DRAWS}
        return replace(self, **picked)


def prepare(
    scenario: Scenario,
    missions: Missions,
    wards: Wards,
    draws: Draws,
    register: Register,
    book: ContractBook | None = None,
    remember: Remember = made_anew,
) -> Problem:
    """Equations 1-4, 9, 10, 19, 20 and 22-25 as far as they do not depend on spend or strategy.

    `remember` gives g_{c,t} of a book as it is kept under a hash of all it rests on, or makes it.

    `register` is as the scenario assumes it: the draws' own, of which the grades and kinds of study are read here.
    """
    levers = scenario.levers
    believed_flows, believed_isolation = _believed(scenario, missions, draws, register)
    pledged, delivered, usable, usable_as_usual = _pledge_per_pound(scenario, draws)
    condition = condition_by_ward(scenario, wards, draws)
    dropped = alignment.drop_year(draws["mission_hazard"], draws["mission_drop_luck"])
    if not levers.mission_can_drop:
        dropped = np.full(draws.n, np.inf)
    aligned = alignment.aligned_share(levers.years, draws["relet_rate"], dropped, levers.relet_by_year)
    by_category = None
    if book is not None:
        of = book
        key = _calendar_key(scenario, draws, of)
        by_category = remember(key, lambda: _by_category(scenario, draws, dropped, aligned, of))
        aligned = np.einsum("c,ctd->td", np.array(list(scenario.spend_mix.values())), by_category)
    money_rate = float(draws["stpr"][0])
    people_rate = float(draws["stpr_health"][0]) if levers.discounting == "split" else money_rate
    return Problem(
        scenario=scenario,
        missions=missions,
        draws=draws,
        blocks=draws.blocks,
        pledged=pledged,
        delivered=delivered,
        usable=usable,
        usable_as_usual=usable_as_usual,
        eligible=_eligibility(scenario, missions, book)[:, :, None] * draws["addressable_share"],
        mix=_mix(scenario, missions, draws),
        aligned=aligned,
        by_category=by_category,
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


def _pledge_per_pound(scenario: Scenario, draws: Draws) -> tuple[Array, Array, Array, Array]:
    """Equations 1-3 per pound of spend: pledged, delivered, usable, and usable with `sv_additionality` at 1."""
    spend = np.array(list(scenario.spend_mix.values()))[:, None]
    commit = np.repeat(draws["sv_commit_book"][None, :], len(spend), axis=0)
    for c, name in enumerate(scenario.spend_mix):
        known = scenario.categories[name].pledged_share if name in scenario.categories else None
        if known is not None:
            commit[c] = known
    pledged = pledge.pledged(spend, commit)
    delivered = pledge.delivered(pledged, draws["sv_delivered_ratio"])
    worth = draws["sv_cash_fraction"], draws["sv_inkind_fraction"], draws["inkind_worth"]
    usable, usable_as_usual = (
        pledge.usable(delivered, *worth, additional) for additional in (draws["sv_additionality"], np.ones(draws.n))
    )
    return pledged, delivered, usable, usable_as_usual


def _calendar_key(scenario: Scenario, draws: Draws, book: ContractBook) -> str:
    """A hash of everything that g_{c,t} rests on: making it takes a thousand times as long."""
    levers = scenario.levers
    given = (scenario.contracts, tuple(scenario.spend_mix), levers.years, levers.relet_by_year, levers.mission_can_drop)
    whole = hashlib.sha256(repr((book.digest, given, draws.blocks, draws.seed, draws.all_fixed)).encode())
    for name in OF_CALENDAR:
        whole.update(draws[name].tobytes())
    return whole.hexdigest()


def _by_category(scenario: Scenario, draws: Draws, dropped: Array, aligned: Array, book: ContractBook) -> Array:
    """Equations 24-25, (category, year, draw). `aligned` is g_t of equation 4."""
    given, years = scenario.contracts, scenario.levers.years
    terms = calendar.calendar_of(book, tuple(scenario.spend_mix), given.start, given.covers)
    in_book = np.empty((len(scenario.spend_mix), years, draws.n))
    for block, relet in calendar.relets(terms, draws):
        in_book[:, :, block] = calendar.carrying_share(terms, relet, dropped[block], years)
    return calendar.aligned_by_category(terms, in_book, aligned)


def _eligibility(scenario: Scenario, missions: Missions, book: ContractBook | None) -> Array:
    """What a scenario allows of each category for each mission, (category, mission), times `addressable_share`.

    With a book, what may be asked of its contracts (equation 27).
    """
    table = np.full((len(scenario.spend_mix), len(missions.keys)), scenario.levers.eligibility)
    for c, name in enumerate(scenario.spend_mix):
        if name in scenario.categories:
            for mission, share in scenario.categories[name].eligibility.items():
                table[c, missions.keys.index(mission)] *= share
    if book is not None:
        table *= calendar.marked_share(book, tuple(scenario.spend_mix), scenario.contracts.covers)[:, None]
    return table


def _mix(scenario: Scenario, missions: Missions, draws: Draws) -> Array:
    """Today's causes as missions, (category, mission, draw).

    Drawn for all categories, or as a category's ledger shows.
    """
    causes = tuple(missions.causes)
    onto = np.array([[missions.causes[c].get(m, 0.0) for m in missions.keys] for c in causes])
    drawn = onto.T @ np.stack([draws[f"piecemeal_mix[{c}]"] for c in causes])
    mix = np.broadcast_to(drawn, (len(scenario.spend_mix), *drawn.shape))
    known = {n: c.causes for n, c in scenario.categories.items() if c.causes}
    if known:
        mix = mix.copy()
        for name, shares in known.items():
            mix[list(scenario.spend_mix).index(name)] = (np.array([shares.get(c, 0.0) for c in causes]) @ onto)[:, None]
    return mix


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
    if isinstance(value, np.ndarray) and value.ndim and (value.shape[-1] > 1 or not rows.any()):
        return np.ascontiguousarray(value[..., rows])
    return value
