"""Cached runs: nothing is computed again that did not change, and ten readers of one scenario cost one run.

Keys are plain words and numbers, never arrays. Whatever is cached is shared, so it is read and never written.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import get_args

import numpy as np
import pandas as pd
import streamlit as st

from scenarios.analysis import ladder as ladders
from scenarios.analysis.assumptions import parse_kindly
from scenarios.analysis.budgets import Purse, purses
from scenarios.analysis.headline import Headline, headline
from scenarios.analysis.journey import Stage, journey
from scenarios.analysis.shape import Shape, shape
from scenarios.analysis.study import draws_for, problem_for
from scenarios.domain.draws import Draws, thinned
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.parameter import Register, Scepticism
from scenarios.domain.scenario import BASELINE, Council, Override, Scenario
from scenarios.domain.wards import Wards
from scenarios.model.prepare import Problem
from scenarios.model.run import Pointing, compare, point_all, run_strategy
from scenarios.store.files import places, scenario_files
from scenarios.store.wards import ward_files
from scenarios.views.charts.ladder import table as ladder_table

ONE_AT_A_TIME = threading.Lock()  # one comparison keeps every core busy: thirty at once only get in each other's way
MOST_CELLS = 4_000_000  # wards times draws held for one run: beyond it a country of wards would fill the memory
FEWEST_DRAWS = 256


@dataclass(frozen=True)
class Ask:
    """Everything a page asks for except spend; its fields are the key of every cache."""

    scenario: str
    mission: str
    strategies: tuple[str, ...]
    pointed_share: float
    years: int
    ward_rule: str
    caution: str = "off"
    assume: str = ""  # assumptions changed on screen, as their lines of text
    wards: str = ""  # a council's folder; none means the scenario's own
    streams: tuple[str, ...] = ()  # what a year out of loneliness is valued for; none means the scenario's own
    floor: float = 0.0  # the least share of an even split that every ward gets
    gradient: str = "marginal"

    @property
    def focus(self) -> str:
        """The strategy the sentence is about: the first besides piecemeal."""
        return self.strategies[1]


@dataclass(frozen=True)
class Facts:
    """What one level of spend says, small enough to keep."""

    headlines: dict[str, Headline]  # by strategy, without piecemeal
    journey: list[Stage]  # of the focus strategy
    titles: dict[str, str]


@dataclass(frozen=True)
class Climbed:
    """The ladder with what its figure needs besides the spend."""

    ladder: ladders.Ladder
    crossings: dict[str, ladders.Crossing]
    levels: pd.DataFrame


@st.cache_resource(max_entries=32, show_spinner=False)
def _loaded(name: str, stamp: float) -> scenario_files.Loaded:
    return scenario_files.load(name)


def loaded(name: str) -> scenario_files.Loaded:
    """A shipped scenario; read again when it, what it extends or the evidence has changed."""
    return _loaded(name, places.newest())


@st.cache_resource(max_entries=16, show_spinner=False)
def wards(name: str, adult_share: float, stamp: float) -> Wards:
    return ward_files.load(name, adult_share)


def ward_path(ask: Ask) -> str:
    """The ward file of a screen: the council chosen on it, or the scenario's own."""
    return ask.wards or str(scenario_files.ward_source(loaded(ask.scenario)))


def council(ask: Ask) -> Wards:
    """The wards of a screen's council."""
    share = loaded(ask.scenario).register["adult_share"].parameters["value"]
    return wards(ward_path(ask), share, places.newest())


@st.cache_resource(max_entries=8, show_spinner="Drawing the futures …")
def _draws(name: str, caution: str, assume: str, digest: str) -> Draws:
    scenario, register = assumed(name, caution, assume)
    return draws_for(scenario, register)


