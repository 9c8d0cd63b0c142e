"""The answers of "What decides it".

What being wrong costs, when focus loses, what to find out, where the choice changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from scenarios.analysis import drivers, information, pilot
from scenarios.analysis.being_wrong import BeingWrong, being_wrong
from scenarios.analysis.decision import LossAcross, decide, loss_across
from scenarios.analysis.difference import leads_over
from scenarios.analysis.discovery import Finding, discover
from scenarios.analysis.from_draws import Advice, advise
from scenarios.analysis.futures import Future, future
from scenarios.analysis.headline import people
from scenarios.analysis.information import Evppi
from scenarios.analysis.ranges import Range, ranges_of
from scenarios.analysis.robustness import Robustness, four_numbers
from scenarios.analysis.structure import Outcome, combinations
from scenarios.analysis.summary import Blocks, Estimate
from scenarios.analysis.switching import REACH, Switch, by_rerun, switching_values
from scenarios.analysis.target import Target, met, reached
from scenarios.answers.answering import answer
from scenarios.answers.resolved import Resolved
from scenarios.domain.draws import Array, Draws, thin, thinned
from scenarios.domain.parameter import Register
from scenarios.domain.results import Comparison
from scenarios.domain.scenario import BASELINE, Scenario
from scenarios.model.run import compare

# Parts of the same futures, so that a page answers in time; advice for the command line uses them all.
EVPPI_DRAWS = 2048
STRUCTURE_DRAWS = 384
DELAY_DRAWS = 1024
RERUN_DRAWS = 1024


@dataclass(frozen=True)
class Decision:
    """Everything that decides the choice, apart from a target, a pilot and a single future."""

    wrong: BeingWrong
    losing_share: float  # of futures in which focus loses to piecemeal
    finding: Finding | None
    example: int | None  # the number, among all futures, of one that fits the finding
    circumstances: dict[str, Range]  # what the finding may name
    evppi: list[Evppi]  # of single assumptions, highest first
    group_evppi: list[Evppi]
    switches: dict[str, list[Switch]]  # by assumption, in the same order
    inputs: dict[str, Range]  # every assumption that varies
    outcomes: list[Outcome]  # under every combination of the structural switches
    leads: dict[str, Estimate]  # over piecemeal, by strategy without it
    across: LossAcross  # expected loss across levels of spend
    futures: int


@dataclass(frozen=True)
class WrongChoice:
    """The first of the three questions: what if we are wrong?"""

    wrong: BeingWrong
    across: LossAcross
    varies: bool  # whether the evidence leaves anything open at all


@dataclass(frozen=True)
class LosingFutures:
    """The second: when does it lose?"""

    titles: dict[str, str]
    losing_share: float
    finding: Finding | None
    example: int | None
    circumstances: dict[str, Range]
    futures: int


@answer()
def wrong_choice(resolved: Resolved) -> WrongChoice:
    """What choosing wrongly costs, which is there long before what should be found out first."""
    wrong = being_wrong(resolved.comparison, resolved.focus, resolved.scenario.levers.mission)
    return WrongChoice(wrong, loss_across(resolved.prepared.coarse_ladder), bool(drivers.varying(resolved.draws)))


@answer()
def losing_futures(resolved: Resolved) -> LosingFutures:
    """In which futures the strategy loses to piecemeal, and what they have in common."""
    run, focus = resolved.comparison, resolved.focus
    totals, (rows, _) = run.totals(), thin(run.blocks, EVPPI_DRAWS)
    circumstances = drivers.circumstances(resolved.problem, resolved.register)
    loses = totals[focus] < totals[BASELINE]
    found = discover({k: x[rows] for k, x in circumstances.items()}, loses[rows])
    return LosingFutures(
        titles={k: s.title for k, s in run.strategies.items()},
        losing_share=float(loses.mean()),
        finding=found,
        example=int(rows[found.example]) if found else None,
        circumstances=ranges_of(circumstances),
        futures=run.n,
    )


@answer()
def decision(resolved: Resolved) -> Decision:
    """What decides between the strategies at the question's spend."""
    run, register = resolved.comparison, resolved.register
    costs, losing = wrong_choice(resolved), losing_futures(resolved)
    totals, inputs = run.totals(), drivers.varying(resolved.draws)
    rows, blocks = thin(run.blocks, EVPPI_DRAWS)
    some = {k: v[rows] for k, v in totals.items()}
    singles, groups = ranked_evppi({k: x[rows] for k, x in inputs.items()}, some, blocks, register)
    return Decision(
        wrong=costs.wrong,
        losing_share=losing.losing_share,
        finding=losing.finding,
        example=losing.example,
        circumstances=losing.circumstances,
        evppi=singles,
        group_evppi=groups,
        switches={e.key: switching_values(inputs[e.key], totals) for e in singles if e.clear and e.key in inputs},
        inputs=ranges_of(inputs),
        outcomes=_outcomes(resolved),
        leads=leads_over(totals, BASELINE, run.blocks),
        across=costs.across,
        futures=run.n,
    )


