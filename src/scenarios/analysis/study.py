"""A scenario, its evidence and its wards, brought together ready to run."""

from __future__ import annotations

from scenarios.domain.draws import Draws
from scenarios.domain.mission import Missions
from scenarios.domain.parameter import Register
from scenarios.domain.scenario import Scenario
from scenarios.domain.wards import Wards
from scenarios.geography.indicators import scaled
from scenarios.model.prepare import Problem, prepare
from scenarios.uncertainty.sample import draw


def draws_for(scenario: Scenario, register: Register) -> Draws:
    """The shared draws of a scenario's assumptions: the same for every strategy and every level of spend."""
    return draw(register, scenario.levers.draws, scenario.levers.seed)


def problem_for(scenario: Scenario, missions: Missions, wards: Wards, draws: Draws) -> Problem:
    """Everything that spend does not change."""
    return prepare(scenario, missions, scaled(wards, scenario.council.adults), draws)
