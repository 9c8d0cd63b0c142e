"""A whole comparison: N strategies on the same pounds, the same draws and the same caution (equations 1-21)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np

from scenarios.domain.draws import Array
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.results import Comparison, StrategyResult, WardOutcomes, Waterfall
from scenarios.model import caution, directing, flows, programme, valuation
from scenarios.model.pointing import Pointing, point_all
from scenarios.model.prepare import Problem


def grant_instead(piecemeal: Pointing, mission: str, grant_gbp: Array) -> Pointing:
    """Equation 38: pledges stay piecemeal, and G a year of council cash buys the mission's programmes directly."""
    return replace(piecemeal, grant_gbp={mission: grant_gbp})


def with_running_cost_paid(pointing: Pointing) -> Pointing:
    """Equation 38: the same strategy where the council pays what a mission costs to run, equation 8 without F."""
    return replace(pointing, running_cost_paid=True)


def cash_cost(problem: Problem, grant_gbp: Array) -> Array:
    """Equation 38: Σ_t G·(1 + r_m)^-t over the years with g_t > 0 [£], (draw,)."""
    return problem.discounting.money.factors @ (grant_gbp * (problem.aligned > 0))


def moved(
    problem: Problem, pointing: Pointing, m: int, spend_gbp: float | Array, waterfall: bool = False
) -> tuple[Array, Array]:
    """Equations 5-6 for mission number m: what is pointed at it, and what leaves its scatter, (year, draw) [£ a year].

    Of what the mission works with, or of what equation 3 leaves, for the waterfall.
    """
    of = pointing.usable if waterfall else pointing.at_work
    if pointing.usable.book is None:
        return problem.aligned * (spend_gbp * of.directed[m]), problem.aligned * (spend_gbp * of.withdrawn[m])
    own = m in pointing.own_additionality and not waterfall
    book = pointing.as_usual if own and pointing.as_usual is not None else pointing.usable.book
    years, nothing = problem.years, np.zeros(problem.aligned.shape)
    directed = spend_gbp * book.directed[m][:years] if m in book.directed else nothing
    return directed, spend_gbp * book.withdrawn(m)[:years] if book.left else nothing


def compare(
    problem: Problem, spend_gbp: float | None = None, pointings: Mapping[str, Pointing] | None = None
) -> Comparison:
    """Every strategy of a scenario at one level of spend.

    `pointings` may be kept from an earlier run of the same problem.
    """
    spend = problem.scenario.levers.spend_gbp if spend_gbp is None else spend_gbp
    pointed = pointings or point_all(problem)
    with ThreadPoolExecutor(min(len(pointed), os.cpu_count() or 1)) as pool:  # numpy releases the interpreter lock
        results = pool.map(lambda pointing: run_strategy(problem, pointing, spend), pointed.values())
    return Comparison(dict(zip(pointed, results, strict=True)), problem.blocks, problem.programme.condition)


def run_strategy(problem: Problem, pointing: Pointing, spend_gbp: float | Array) -> StrategyResult:
    """Equations 5-21 for one strategy at one level of spend, or at a level of its own for every draw (draw,)."""
    net_pointed = np.zeros(problem.n)
    counted: dict[str, Array] = {}
    valued: dict[str, Array] = {}
    of_people: dict[str, Array] = {}
    for m, mission in enumerate(pointing.shares):
        scattered, directed = net_resource(problem, pointing, m, spend_gbp)
        pointed_at = pointing.shares[mission] > 0
        helped = pointed_at or mission in pointing.grant_gbp
        if pointed_at:
            net_pointed += net_resource(problem, pointing, m, spend_gbp, waterfall=True)[1].sum(axis=0)
        boost = _focus_boost(problem, scattered, directed) if pointed_at else 1.0
        if mission == WARD_MISSION:
            wards = programme.run(
                problem.programme, scattered, directed, np.atleast_2d(problem.programme.effect_d * boost)
            )
        else:
            counted[mission], of_people[mission], valued[mission] = _flow(
                problem, mission, scattered + directed if helped else scattered, boost
            )
    spill = problem.draws["spill_isolation_to_others"]
    others = total_value(valued)
    streams = _streams(problem, wards)
    threshold_end, ordered_end, blend = (
        problem.believed_isolation[name] * valuation.mission_value(streams, weight, spill)
        for name, weight in (("threshold", 0.0), ("ordered", 1.0), ("chosen", _weight(problem)))
    )
    believed = problem.believed_isolation["chosen"]
    streams = streams.times(believed)
    return StrategyResult(
        key=pointing.key,
        title=pointing.title,
        shares=pointing.shares,
        waterfall=_waterfall(problem, pointing, spend_gbp, net_pointed),
        wards=caution.counted(wards, believed),
        flow_outcomes=counted,
        threshold_value_gbp=streams.threshold_gbp,
        ordered_value_gbp=streams.ordered_gbp,
        saving_gbp=streams.saving_gbp,
        saving_by_payer_gbp=streams.savings_gbp,
        value_by_mission_gbp={WARD_MISSION: blend, **valued},
        people_value_by_mission_gbp=of_people,
        total_gbp=blend + others,
        total_threshold_gbp=threshold_end + others,
        total_ordered_gbp=ordered_end + others,
        attributed_gbp=(blend + others) * problem.draws["attribution"],
    )


