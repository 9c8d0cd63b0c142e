"""The mission is chosen, not assumed: every mission as the one pointed at, on the same draws (equation 37)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scenarios.analysis.decision import least_by_level
from scenarios.analysis.difference import Difference, chance_of_being_best, difference, expected_loss
from scenarios.analysis.headline import people
from scenarios.analysis.ladder import Ladder, run_ladder
from scenarios.analysis.summary import Estimate, Summary, summarise
from scenarios.domain.draws import Array
from scenarios.domain.results import StrategyResult
from scenarios.domain.scenario import BASELINE, Scenario, Strategy
from scenarios.model.pointing import point
from scenarios.model.prepare import Problem
from scenarios.model.run import FromScatter, run_strategy

LEVELS, DRAWS = 21, 512  # of the ladder that shows where the order turns
EVERY = 2  # of the levels, that one and every next is told with every number


@dataclass(frozen=True)
class MissionPointedAt:
    """One mission, with everything pointed at it, less piecemeal."""

    mission: str
    title: str
    people: Summary  # in the mission's own outcome
    value: Difference
    threshold: Difference
    ordered: Difference
    p_best: Estimate  # of all missions and piecemeal
    loss: Estimate  # what choosing it loses on average against always knowing the best [£]


@dataclass(frozen=True)
class Missions:
    """Every mission at one level of spend, the best on average first, and piecemeal beside them."""

    spend_gbp: float
    every: list[MissionPointedAt]
    piecemeal_best: Estimate
    piecemeal_loss: Estimate
    place: dict[str, dict[str, int]]  # of each mission, under the blend and under each valuation alone, from 1

    @property
    def nothing_to_point(self) -> bool:
        """Whether there is no spend, of the council's or of a partner's, to point at anything."""
        return self.spend_gbp == 0 and all(m.value.verdict == "exactly the same" for m in self.every)


@dataclass(frozen=True)
class MissionsAcross:
    """The average lead of every mission over piecemeal across levels of spend, and which is best where."""

    spend_gbp: Array  # (level,)
    lead_gbp: dict[str, Array]  # by mission, each (level,)
    best: list[str | None]  # mission, or piecemeal; none where it cannot be told
    at: list[Missions]  # everything that is told of every mission, at some of the levels


def every_mission(scenario: Scenario, missions: dict[str, str]) -> Scenario:
    """The same scenario with one strategy a mission, beside piecemeal: everything pointed at it."""
    strategies = {m: Strategy(title=title, points_at={m: 1.0}) for m, title in missions.items()}
    return scenario.model_copy(update={"strategies": {BASELINE: scenario.strategies[BASELINE], **strategies}})


def compare_missions(problem: Problem, piecemeal: StrategyResult, spend_gbp: float) -> Missions:
    """Every mission at one level of spend; one run after another, because a run holds every ward."""
    every = replace(problem, scenario=every_mission(problem.scenario, problem.missions.titles))
    totals, rows = {BASELINE: piecemeal.total_gbp}, {}
    from_scatter: dict[str, FromScatter] = {}
    for mission in problem.missions.keys:
        run = run_strategy(every, point(every, mission), spend_gbp, from_scatter)
        totals[mission] = run.total_gbp
        rows[mission] = _row(run, piecemeal, mission, problem)
    best, loss = chance_of_being_best(totals, problem.blocks), expected_loss(totals, problem.blocks)
    found = [MissionPointedAt(m, problem.missions.title(m), *row, best[m], loss[m]) for m, row in rows.items()]
    found.sort(key=lambda m: -m.value.summary.mean.value)
    places = {v: _order(found, v) for v in ("value", "threshold", "ordered")}
    place = {m: {v: order.index(m) + 1 for v, order in places.items()} for m in rows}
    return Missions(spend_gbp, found, best[BASELINE], loss[BASELINE], place)


def order_by_value(problem: Problem, spend_gbp: float) -> list[str]:
    """Missions by expected value with everything pointed at them, the best first; level ones in their own order.

    Where money is too little for any mission, all do the same, and rounding must not choose between them.
    """
    every = replace(problem, scenario=every_mission(problem.scenario, problem.missions.titles))
    from_scatter: dict[str, FromScatter] = {}  # most missions have the same of it, whichever one is pointed at
    value = {
        m: run_strategy(every, point(every, m), spend_gbp, from_scatter).total_gbp.mean() for m in problem.missions.keys
    }
    return sorted(value, key=lambda m: -float(f"{value[m]:.9e}"))


def _order(found: list[MissionPointedAt], valuation: str) -> list[str]:
    """Missions by their average under one valuation, the highest first."""
    return [m.mission for m in sorted(found, key=lambda m: -getattr(m, valuation).summary.mean.value)]


def _row(
    run: StrategyResult, piecemeal: StrategyResult, mission: str, problem: Problem
) -> tuple[Summary, Difference, Difference, Difference]:
    blocks = problem.blocks
    return (
        summarise(people(run, mission) - people(piecemeal, mission), blocks),
        difference(run.total_gbp, piecemeal.total_gbp, blocks),
        difference(run.total_threshold_gbp, piecemeal.total_threshold_gbp, blocks),
        difference(run.total_ordered_gbp, piecemeal.total_ordered_gbp, blocks),
    )


def missions_across(problem: Problem) -> MissionsAcross:
    """Where the order of missions turns, up to £1bn."""
    every = replace(problem, scenario=every_mission(problem.scenario, problem.missions.titles))
    ladder = run_ladder(every, levels=LEVELS, draws=DRAWS)
    few = problem.thinned(DRAWS)
    told = [_at(few, float(spend)) for spend in ladder.spend_gbp[EVERY::EVERY]]
    return MissionsAcross(ladder.spend_gbp, _leads(ladder), least_by_level(ladder), told)


def _at(problem: Problem, spend_gbp: float) -> Missions:
    return compare_missions(problem, run_strategy(problem, point(problem, BASELINE), spend_gbp), spend_gbp)


def _leads(ladder: Ladder) -> dict[str, Array]:
    base = ladder.totals[BASELINE]
    return {m: (total - base).mean(axis=1) for m, total in ladder.totals.items() if m != BASELINE}
