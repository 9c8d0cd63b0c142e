"""Cached runs: nothing is computed again that did not change, and ten readers of one scenario cost one run.

Keys are plain words and numbers, never arrays. Whatever is cached is shared, so it is read and never written.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from scenarios.analysis import ladder as ladders
from scenarios.analysis.headline import Headline, headline
from scenarios.analysis.journey import Stage, journey
from scenarios.analysis.study import draws_for, problem_for
from scenarios.domain.draws import Draws
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.scenario import BASELINE, Scenario
from scenarios.domain.wards import Wards
from scenarios.model.prepare import Problem
from scenarios.model.run import Pointing, compare, point_all
from scenarios.store import places, scenario_files, ward_files
from scenarios.views.ladder import table as ladder_table


@dataclass(frozen=True)
class Ask:
    """Everything a page asks for except spend; its fields are the key of every cache."""

    scenario: str
    mission: str
    strategies: tuple[str, ...]
    pointed_share: float
    years: int
    ward_rule: str

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


def wards_of(name: str) -> Wards:
    """The wards of a scenario's council."""
    found = loaded(name)
    share = found.register["adult_share"].parameters["value"]
    return wards(str(scenario_files.ward_source(found)), share, places.newest())


@st.cache_resource(max_entries=8, show_spinner="Drawing the futures …")
def _draws(name: str, digest: str) -> Draws:
    found = loaded(name)
    return draws_for(found.scenario, found.register)


def digest_of(ask: Ask) -> str:
    """What every cache of results hangs on: the scenario, its evidence and its wards, as they are on disk now."""
    return f"{loaded(ask.scenario).scenario.digest} {places.newest()}"


def asked(ask: Ask) -> Scenario:
    """The scenario with the levers of the screen laid over it."""
    scenario = loaded(ask.scenario).scenario.with_strategies(ask.strategies)
    return scenario.with_levers(
        mission=ask.mission, pointed_share=ask.pointed_share, years=ask.years, ward_rule=ask.ward_rule
    )


@st.cache_resource(max_entries=12, show_spinner=False)
def _problem(ask: Ask, digest: str) -> tuple[Problem, dict[str, Pointing]]:
    found = loaded(ask.scenario)
    problem = problem_for(asked(ask), found.missions, wards_of(ask.scenario), _draws(ask.scenario, digest))
    return problem, point_all(problem)


def problem(ask: Ask) -> tuple[Problem, dict[str, Pointing]]:
    return _problem(ask, digest_of(ask))


@st.cache_resource(max_entries=64, show_spinner=False)
def _facts(ask: Ask, spend_gbp: float, digest: str) -> Facts:
    ready, pointings = problem(ask)
    run = compare(ready, spend_gbp, pointings)
    others = [k for k in run.strategies if k != BASELINE]
    return Facts(
        headlines={k: headline(run, ready.scenario, spend_gbp, k) for k in others},
        journey=journey(run[ask.focus], ask.mission, ask.mission == WARD_MISSION, ask.years, run.blocks),
        titles={k: r.title for k, r in run.strategies.items()},
    )


def facts(ask: Ask, spend_gbp: float) -> Facts:
    """One comparison at one level of spend."""
    return _facts(ask, spend_gbp, digest_of(ask))


@st.cache_resource(max_entries=24, show_spinner=False)
def _ladder(ask: Ask, digest: str) -> Climbed:
    ready, _ = problem(ask)
    climbed = ladders.climb(ready, threads=1)  # the other core draws the screen, or serves the next reader
    crossings = {k: ladders.crossing(climbed, k) for k in climbed.totals if k != BASELINE}
    return Climbed(climbed, crossings, ladder_table(climbed))


def ladder(ask: Ask) -> Climbed:
    """Every strategy over £0 to £1bn; it does not depend on the chosen spend."""
    return _ladder(ask, digest_of(ask))
