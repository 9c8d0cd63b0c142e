"""Why not simply pay for it? What a mission costs to run, spent on the same help directly (equation 38)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenarios.analysis.difference import Difference, difference
from scenarios.analysis.headline import people
from scenarios.analysis.summary import Estimate, Summary, mean, summarise
from scenarios.domain.draws import Array
from scenarios.domain.results import Comparison, StrategyResult
from scenarios.domain.scenario import BASELINE
from scenarios.model.pointing import Pointing
from scenarios.model.prepare import Problem
from scenarios.model.run import cash_cost, grant_instead, run_strategy, with_running_cost_paid


@dataclass(frozen=True)
class Side:
    """One way of spending the same council cash, less piecemeal."""

    title: str
    people: Summary  # in the mission's own outcome
    value: Difference  # net of the cash [£]


@dataclass(frozen=True)
class GrantInstead:
    """A grant beside a mission whose running cost the council pays: the same cash, the same draws."""

    mission: str
    grant_gbp: Estimate  # a year
    of_own: bool  # whether the sum is the reader's, and not what the mission costs to run
    cost_gbp: Estimate  # over the horizon, discounted
    grant: Side
    focus_paid: Side
    focus: Side  # as everywhere else: its running cost comes out of the pledges, and no cash is spent
    grant_over_focus: Difference  # grant less focus with its running cost paid, both net of the cash


def grant_against_focus(
    problem: Problem,
    pointings: Mapping[str, Pointing],
    run: Comparison,
    focus: str,
    spend_gbp: float,
    own_gbp: float | None = None,
) -> GrantInstead:
    """The grant and the focus strategy with its running cost paid, beside a comparison at the same spend."""
    mission, running = problem.scenario.levers.mission, problem.draws["fixed_cost_mission"]
    sum_gbp = running if own_gbp is None else np.full(problem.n, own_gbp)
    pay = grant_instead(pointings[BASELINE], mission, sum_gbp)
    base, plain = run[BASELINE], run[focus]
    grant, paid = (run_strategy(problem, p, spend_gbp) for p in (pay, with_running_cost_paid(pointings[focus])))
    cash, running_cash = cash_cost(problem, sum_gbp), cash_cost(problem, running)
    over = difference(grant.total_gbp - cash, paid.total_gbp - running_cash, problem.blocks)
    return GrantInstead(
        mission=mission,
        grant_gbp=mean(sum_gbp, problem.blocks),
        of_own=own_gbp is not None,
        cost_gbp=mean(cash, problem.blocks),
        grant=_side("A grant", grant, base, cash, mission, problem),
        focus_paid=_side(plain.title, paid, base, running_cash, mission, problem),
        focus=_side(plain.title, plain, base, np.zeros(problem.n), mission, problem),
        grant_over_focus=over,
    )


def _side(title: str, run: StrategyResult, base: StrategyResult, cash: Array, mission: str, problem: Problem) -> Side:
    more = people(run, mission) - people(base, mission)
    return Side(
        title, summarise(more, problem.blocks), difference(run.total_gbp - cash, base.total_gbp, problem.blocks)
    )