def total_value(values: Mapping[str, Array]) -> Array:
    """Equation 21: the sum over missions of V_m [£], (draw,)."""
    return np.sum(list(values.values()), axis=0)


def net_resource(
    problem: Problem, pointing: Pointing, m: int, spend_gbp: float | Array, waterfall: bool = False
) -> tuple[Array, Array]:
    """Equations 5-8 and 38 for mission number m: net scattered and net directed, each (year, draw) [£ a year].

    Of what the mission works with, or of what equation 3 leaves, for the waterfall.
    """
    draws, aligned, of = problem.draws, problem.aligned, pointing.usable if waterfall else pointing.at_work
    gross, withdrawn = moved(problem, pointing, m, spend_gbp, waterfall)
    scattered = spend_gbp * of.scattered[m] - withdrawn
    directed, mission = np.zeros((1, problem.n)), problem.missions.keys[m]
    if pointing.shares[mission] > 0:
        fixed = np.zeros(problem.n) if pointing.running_cost_paid else draws["fixed_cost_mission"]
        directed = directing.net_directed(gross, draws["sv_overhead"], fixed, aligned)
    if mission in pointing.grant_gbp:
        grant = pointing.grant_gbp[mission]
        directed = directed + directing.granted(grant, draws["grant_transaction_share"], aligned)
    return directing.net_scattered(scattered, draws["grant_transaction_share"]), np.broadcast_to(
        directed, aligned.shape
    )


def places_paid_for(problem: Problem, pointing: Pointing, mission: str, spend_gbp: float) -> Array:
    """Equation 19: places of a flow over the horizon, (draw,)."""
    scattered, directed = net_resource(problem, pointing, problem.missions.keys.index(mission), spend_gbp)
    return flows.places(scattered + directed, problem.flows[mission]).sum(axis=0)


def ward_money(problem: Problem, pointing: Pointing, spend_gbp: float) -> Array:
    """Equations 5-9: the net money each ward gets for the ward mission over the horizon, (ward, draw) [£]."""
    terms = problem.programme
    scattered, directed = net_resource(problem, pointing, problem.missions.keys.index(WARD_MISSION), spend_gbp)
    boost = _focus_boost(problem, scattered, directed)
    invited_sum = np.zeros(terms.condition.shape)
    programme.run(terms, scattered, directed, np.atleast_2d(terms.effect_d * boost), invited_sum)
    return invited_sum / terms.invited_per_gbp


def _waterfall(problem: Problem, pointing: Pointing, spend_gbp: float | Array, net_pointed: Array) -> Waterfall:
    """The pledge in pounds over the horizon."""
    over = spend_gbp * problem.years
    pointed, withdrawn = _pointed_over_years(problem, pointing)
    left = pointing.usable.scattered.sum(axis=0) * problem.years - withdrawn
    return Waterfall(
        pledged_gbp=problem.pledged.sum(axis=0) * over,
        delivered_gbp=problem.delivered.sum(axis=0) * over,
        usable_gbp=problem.usable.sum(axis=0) * over,
        eligible_gbp=pointing.eligible * over,
        pointed_gbp=pointed * spend_gbp,
        net_pointed_gbp=net_pointed,
        net_scattered_gbp=directing.net_scattered(left * spend_gbp, problem.draws["grant_transaction_share"]),
    )


def _pointed_over_years(problem: Problem, pointing: Pointing) -> tuple[Array, Array]:
    """What is pointed at any mission over the horizon, and what leaves the scatter, per pound a year, each (draw,)."""
    of = pointing.usable
    if of.book is None:
        aligned_years = problem.aligned.sum(axis=0)
        return of.directed.sum(axis=0) * aligned_years, of.withdrawn.sum(axis=0) * aligned_years
    years, nothing = problem.years, np.zeros(problem.n)
    pointed = sum((d[:years].sum(axis=0) for d in of.book.directed.values()), start=nothing)
    left = [of.book.mixes[c].sum(axis=0) * w[:years].sum(axis=0) for c, w in of.book.left.items()]
    return pointed, sum(left, start=nothing)


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


def _flow(problem: Problem, mission: str, resource: Array, boost: Array | float) -> tuple[Array, Array, Array]:
    """Equations 19 and 23 for one mission: outcomes over the horizon, what of their value is people's own, and all."""
    terms, spill = problem.flows[mission], problem.draws["spill_piecemeal_to_isolation"]
    yearly = flows.outcomes(resource, terms, boost) * problem.believed_flows[mission]
    people, money = flows.value(yearly, terms, problem.discounting, spill)
    return yearly.sum(axis=0), people, people + money


def _weight(problem: Problem) -> Array | float:
    """ω: drawn for a blend, or one of its ends where the scenario chooses a valuation."""
    fixed = {"threshold": 0.0, "ordered": 1.0}
    return fixed.get(problem.scenario.levers.valuation, problem.draws["value_model_weight"])
