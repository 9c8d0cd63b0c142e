"""A scenario's draws, and everything of its model that spend does not change."""

from __future__ import annotations

from scenarios.analysis.missions import order_by_value
from scenarios.domain.book import NO_BOOKS, Books
from scenarios.domain.draws import Draws, thinned
from scenarios.domain.mission import Missions
from scenarios.domain.parameter import Register
from scenarios.domain.scenario import Scenario
from scenarios.domain.wards import Wards
from scenarios.geography.indicators import scaled
from scenarios.model.commissioner import Remember, made_anew
from scenarios.model.prepare import Problem, prepare
from scenarios.uncertainty.sample import draw

FEWEST_DRAWS = 256
ORDER_DRAWS, ORDER_CELLS = 1024, 400_000  # by which missions are put in order: futures, and wards times futures


def draws_for(scenario: Scenario, register: Register) -> Draws:
    """The shared draws of a scenario's assumptions: the same for every strategy and every level of spend."""
    return draw(register, scenario.levers.draws, scenario.levers.seed)


def problem_for(
    scenario: Scenario,
    missions: Missions,
    wards: Wards,
    draws: Draws,
    register: Register,
    best_other: str = "",
    books: Books = NO_BOOKS,
    remember: Remember = made_anew,
) -> Problem:
    """Everything that spend does not change.

    The best mission besides the chosen one is found at the scenario's own spend where it is wanted and not given.
    """
    if scenario.wants_best_other:
        given = scenario, missions, wards, draws, register, books, remember
        order = [best_other] if best_other else order_of_missions(*given)
        found = next(m for m in order if m != scenario.levers.mission)
        scenario = scenario.with_best_other(found, missions.title(found))
    return prepare(scenario, missions, scaled(wards, scenario.council.adults), draws, register, books, remember)


def order_of_missions(
    scenario: Scenario,
    missions: Missions,
    wards: Wards,
    draws: Draws,
    register: Register,
    books: Books = NO_BOOKS,
    remember: Remember = made_anew,
) -> list[str]:
    """Missions by expected value at the scenario's own spend, the best first (equation 37)."""
    few = thinned(draws, min(ORDER_DRAWS, max(FEWEST_DRAWS, ORDER_CELLS // wards.n)))
    problem = problem_for(scenario.with_strategies(()), missions, wards, few, register, books=books, remember=remember)
    return order_by_value(problem, scenario.levers.spend_gbp)
