"""The ladder: every strategy's value across levels of spend, and where the ranking changes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from scenarios.analysis.summary import LEAST_FOR_A_QUANTILE, Blocks, Estimate, probability
from scenarios.domain.draws import Array
from scenarios.domain.scenario import BASELINE
from scenarios.model.prepare import Problem
from scenarios.model.run import point, run_strategy

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


@dataclass(frozen=True)
class Crossing:
    """Where a strategy's average overtakes (or falls behind) piecemeal, and how sure that is."""

    strategy: str
    spend_gbp: Estimate | None  # None where the averages do not cross within the ladder
    overtakes: bool  # True: better above it; False: better below it
    low_gbp: Estimate | None  # the middle eight in ten of the futures in which it crosses at all
    high_gbp: Estimate | None
    crosses_share: Estimate  # of futures, within the ladder
    ahead_at_top_share: Estimate


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
    together = max(1, min(levels, DRAWS_TOGETHER // small.n, CELLS_TOGETHER // small.programme.condition.size))
    tiled = small.repeated(together)
    pointings = {key: point(tiled, key) for key in problem.scenario.strategies if key not in known}
    totals = {key: np.empty((levels, small.n)) for key in pointings}

    def run_levels(step: tuple[int, str]) -> None:
        first, key = step
        here = spend_gbp[first : first + together]
        by_draw = np.zeros(tiled.n)
        by_draw[: len(here) * small.n] = np.repeat(here, small.n)
        total = run_strategy(tiled, pointings[key], by_draw).total_gbp
        totals[key][first : first + together] = total.reshape(together, small.n)[: len(here)]

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(run_levels, [(first, key) for first in range(0, levels, together) for key in pointings]))
    titles = {key: s.title for key, s in problem.scenario.strategies.items()}
    return Ladder(spend_gbp, {key: {**known, **totals}[key] for key in titles}, titles, small.blocks)


def crossing(ladder: Ladder, strategy: str, against: str = BASELINE) -> Crossing:
    """The spend at which a strategy's mean changes places with another's; the last such place on the way up."""
    paired = ladder.totals[strategy] - ladder.totals[against]  # (level, draw)
    own = last_crossing(ladder.spend_gbp, paired)  # (draw,), not a number where that future never crosses
    low, high = (_among_those_that_cross(own, level, ladder.blocks) for level in (0.1, 0.9))
    return Crossing(
        strategy=strategy,
        spend_gbp=_of_the_mean(ladder, paired),
        overtakes=bool(paired[-1].mean() > 0),
        low_gbp=low,
        high_gbp=high,
        crosses_share=probability(np.isfinite(own), ladder.blocks),
        ahead_at_top_share=probability(paired[-1] > 0, ladder.blocks),
    )


def _among_those_that_cross(own: Array, level: float, blocks: Blocks) -> Estimate | None:
    """A quantile of the crossings, with its error.

    None where no future crosses, error unknown where a block has none.
    """
    if not np.isfinite(own).any():
        return None
    each = [own[a:b][np.isfinite(own[a:b])] for a, b in blocks]
    known = len(blocks) > 1 and min(len(e) for e in each) >= LEAST_FOR_A_QUANTILE
    se = np.std([np.quantile(e, level) for e in each], ddof=1) / np.sqrt(len(each)) if known else None
    return Estimate(float(np.nanquantile(own, level)), None if se is None else float(se))


def last_crossing(spend_gbp: Array, paired: Array) -> Array:
    """For each column of (level, draw), the spend of its last change of sign, by interpolation; NaN where none."""
    ahead = paired[1:] > 0  # at no spend at all everything is equal, so the comparison starts above it
    change = ahead[1:] != ahead[:-1]
    found = change.any(axis=0)
    last = change.shape[0] - 1 - np.argmax(change[::-1], axis=0)
    column = np.arange(paired.shape[1])
    before, after = paired[1:][last, column], paired[1:][np.minimum(last + 1, len(ahead) - 1), column]
    x0, x1 = spend_gbp[1:][last], spend_gbp[1:][np.minimum(last + 1, len(ahead) - 1)]
    with np.errstate(invalid="ignore", divide="ignore"):
        at = x0 + (x1 - x0) * before / (before - after)
    return np.where(found, at, np.nan)


def _of_the_mean(ladder: Ladder, paired: Array) -> Estimate | None:
    at = float(last_crossing(ladder.spend_gbp, paired.mean(axis=1)[:, None])[0])
    if not np.isfinite(at):
        return None
    means = np.stack([paired[:, a:b].mean(axis=1) for a, b in ladder.blocks], axis=1)
    each = last_crossing(ladder.spend_gbp, means)
    known = len(each) > 1 and np.isfinite(each).all()  # a block that never crosses cannot say how far it strays
    return Estimate(at, float(each.std(ddof=1) / np.sqrt(len(each))) if known else None)
