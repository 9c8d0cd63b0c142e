"""The ladder: every strategy's value across levels of spend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scenarios.analysis.summary import Blocks
from scenarios.domain.draws import Array
from scenarios.model.pointing import point
from scenarios.model.prepare import Problem
from scenarios.model.run import run_strategy
from scenarios.model.threads import side_by_side

LEVELS = 41
TOP_GBP = 1e9
DRAWS = 1024
# Several levels are worked on as one: arrays long enough that two threads do not wait for each other, and wards times
# draws few enough that a country of wards takes no more memory than level by level.
DRAWS_TOGETHER, CELLS_TOGETHER = 3072, 200_000


@dataclass(frozen=True)
class Ladder:
    """Total value over (level, draw) for each strategy, on the same draws at every level."""

    spend_gbp: Array  # (level,)
    totals: Mapping[str, Array]  # each (level, draw)
    titles: Mapping[str, str]
    blocks: Blocks

    def __post_init__(self) -> None:
        for key, total in self.totals.items():
            if total.shape != (len(self.spend_gbp), self.blocks[-1][1]):
                raise ValueError(f"totals of {key}: {total.shape} is not (level, draw)")
            total.setflags(write=False)  # kept and shared


def run_ladder(
    problem: Problem,
    top_gbp: float = TOP_GBP,
    levels: int = LEVELS,
    draws: int = DRAWS,
    known: Mapping[str, Array] | None = None,
) -> Ladder:
    """Every strategy at every level of spend, on a thinned set of the same draws.

    `known` (level, draw) by strategy are totals of an earlier ladder of the same levels and draws, not run again.
    """
    small, known = problem.thinned(draws), known or {}
    spend_gbp = np.linspace(0, top_gbp, levels)
    totals = run_levels(small, spend_gbp, [key for key in problem.scenario.strategies if key not in known])
    titles = {key: s.title for key, s in problem.scenario.strategies.items()}
    return Ladder(spend_gbp, {key: {**known, **totals}[key] for key in titles}, titles, small.blocks)


def run_levels(problem: Problem, spend_gbp: Array, strategies: Sequence[str]) -> dict[str, Array]:
    """Total value of some strategies at several levels of spend, each (level, draw), on all of the problem's draws."""
    levels, n = len(spend_gbp), problem.n
    together = max(1, min(levels, DRAWS_TOGETHER // n, CELLS_TOGETHER // problem.programme.condition.size))
    tiled = problem.repeated(together)
    pointings = {key: point(problem, key).repeated(together) for key in strategies}
    totals = {key: np.empty((levels, n)) for key in pointings}

    def run_some(step: tuple[int, str]) -> None:
        first, key = step
        here = spend_gbp[first : first + together]
        by_draw = np.zeros(tiled.n)
        by_draw[: len(here) * n] = np.repeat(here, n)
        total = run_strategy(tiled, pointings[key], by_draw).total_gbp
        totals[key][first : first + together] = total.reshape(together, n)[: len(here)]

    steps = [(first, key) for first in range(0, levels, together) for key in pointings]
    side_by_side(run_some, steps, tiled.programme.condition.size)
    return totals
