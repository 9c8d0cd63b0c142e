"""A whole comparison: N strategies on the same pounds, the same draws and the same caution (equations 1-21)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import numpy as np

from scenarios.domain.draws import Array
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.results import Comparison, StrategyResult, WardOutcomes, Waterfall
from scenarios.model import caution, directing, flows, programme, valuation
from scenarios.model.prepare import Problem, on_draws


@dataclass(frozen=True)
class PerPound:
    """Where a pound of yearly spend goes: all of equations 5-6 that does not depend on spend."""

    directed: Array  # (mission, draw), equation 5 at full alignment
    scattered: Array  # (mission, draw), equation 6 with nothing pointed
    withdrawn: Array  # (mission, draw), what pointing takes out of the scatter at full alignment


@dataclass(frozen=True)
class Pointing:
    """What one strategy points of the pledge, per pound of yearly spend."""

    key: str
    title: str
    shares: Mapping[str, float]  # f by mission
    usable: PerPound  # of what equation 3 leaves: the waterfall
    at_work: PerPound  # what the missions work with: the same but where a mission's own a_m replaces `sv_additionality`
    eligible: Array  # (draw,)
    grant_gbp: Mapping[str, Array] = field(default_factory=dict)  # G by mission, (draw,) [council cash, £ a year]
    running_cost_paid: bool = False  # whether the council pays a mission's fixed cost, so that it is not taken off

    def repeated(self, times: int) -> Pointing:
        """The same pointing on the same draws several times over, as `Problem.repeated` has them."""
        return self if times == 1 else on_draws(self, np.tile(np.arange(len(self.eligible)), times))


def point(problem: Problem, key: str) -> Pointing:
    """Equations 5-6 per pound of spend.

    `eligible` is what could follow the missions pointed at, or else the chosen one.
    """
    strategy = problem.scenario.strategies[key]
    shares = strategy.shares(problem.scenario.levers, problem.missions.keys)
    f = np.array(list(shares.values()))
    wanted = f > 0 if f.any() else np.array([m == problem.scenario.levers.mission for m in shares])
    usable = per_pound(problem, problem.usable, f)
    return Pointing(
        key=key,
        title=strategy.title,
        shares=shares,
        usable=usable,
        at_work=_counted_once(problem, usable, per_pound(problem, problem.usable_as_usual, f)),
        eligible=(problem.usable * problem.eligible[:, wanted].max(axis=1)).sum(axis=0),
    )


def per_pound(problem: Problem, usable: Array, f: Array) -> PerPound:
    """Equations 5-6 for every mission from usable (category, draw) per pound of spend."""
    leaving = usable * directing.leaving_share(problem.eligible, f)
    return PerPound(
        directed=directing.directed_per_pound(usable, problem.eligible, f),
        scattered=directing.scattered_per_pound(usable, problem.mix),
        withdrawn=directing.scattered_per_pound(leaving, problem.mix),
    )


def grant_instead(piecemeal: Pointing, mission: str, grant_gbp: Array) -> Pointing:
    """Equation 38: pledges stay piecemeal, and G a year of council cash buys the mission's programmes directly."""
    return replace(piecemeal, grant_gbp={mission: grant_gbp})


def with_running_cost_paid(pointing: Pointing) -> Pointing:
    """Equation 38: the same strategy where the council pays what a mission costs to run, equation 8 without F."""
    return replace(pointing, running_cost_paid=True)


def cash_cost(problem: Problem, grant_gbp: Array) -> Array:
    """Equation 38: Σ_t G·(1 + r_m)^-t over the years with g_t > 0 [£], (draw,)."""
    return problem.discounting.money.factors @ (grant_gbp * (problem.aligned > 0))


def _counted_once(problem: Problem, usable: PerPound, as_usual: PerPound) -> PerPound:
    """Equation 19: business as usual is taken off once, by `sv_additionality` or by the mission's own a_m."""
    flows_by_key = problem.missions.flows
    own = np.array([m in flows_by_key and flows_by_key[m].replaces_additionality for m in problem.missions.keys])
    return PerPound(
        **{
            name: np.where(own[:, None], getattr(as_usual, name), getattr(usable, name))
            for name in ("directed", "scattered", "withdrawn")
        }
    )


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


def point_all(problem: Problem) -> dict[str, Pointing]:
    return {key: point(problem, key) for key in problem.scenario.strategies}


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
            net_pointed += net_resource(problem, pointing, m, spend_gbp, pointing.usable)[1].sum(axis=0)
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
    problem: Problem, pointing: Pointing, m: int, spend_gbp: float | Array, of: PerPound | None = None
) -> tuple[Array, Array]:
    """Equations 5-8 and 38 for mission number m: net scattered and net directed, each (year, draw) [£ a year].

    Of what the mission works with, or of another account of the same pounds.
    """
    draws, aligned, of = problem.draws, problem.aligned, of or pointing.at_work
    scattered = spend_gbp * of.scattered[m] - aligned * (spend_gbp * of.withdrawn[m])
    directed, mission = np.zeros((1, problem.n)), problem.missions.keys[m]
    if pointing.shares[mission] > 0:
        gross = aligned * (spend_gbp * of.directed[m])
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
    aligned_years = problem.aligned.sum(axis=0)
    of = pointing.usable
    left = of.scattered.sum(axis=0) * problem.years - of.withdrawn.sum(axis=0) * aligned_years
    return Waterfall(
        pledged_gbp=problem.pledged.sum(axis=0) * over,
        delivered_gbp=problem.delivered.sum(axis=0) * over,
        usable_gbp=problem.usable.sum(axis=0) * over,
        eligible_gbp=pointing.eligible * over,
        pointed_gbp=of.directed.sum(axis=0) * aligned_years * spend_gbp,
        net_pointed_gbp=net_pointed,
        net_scattered_gbp=directing.net_scattered(left * spend_gbp, problem.draws["grant_transaction_share"]),
    )


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
