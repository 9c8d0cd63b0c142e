"""Cached runs of "What decides it": one value holds the whole page, because its parts rest on the same comparison."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import streamlit as st

from scenarios.analysis import drivers, information, pilot
from scenarios.analysis.being_wrong import BeingWrong, being_wrong
from scenarios.analysis.discovery import Finding, Leaves, by_tree, discover
from scenarios.analysis.futures import Future, future
from scenarios.analysis.headline import people
from scenarios.analysis.information import Worth
from scenarios.analysis.ladder import Crossing, Ladder, crossing
from scenarios.analysis.robustness import Robustness, four_numbers
from scenarios.analysis.structure import Outcome, combinations
from scenarios.analysis.study import problem_for
from scenarios.analysis.switching import Switch, switching_values
from scenarios.analysis.target import Target, met, reached
from scenarios.analysis.winner import Shrunk, shrink
from scenarios.domain.draws import Array, thin, thinned
from scenarios.domain.parameter import Register
from scenarios.domain.results import Comparison
from scenarios.domain.scenario import BASELINE, Scenario
from scenarios.model.run import compare
from scenarios.ui import compute
from scenarios.ui.compute import Ask

# Parts of the same futures, so that the page answers in time; the command line uses them all.
LEARNING_DRAWS = 2048
STRUCTURE_DRAWS = 384
DELAY_DRAWS = 1024


@dataclass(frozen=True)
class Decided:
    """Everything the page shows that does not hang on a target, a pilot or one future."""

    wrong: BeingWrong
    base_share: float  # of futures in which focus loses to piecemeal
    finding: Finding | None
    looked_at: Array  # the numbers of the futures in which the finding was looked for
    circumstances: dict[str, Array]
    worths: list[Worth]  # single assumptions, most worth first
    groups: list[Worth]
    switches: dict[str, list[Switch]]  # in the same order
    inputs: dict[str, Array]
    outcomes: list[Outcome]
    shrunk: Shrunk
    register: Register
    ladder: Ladder


@st.cache_resource(max_entries=6, show_spinner=False)
def _run(ask: Ask, spend_gbp: float, digest: str) -> Comparison:
    ready, pointings = compute.problem(ask)
    return compare(ready, spend_gbp, pointings)


def run_of(ask: Ask, spend_gbp: float) -> Comparison:
    """The whole comparison, draws and all."""
    return _run(ask, spend_gbp, compute.digest_of(ask))


@st.cache_resource(max_entries=12, show_spinner=False)
def _decided(ask: Ask, spend_gbp: float, digest: str) -> Decided:
    run, register = run_of(ask, spend_gbp), compute.register_of(ask)
    ready, _ = compute.problem(ask)
    totals, drawn = run.totals(), compute.draws(ask)
    rows, blocks = thin(run.blocks, LEARNING_DRAWS)
    some = {k: v[rows] for k, v in totals.items()}
    told = drivers.circumstances(ready, register)
    varying = {k: x[rows] for k, x in drivers.varying(drawn).items()}
    singles, groups = ordered_worths(varying, some, blocks, register)
    found = discover({k: x[rows] for k, x in told.items()}, some[ask.focus] < some[BASELINE])
    outcomes = _outcomes(ask, spend_gbp)
    inputs = drivers.varying(drawn)
    switches = {w.key: switching_values(inputs[w.key], totals) for w in singles if w.clear and w.key in inputs}
    losing = float((totals[ask.focus] < totals[BASELINE]).mean())
    return Decided(being_wrong(run, ask.focus, ask.mission), losing, found, rows, told, singles, groups, switches, inputs,
                   outcomes, shrink(totals), register, compute.curve(ask))  # fmt: skip


def decided(ask: Ask, spend_gbp: float) -> Decided:
    return _decided(ask, spend_gbp, compute.digest_of(ask))


def ordered_worths(inputs, totals, blocks, register: Register) -> tuple[list[Worth], list[Worth]]:
    """Parameters that can be found out, most worth first, and groups likewise; pure luck is nobody's to learn."""
    every = information.evppi(inputs, totals, blocks, drivers.sets(inputs, register))
    singles = [w for k, w in every.items() if k in register.parameters and not register[k].luck]
    groups = [every[g] for g in drivers.GROUPS if g in every]
    return tuple(sorted(part, key=lambda w: -w.evppi.value) for part in (singles, groups))