def ranked_evppi(
    inputs: Mapping[str, Array], totals: Mapping[str, Array], blocks: Blocks, register: Register
) -> tuple[list[Evppi], list[Evppi]]:
    """EVPPI of what can be found out, and of groups, each highest first; pure luck is nobody's to find out."""
    evpi = decide(totals, blocks).evpi.value
    found = information.evppi(inputs, totals, blocks, drivers.sets(inputs, register))
    every = {k: information.at_most(e, evpi) for k, e in found.items()}
    singles = [e for k, e in every.items() if k in register.parameters and not register[k].luck]
    groups = [every[g] for g in drivers.GROUPS if g in every]
    return sorted(singles, key=_falling), sorted(groups, key=_falling)


def _luck(key: str, register: Register) -> bool:
    """Whether an input is pure luck, which is nobody's to find out."""
    return key in register.parameters and register[key].luck


def _falling(e: Evppi) -> float:
    return -e.estimate.value


def _outcomes(resolved: Resolved) -> list[Outcome]:
    """The structural switches on a part of the same futures."""
    some = thinned(resolved.draws, STRUCTURE_DRAWS)

    def run(scenario: Scenario) -> Comparison:
        return compare(resolved.variant(scenario, some), resolved.spend_gbp)

    return combinations(resolved.scenario, run, resolved.focus)


@answer()
def robustness(resolved: Resolved, target: Target) -> tuple[dict[str, Robustness], float]:
    """The four numbers by strategy, and how far the best future of the best strategy comes towards the target."""
    run = resolved.comparison
    best = max(float(x.max()) for x in reached(run, target).values())
    return four_numbers(run.totals(), met(run, target), run.blocks), best


@answer()
def opened_future(resolved: Resolved, number: int, first: tuple[str, ...]) -> Future:
    """One future of all: what is out of the ordinary in it, `first` before the rest, and what each strategy does."""
    run = resolved.comparison
    circumstances = drivers.circumstances(resolved.problem, resolved.register)
    helped = {k: people(run[k], resolved.scenario.levers.mission) for k in (BASELINE, resolved.focus)}
    return future(number, circumstances, run, helped, first)


@answer()
def leads_gbp(resolved: Resolved) -> tuple[float, float]:
    """The preferred strategy's mean lead over piecemeal on the whole horizon, and starting a year later within it."""
    some, levers = thinned(resolved.draws, DELAY_DRAWS), resolved.scenario.levers
    leads: list[float] = []
    for years in (levers.years, levers.years - 1):
        if years < 1:
            return leads[0], 0.0
        problem = resolved.variant(resolved.scenario.with_levers(years=years), some)
        means = {k: float(v.mean()) for k, v in compare(problem, resolved.spend_gbp).totals().items()}
        leads.append(max(means.values()) - means[BASELINE])
    return leads[0], leads[1] / (1 + float(some["stpr"][0]))


@answer()
def pilot_value(
    resolved: Resolved, key: str, answers: int, months: int, cost_gbp: float, leads: tuple[float, float]
) -> pilot.Pilot | None:
    """A pilot on one assumption, with the leads of now and of a year later.

    None where a sample could not measure it.
    """
    kind = pilot.kind_of(resolved.register[key])
    x = drivers.varying(resolved.draws).get(key)
    if kind is None or x is None:
        return None
    fitted = information.conditional(x, information.relative(resolved.comparison.totals()))
    wait, rate = months / 12, float(resolved.draws["stpr"][0])
    return pilot.weigh(
        fitted,
        x,
        kind,
        answers,
        left_share=pilot.remaining_share(resolved.scenario.levers.years, wait, rate),
        delay_gbp=pilot.cost_of_delay(*leads, wait),
        cost_gbp=cost_gbp,
    )


@answer()
def advice(resolved: Resolved) -> Advice:
    """The same advice as from anybody's draws, on all of the question's own."""
    inputs = {k: x for k, x in drivers.varying(resolved.draws).items() if not _luck(k, resolved.register)}
    sets = drivers.sets(inputs, resolved.register)
    return advise(resolved.comparison.totals(), inputs, sets=sets, blocks=resolved.draws.blocks, against=BASELINE)


@answer()
def switches_by_rerun(resolved: Resolved, near: tuple[tuple[str, tuple[float, ...]], ...]) -> dict[str, list[Switch]]:
    """Switching values found by holding one assumption at a value and running the model: others do not move with it.

    `near` are the assumptions and where the draws say a switch may be.
    """
    some = thinned(resolved.draws, RERUN_DRAWS)

    def expected(key: str, value: float) -> dict[str, float]:
        held = Draws({**some.arrays, key: np.full(some.n, value)}, some.blocks, some.seed)
        run = compare(resolved.variant(resolved.scenario, held), resolved.spend_gbp)
        return {k: float(total.mean()) for k, total in run.totals().items()}

    found = {}
    for key, at in near:
        low, high = (float(q) for q in np.quantile(resolved.draws[key], REACH))
        found[key] = by_rerun(partial(expected, key), low, high, list(at))
    return found


def measurable(decided: Decision, register: Register) -> list[str]:
    """Assumptions that a sample could measure, highest EVPPI first."""
    found = [e.key for e in decided.evppi if e.key in decided.inputs and e.estimate.value > 0]
    return [key for key in found if pilot.kind_of(register[key])]
