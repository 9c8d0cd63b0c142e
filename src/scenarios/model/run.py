"""A whole comparison: N strategies on the same pounds, the same draws and the same caution (equations 1-21)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from scenarios.domain.draws import Array
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.results import Comparison, StrategyResult, WardOutcomes
from scenarios.model import caution, flows, programme, resource, valuation
from scenarios.model.pointing import Pointing, point_all
from scenarios.model.prepare import Problem
from scenarios.model.threads import side_by_side


@dataclass(frozen=True)
class WardMission:
    """What came of the ward mission after caution, and what it is worth; every value is (draw,) [£]."""

    wards: WardOutcomes
    streams: valuation.Streams
    threshold_gbp: Array
    ordered_gbp: Array
    chosen_gbp: Array


@dataclass(frozen=True)
class FromScatter:
    """What came of a mission that nothing helps but its share of scattered pounds, and of how many pounds a year."""

    scattered_gbp: Array  # net, (year, draw)
    outcome: WardMission | tuple[Array, Array, Array]  # of a flow as `_flow` has it


def grant_instead(piecemeal: Pointing, mission: str, grant_gbp: Array) -> Pointing:
    """Equation 38: pledges stay piecemeal, and G a year of council cash buys the mission's programmes directly."""
    return replace(piecemeal, grant_gbp={mission: grant_gbp})


def with_running_cost_paid(pointing: Pointing) -> Pointing:
    """Equation 38: the same strategy where the council pays what a mission costs to run, equation 8 without F."""
    return replace(pointing, running_cost_paid=True)


def cash_cost(problem: Problem, grant_gbp: Array) -> Array:
    """Equation 38: Σ_t G·(1 + r_m)^-t over the years with g_t > 0 [£], (draw,)."""
    return problem.discounting.money.factors @ (grant_gbp * problem.carried)


def compare(
    problem: Problem, spend_gbp: float | None = None, pointings: Mapping[str, Pointing] | None = None
) -> Comparison:
    """Every strategy of a scenario at one level of spend.

    `pointings` may be kept from an earlier run of the same problem.
    """
    spend = problem.scenario.levers.spend_gbp if spend_gbp is None else spend_gbp
    pointed = pointings or point_all(problem)
    cells = problem.programme.condition.size
    results = side_by_side(lambda p: run_strategy(problem, p, spend), list(pointed.values()), cells)
    return Comparison(dict(zip(pointed, results, strict=True)), problem.blocks, problem.programme.condition)


def run_strategy(
    problem: Problem, pointing: Pointing, spend_gbp: float | Array, from_scatter: dict[str, FromScatter] | None = None
) -> StrategyResult:
    """Equations 5-21 for one strategy at one level of spend, or at a level of its own for every draw (draw,).

    `from_scatter`, where given, takes up by mission what came of scattered pounds alone, so that another strategy of
    the same problem that leaves a mission the very same pounds does not work it out again.
    """
    net_pointed = resource.nothing(problem)
    counted: dict[str, Array] = {}
    valued: dict[str, Array] = {}
    of_people: dict[str, Array] = {}
    for m, mission in enumerate(pointing.shares):
        scattered, directed = resource.net_resource(problem, pointing, m, spend_gbp)
        pointed_at = pointing.shares[mission] > 0
        helped = pointed_at or mission in pointing.grant_gbp
        if pointed_at:
            resource.add_net(net_pointed, problem, pointing, m, spend_gbp)
        known = {} if helped or from_scatter is None else from_scatter
        if mission not in known or not np.array_equal(known[mission].scattered_gbp, scattered):
            known[mission] = FromScatter(scattered, _outcome(problem, mission, scattered, directed, pointed_at, helped))
        outcome = known[mission].outcome
        if isinstance(outcome, WardMission):
            isolation = outcome
        else:
            counted[mission], of_people[mission], valued[mission] = outcome
    others, streams, blend = total_value(valued), isolation.streams, isolation.chosen_gbp
    return StrategyResult(
        key=pointing.key,
        title=pointing.title,
        shares=pointing.shares,
        waterfall=resource.waterfall(problem, problem, pointing, spend_gbp, net_pointed[resource.COUNCIL]),
        partner_waterfalls={
            key: resource.waterfall(problem, partner, pointing.partners[key], partner.spend_gbp, net_pointed[key])
            for key, partner in problem.partners.items()
        },
        wards=isolation.wards,
        flow_outcomes=counted,
        threshold_value_gbp=streams.threshold_gbp,
        ordered_value_gbp=streams.ordered_gbp,
        saving_gbp=streams.saving_gbp,
        saving_by_payer_gbp=streams.savings_gbp,
        value_by_mission_gbp={WARD_MISSION: blend, **valued},
        people_value_by_mission_gbp=of_people,
        total_gbp=blend + others,
        total_threshold_gbp=isolation.threshold_gbp + others,
        total_ordered_gbp=isolation.ordered_gbp + others,
        attributed_gbp=(blend + others) * problem.draws["attribution"],
    )