def _outcomes(ask: Ask, spend_gbp: float) -> list[Outcome]:
    """The structural switches on a part of the same futures."""
    found, some = compute.loaded(ask.scenario), thinned(compute.draws(ask), STRUCTURE_DRAWS)
    ward_set = compute.council(ask)

    def run(scenario: Scenario) -> Comparison:
        return compare(problem_for(scenario, found.missions, ward_set, some), spend_gbp)

    return combinations(compute.asked(ask), run, ask.focus)


@st.cache_resource(max_entries=24, show_spinner=False)
def _checked(ask: Ask, spend_gbp: float, digest: str) -> Leaves | None:
    totals = run_of(ask, spend_gbp).totals()
    return by_tree(decided(ask, spend_gbp).circumstances, totals[ask.focus] < totals[BASELINE])


def checked(ask: Ask, spend_gbp: float) -> Leaves | None:
    """The cross-check by a classification tree."""
    return _checked(ask, spend_gbp, compute.digest_of(ask))


def break_even(ask: Ask) -> Crossing:
    """The spend at which the focus strategy and piecemeal change places."""
    return crossing(compute.curve(ask), ask.focus)


def four(ask: Ask, spend_gbp: float, target: Target) -> tuple[dict[str, Robustness], float]:
    """The four numbers by strategy, and how far the best future of the best strategy comes towards the target."""
    run = run_of(ask, spend_gbp)
    best = max(float(x.max()) for x in reached(run, target).values())
    return four_numbers(run.totals(), met(run, target), run.blocks), best


def opened(ask: Ask, spend_gbp: float, number: int) -> Future:
    """One future of all."""
    run, told = run_of(ask, spend_gbp), decided(ask, spend_gbp)
    first = tuple(c.key for c in told.finding.conditions) if told.finding else ()
    helped = {k: people(run[k], ask.mission) for k in (BASELINE, ask.focus)}
    return future(number, told.circumstances, run, helped, first)


@st.cache_resource(max_entries=24, show_spinner=False)
def _leads(ask: Ask, spend_gbp: float, digest: str) -> tuple[float, float]:
    """The preferred strategy's mean lead over piecemeal on the whole horizon, and starting a year later within it."""
    found, some = compute.loaded(ask.scenario), thinned(compute.draws(ask), DELAY_DRAWS)
    scenario, ward_set = compute.asked(ask), compute.council(ask)
    leads = []
    for years in (scenario.levers.years, scenario.levers.years - 1):
        if years < 1:
            return leads[0], 0.0
        ready = problem_for(scenario.with_levers(years=years), found.missions, ward_set, some)
        means = {k: float(v.mean()) for k, v in compare(ready, spend_gbp).totals().items()}
        leads.append(max(means.values()) - means[BASELINE])
    rate = float(some["stpr"][0])
    return leads[0], leads[1] / (1 + rate)


def weighed(ask: Ask, spend_gbp: float, key: str, n: int, months: int, cost_gbp: float) -> pilot.Pilot | None:
    """A pilot on one parameter; None where a sample could not measure it."""
    told = decided(ask, spend_gbp)
    kind = pilot.kind_of(told.register[key])
    if kind is None or key not in told.inputs:
        return None
    x = told.inputs[key]
    totals = run_of(ask, spend_gbp).totals()
    fitted = information.conditional(x, information.relative(totals))
    now, later = _leads(ask, spend_gbp, compute.digest_of(ask))
    rate = float(compute.draws(ask)["stpr"][0])
    return pilot.weigh(fitted, np.asarray(x), kind, n, left_share=pilot.remaining_share(ask.years, months / 12, rate),
                       delay_gbp=pilot.cost_of_delay(now, later, months / 12), cost_gbp=cost_gbp)  # fmt: skip


def futures(ask: Ask, spend_gbp: float) -> int:
    """How many futures there are to open."""
    return run_of(ask, spend_gbp).n


def example(told: Decided) -> int:
    """The number of a future that fits the finding, among all of them."""
    return int(told.looked_at[told.finding.example])


def testable(told: Decided) -> list[str]:
    """Assumptions a sample could measure, most worth first."""
    return [
        w.key for w in told.worths if w.key in told.inputs and w.evppi.value > 0 and pilot.kind_of(told.register[w.key])
    ]
