"""The options that a room weighs, by what each of them brings (equations 35 and 37)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from scenarios.analysis.difference import chance_of_being_best, expected_loss
from scenarios.analysis.missions import every_mission
from scenarios.analysis.summary import Estimate, Summary, summarise
from scenarios.domain.draws import Array, Event, Index
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.results import StrategyResult
from scenarios.domain.scenario import BASELINE
from scenarios.model.pointing import point
from scenarios.model.prepare import Problem
from scenarios.model.run import run_strategy

LONELY, HELPED, SAVING, DEPRIVED = OUTCOMES = ("lonely", "helped", "saving", "deprived")
TONNES = "carbon"  # a flow that is counted in tonnes, so that nobody adds it to people
MOST_DEPRIVED = 1


@dataclass(frozen=True)
class Options:
    """Every mission as the one pointed at, and piecemeal: what each brings, future by future."""

    keys: tuple[str, ...]  # of the options, piecemeal first
    titles: dict[str, str]
    outcomes: tuple[str, ...]  # of the four, those in which the options differ
    brings: Array  # (option, outcome, draw): more than piecemeal; of the last outcome the share itself
    low: Array  # (outcome,): the least and the most of the expected outcomes, between which people weigh
    high: Array
    unasked: dict[str, tuple[float, float]]  # outcomes in which all do the same, with their ends
    value: dict[str, Summary]  # less piecemeal [£]: shown beside, and not weighed
    loss: dict[str, Estimate]  # what choosing it loses on average against always knowing the best [£]
    p_best: dict[str, Estimate]
    own: dict[str, Summary]  # each mission's own outcome, less piecemeal

    @property
    def expected(self) -> Array:
        """(option, outcome)."""
        return self.brings.mean(axis=2)

    def outcome_of(self, option: str) -> int | None:
        """Which of the outcomes is the mission's own; none for piecemeal and for one counted in tonnes."""
        own = {WARD_MISSION: LONELY, BASELINE: "", TONNES: ""}.get(option, HELPED)
        return self.outcomes.index(own) if own in self.outcomes else None


def options(problem: Problem, spend_gbp: float, fifth: Index, adults: Array) -> Options:
    """Run every mission as the one pointed at; `fifth` (ward,) is 1 for the most deprived, `adults` (ward,)."""
    every = replace(problem, scenario=every_mission(problem.scenario, problem.missions.titles))
    poor = fifth == MOST_DEPRIVED
    keys = (BASELINE, *problem.missions.keys)
    rows, totals, own = [], {}, {}
    base: StrategyResult | None = None
    for key in keys:
        run = run_strategy(every, point(every, key), spend_gbp)
        base = base or run
        rows.append(outcomes_of(run, base, poor, float(adults[poor].sum() / adults.sum())))
        totals[key] = run.total_gbp
        if key != BASELINE:
            own[key] = summarise(_own(run, key) - _own(base, key), problem.blocks)
    brings = np.stack(rows)
    ends = brings.mean(axis=2)
    low, high = ends.min(axis=0), ends.max(axis=0)
    differ = np.array([matters(name, a, b) for name, a, b in zip(OUTCOMES, low, high, strict=True)])
    return Options(
        keys=keys,
        titles={BASELINE: problem.scenario.strategies[BASELINE].title, **problem.missions.titles},
        outcomes=tuple(n for n, d in zip(OUTCOMES, differ, strict=True) if d),
        brings=np.ascontiguousarray(brings[:, differ]),
        low=low[differ],
        high=high[differ],
        unasked={n: (float(a), float(b)) for n, a, b, d in zip(OUTCOMES, low, high, differ, strict=True) if not d},
        value={k: summarise(v - totals[BASELINE], problem.blocks) for k, v in totals.items()},
        loss=expected_loss(totals, problem.blocks),
        p_best=chance_of_being_best(totals, problem.blocks),
        own=own,
    )


LEAST_SWING = {LONELY: 0.5, HELPED: 0.5, SAVING: 500.0, DEPRIVED: 0.005}  # less than this is no difference in words


def matters(outcome: str, low: float, high: float) -> bool:
    """Whether the options differ enough in an outcome for anybody to weigh it."""
    return high - low >= LEAST_SWING[outcome]


def outcomes_of(run: StrategyResult, base: StrategyResult, poor: Event, poor_adults_share: float) -> Array:
    """Equation 35's outcomes of one option, (outcome, draw): none of them is contained in another."""
    return np.stack(
        [
            run.wards.out_at_end.sum(axis=0) - base.wards.out_at_end.sum(axis=0),
            _helped(run) - _helped(base),
            run.saving_gbp - base.saving_gbp,
            poor_share(run, poor, poor_adults_share),
        ]
    )


def poor_share(run: StrategyResult, poor: Event, poor_adults_share: float) -> Array:
    """Share of what people gain that falls to the most deprived fifth, (draw,), weighed by what each gain is worth.

    Where those live whom other missions help is not known: they are taken to live as adults do.
    """
    lived = run.wards.person_years
    total = lived.sum(axis=0)
    of_wards = np.divide(lived[poor].sum(axis=0), total, out=np.full_like(total, poor_adults_share), where=total > 0)
    worth, whole = run.value_by_mission_gbp[WARD_MISSION], run.total_gbp
    part = np.divide(worth, whole, out=np.zeros_like(whole), where=whole > 0)
    return part * of_wards + (1 - part) * poor_adults_share


def _helped(run: StrategyResult) -> Array:
    """People helped by missions other than the ward mission, (draw,); tonnes are left out."""
    found: Array = np.sum([v for m, v in run.flow_outcomes.items() if m != TONNES], axis=0)
    return found


def _own(run: StrategyResult, mission: str) -> Array:
    return run.wards.out_at_end.sum(axis=0) if mission == WARD_MISSION else run.flow_outcomes[mission]