def draws(ask: Ask) -> Draws:
    """The futures of an ask: levers do not touch them, assumptions do. A country of wards is run on fewer of the same."""
    whole = _draws(ask.scenario, ask.caution, ask.assume, digest_of(ask))
    most = max(FEWEST_DRAWS, MOST_CELLS // council(ask).n)
    return whole if most >= whole.n else thinned(whole, most)


def assumed(name: str, caution: str, assume: str) -> tuple[Scenario, Register]:
    """A shipped scenario with the assumptions of the screen, and the register as it then stands."""
    found = loaded(name)
    more, _ = parse_kindly(assume, found.base_register)
    scenario = found.scenario.with_overrides(more).with_levers(scepticism=caution)
    return scenario, scenario.register(found.base_register)


def register_of(ask: Ask) -> Register:
    return assumed(ask.scenario, ask.caution, ask.assume)[1]


def digest_of(ask: Ask) -> str:
    """What every cache of results hangs on: the scenario, its evidence and its wards, as they are on disk now."""
    return f"{loaded(ask.scenario).scenario.digest} {places.newest()}"


def asked(ask: Ask) -> Scenario:
    """The scenario with the levers and the assumptions of the screen laid over it."""
    scenario = assumed(ask.scenario, ask.caution, ask.assume)[0].with_strategies(ask.strategies)
    scenario = scenario.with_streams(ask.streams)
    if ask.wards:  # a council of one's own is taken at its own size
        scenario = scenario.model_copy(update={"council": Council(wards=ask.wards)})
    return scenario.with_levers(**levers_of(ask))


def levers_of(ask: Ask) -> dict[str, object]:
    return {"mission": ask.mission, "pointed_share": ask.pointed_share, "years": ask.years, "ward_rule": ask.ward_rule,
            "reach_floor": ask.floor, "gradient": ask.gradient}  # fmt: skip


@st.cache_resource(max_entries=12, show_spinner=False)
def _problem(ask: Ask, digest: str) -> tuple[Problem, dict[str, Pointing]]:
    found = loaded(ask.scenario)
    problem = problem_for(asked(ask), found.missions, council(ask), draws(ask))
    return problem, point_all(problem)


def problem(ask: Ask) -> tuple[Problem, dict[str, Pointing]]:
    return _problem(ask, digest_of(ask))


@st.cache_resource(max_entries=1024, show_spinner=False)
def _facts(ask: Ask, spend_gbp: float, digest: str) -> Facts:
    ready, pointings = problem(ask)
    with ONE_AT_A_TIME:
        run = compare(ready, spend_gbp, pointings)
        others = [k for k in run.strategies if k != BASELINE]
        return Facts(
            headlines={k: headline(run, ready.scenario, spend_gbp, k) for k in others},
            journey=journey(run[ask.focus], ask.mission, ask.mission == WARD_MISSION, ask.years, run.blocks),
            titles={k: r.title for k, r in run.strategies.items()},
        )


@st.cache_resource(max_entries=24, show_spinner=False)
def _lonely(ask: Ask, digest: str) -> tuple[float, float, float]:
    ready, _ = problem(ask)
    share = ready.programme.condition.sum(axis=0) / council(ask).adults_total
    low, high = np.quantile(share, [0.1, 0.9])
    return float(share.mean()), float(low), float(high)


def lonely(ask: Ask) -> tuple[float, float, float]:
    """The share of adults who are often lonely: average, and the range of eight futures in ten."""
    return _lonely(ask, digest_of(ask))


def facts(ask: Ask, spend_gbp: float) -> Facts:
    """One comparison at one level of spend."""
    return _facts(ask, spend_gbp, digest_of(ask))


@st.cache_resource(max_entries=24, show_spinner=False)
def _ladder(ask: Ask, digest: str) -> Climbed:
    ready, _ = problem(ask)
    climbed = ladders.climb(ready, threads=1)  # the other core draws the screen, or serves the next reader
    crossings = {k: ladders.crossing(climbed, k) for k in climbed.totals if k != BASELINE}
    return Climbed(climbed, crossings, ladder_table(climbed))


@st.cache_resource(max_entries=24, show_spinner=False)
def _curve(ask: Ask, digest: str) -> ladders.Ladder:
    return ladders.climb(problem(ask)[0], rungs=21, draws=512, threads=1)


def curve(ask: Ask) -> ladders.Ladder:
    """A lighter ladder, for a curve of averages and no crossing."""
    return _curve(ask, digest_of(ask))


@st.cache_resource(max_entries=8, show_spinner=False)
def _shapes(ask: Ask, digest: str) -> dict[str, Shape]:
    return {k: shape(x) for k, x in draws(ask).items()}


def shapes(ask: Ask) -> dict[str, Shape]:
    """The outline of every assumption as it stands."""
    return _shapes(ask, digest_of(ask))


@st.cache_resource(max_entries=16, show_spinner=False)
def _purses(ask: Ask, spend_gbp: float, digest: str) -> list[Purse]:
    ready, pointings = problem(ask)
    result = run_strategy(ready, pointings[ask.focus], spend_gbp)
    return purses(result, ready.missions, ready.scenario.value_streams, ready.draws["spill_isolation_to_others"])


def purses_of(ask: Ask, spend_gbp: float) -> list[Purse]:
    """Every pound of the focus strategy, by what it is and whose."""
    return _purses(ask, spend_gbp, digest_of(ask))


def ladder(ask: Ask) -> Climbed:
    """Every strategy over £0 to £1bn; it does not depend on the chosen spend."""
    return _ladder(ask, digest_of(ask))


def groups_of(register: Register) -> list[str]:
    return list(dict.fromkeys(p.group for p in register.parameters.values()))


def left_of(ask: Ask, key: str) -> float:
    """The share of one effect that is believed at the screen's caution."""
    if key in changed_on_screen(ask) and overrides_of(ask)[key].study is None:
        return 1.0  # a figure of the user's own is taken as it is
    register = register_of(ask)
    return register.left_of(register[key], ask.caution)


def overrides_of(ask: Ask) -> dict[str, Override]:
    """Every override in force, by parameter."""
    return {o.key: o for o in assumed(ask.scenario, ask.caution, ask.assume)[0].overrides}


def changed_on_screen(ask: Ask) -> list[str]:
    """Parameters that the user has changed, beyond what the scenario does."""
    return [o.key for o in parse_kindly(ask.assume, loaded(ask.scenario).base_register)[0]]


def by_caution(ask: Ask, spend_gbp: float) -> dict[str, Headline]:
    """The headline at each level of caution, all else as on the screen."""
    return {c: facts(replace(ask, caution=c), spend_gbp).headlines[ask.focus] for c in get_args(Scepticism)}


def base_headline(ask: Ask) -> Headline:
    """The headline of the base scenario with its own levers and spend."""
    root = loaded(ask.scenario).root
    levers = root.levers
    name = scenario_files.find(root.name).stem
    base = Ask(
        name,
        levers.mission,
        tuple(root.strategies),
        levers.pointed_share,
        levers.years,
        levers.ward_rule,
        levers.scepticism,
        floor=levers.reach_floor,
        gradient=levers.gradient,
    )
    return facts(base, levers.spend_gbp).headlines[base.focus]