def _outcome(
    problem: Problem, mission: str, scattered: Array, directed: Array, pointed_at: bool, helped: bool
) -> WardMission | tuple[Array, Array, Array]:
    """What one mission comes to from its net pounds, each (year, draw)."""
    boost = _focus_boost(problem, scattered, directed) if pointed_at else 1.0
    if mission == WARD_MISSION:
        effect_d = np.atleast_2d(problem.programme.effect_d * boost)
        return _ward_mission(problem, programme.run(problem.programme, scattered, directed, effect_d))
    return _flow(problem, mission, scattered + directed if helped else scattered, boost)


def total_value(values: Mapping[str, Array]) -> Array:
    """Equation 21: the sum over missions of V_m [£], (draw,)."""
    return np.sum(list(values.values()), axis=0)


def places_paid_for(problem: Problem, pointing: Pointing, mission: str, spend_gbp: float) -> Array:
    """Equation 19: places of a flow over the horizon, (draw,)."""
    scattered, directed = resource.net_resource(problem, pointing, problem.missions.keys.index(mission), spend_gbp)
    return flows.places(scattered + directed, problem.flows[mission]).sum(axis=0)


def ward_money(problem: Problem, pointing: Pointing, spend_gbp: float) -> Array:
    """Equations 5-9: the net money each ward gets for the ward mission over the horizon, (ward, draw) [£]."""
    terms = problem.programme
    scattered, directed = resource.net_resource(problem, pointing, problem.missions.keys.index(WARD_MISSION), spend_gbp)
    boost = _focus_boost(problem, scattered, directed)
    invited_sum = np.zeros(terms.condition.shape)
    programme.run(terms, scattered, directed, np.atleast_2d(terms.effect_d * boost), invited_sum)
    return invited_sum / terms.invited_per_gbp


def _ward_mission(problem: Problem, wards: WardOutcomes) -> WardMission:
    """Equations 15-18 and 23 of the ward mission."""
    streams, spill = _streams(problem, wards), problem.draws["spill_isolation_to_others"]
    threshold, ordered, chosen = (
        problem.believed_isolation[name] * valuation.mission_value(streams, weight, spill)
        for name, weight in (("threshold", 0.0), ("ordered", 1.0), ("chosen", _weight(problem)))
    )
    believed = problem.believed_isolation["chosen"]
    return WardMission(caution.counted(wards, believed), streams.times(believed), threshold, ordered, chosen)


def _streams(problem: Problem, wards: WardOutcomes) -> valuation.Streams:
    """Equations 15-17, before caution: only streams the scenario counts."""
    draws, counted, rule = problem.draws, problem.scenario.value_streams, problem.discounting
    held = problem.programme.retention
    out, nothing = wards.out_at_end.sum(axis=0), np.zeros(problem.n)
    lived, paid_for = (
        valuation.discounted_years(wards.averted_by_year, out, held, rate, rule.beyond_horizon)
        for rate in (rule.people, rule.money)
    )
    threshold = ordered = nothing
    if "wellbeing" in counted:
        better = valuation.discounted_years(
            wards.improved_by_year, wards.improved_at_end, held, rule.people, rule.beyond_horizon
        )
        threshold = valuation.threshold_value(lived, draws["dls_exit"], draws["wellby"])
        ordered = valuation.ordered_value(better, draws["dls_per_sd"], draws["wellby"])
    if "loneliness_cost" in counted:
        threshold = ordered = valuation.published_cost(lived, draws["dcms_monetised"], draws["deflator_2019_2024"])
    savings = {
        "nhs": valuation.public_saving(paid_for, draws["nhs_saving_yr"], 0.0),
        "social_care": valuation.public_saving(paid_for, 0.0, draws["asc_saving_yr"]),
    }
    return valuation.Streams(
        threshold, ordered, {payer: v if payer in counted else nothing for payer, v in savings.items()}
    )


def _focus_boost(problem: Problem, scattered: Array, directed: Array) -> Array | float:
    """`focus_effect_multiplier` on the directed part of each year's effect, (year, draw).

    1 unless a user turns it on.
    """
    if not problem.scenario.levers.focus_multiplier:
        return 1.0
    everything = directed + scattered
    part = np.divide(directed, everything, out=np.zeros_like(everything), where=everything > 0)
    return 1 + (problem.draws["focus_effect_multiplier"] - 1) * part


def _flow(problem: Problem, mission: str, resource_gbp: Array, boost: Array | float) -> tuple[Array, Array, Array]:
    """Equations 19 and 23 for one mission: outcomes over the horizon, what of their value is people's own, and all."""
    terms, spill = problem.flows[mission], problem.draws["spill_piecemeal_to_isolation"]
    yearly = flows.outcomes(resource_gbp, terms, boost) * problem.believed_flows[mission]
    people, money = flows.value(yearly, terms, problem.discounting, spill)
    return yearly.sum(axis=0), people, people + money


def _weight(problem: Problem) -> Array | float:
    """ω: drawn for a blend, or one of its ends where the scenario chooses a valuation."""
    fixed = {"threshold": 0.0, "ordered": 1.0}
    return fixed.get(problem.scenario.levers.valuation, problem.draws["value_model_weight"])
