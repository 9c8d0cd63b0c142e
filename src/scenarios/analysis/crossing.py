"""Where a strategy changes places with piecemeal across spend: the break-even spend (equation 31)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from scipy.optimize import brentq

from scenarios.analysis.ladder import Ladder, run_levels
from scenarios.analysis.summary import LEAST_FOR_A_QUANTILE, Blocks, Estimate, mean, probability
from scenarios.domain.draws import Array, Event, Index
from scenarios.domain.scenario import BASELINE
from scenarios.model.pointing import Pointing
from scenarios.model.prepare import Problem
from scenarios.model.run import run_strategy

LOW_RUNGS = 6  # below the first rung of a ladder, each half of the next: a crossing there is still a crossing
SURE = 4.0  # standard errors from which on the sign of a smaller sample is not looked at again
NEAR_SHARE = 1e-4  # how near to the root the search ends, as a share of it
SLOPE_SHARE = 0.01  # of the root: the step over which the slope is taken

Gap = Callable[[float], Array]  # a strategy's value less another's at one spend, on all draws, (draw,)


@dataclass(frozen=True)
class Crossing:
    """Where a strategy's average overtakes (or falls behind) piecemeal, and how sure that is."""

    strategy: str
    spend_gbp: Estimate | None  # the lowest above £0; None where the averages do not cross up to the top
    overtakes: bool  # True: better above it, or everywhere where there is none; False: worse
    more: bool  # whether they change places again above it
    low_gbp: Estimate | None  # the middle eight in ten of the futures in which it crosses at all
    high_gbp: Estimate | None
    crosses_share: Estimate  # of futures, up to the top
    ahead_at_top_share: Estimate
    top_gbp: float


def crossings(
    problem: Problem,
    pointings: dict[str, Pointing],
    ladder: Ladder,
    only: Sequence[str] | None = None,
    against: str = BASELINE,
) -> dict[str, Crossing]:
    """Every strategy's crossing with another: found on the ladder's draws, and told on all of the problem's."""
    others = [key for key in ladder.totals if key != against and (only is None or key in only)]
    low = ladder.spend_gbp[1] / 2.0 ** np.arange(LOW_RUNGS, 0, -1)
    below = run_levels(problem.thinned(ladder.blocks[-1][1]), low, [against, *others]) if others else {}
    spend = np.concatenate([low, ladder.spend_gbp[1:]])

    def gap(key: str, spend_gbp: float) -> Array:
        mine, theirs = (run_strategy(problem, pointings[k], spend_gbp).total_gbp for k in (key, against))
        return mine - theirs

    found = {}
    for key in others:
        above = ladder.totals[key][1:] - ladder.totals[against][1:]
        paired = np.vstack([below[key] - below[against], above])
        found[key] = crossing(key, spend, paired, ladder.blocks, partial(gap, key), problem.blocks)
    return found


def crossing(strategy: str, spend_gbp: Array, paired: Array, blocks: Blocks, gap: Gap, all_blocks: Blocks) -> Crossing:
    """One crossing from paired differences (rung, draw) above £0, on a sample that `blocks` divide, and the gap itself.

    Its range is over the sample's futures; the break-even spend is the root on all draws.
    """
    spend, overtakes, more = break_even(spend_gbp, paired, blocks, gap, all_blocks)
    own = first_crossing(spend_gbp, paired)  # (draw,), not a number where that future never crosses
    low, high = (_among_those_that_cross(own, level, blocks) for level in (0.1, 0.9))
    return Crossing(
        strategy=strategy,
        spend_gbp=spend,
        overtakes=overtakes,
        more=more,
        low_gbp=low,
        high_gbp=high,
        crosses_share=probability(np.isfinite(own), blocks),
        ahead_at_top_share=probability(paired[-1] > 0, blocks),
        top_gbp=float(spend_gbp[-1]),
    )


def break_even(
    spend_gbp: Array, paired: Array, blocks: Blocks, gap: Gap, all_blocks: Blocks
) -> tuple[Estimate | None, bool, bool]:
    """Equation 31: the lowest root above £0 of the paired mean difference on all draws, with SE / |slope|.

    With it, whether the strategy is ahead above it, and whether there are more roots.
    """
    means, seen = _means(spend_gbp, paired, blocks, gap)
    changes = _changes(means)
    if len(changes):
        first = int(changes[0])
        root = _from_the_sample(gap, spend_gbp[first : first + 2], means[first : first + 2])
        if root is not None and len(changes) == 1:  # several are told only where all draws have them
            return _told(root, all_blocks), bool(means[first + 1] > 0), False
        means = _with_ends(spend_gbp, means, seen, gap)
        changes = _changes(means)
    if not len(changes):
        return None, bool(means[-1] > 0), False
    first = int(changes[0])
    low, high = (float(s) for s in spend_gbp[first : first + 2])
    ends = {low: means[first], high: means[first + 1]}
    at = float(brentq(lambda s: float(ends[s] if s in ends else gap(s).mean()), low, high, xtol=NEAR_SHARE * high))
    slope = (gap(at * (1 + SLOPE_SHARE)).mean() - gap(at).mean()) / (at * SLOPE_SHARE)
    return _told(Root(at, gap(at), float(slope)), all_blocks), bool(means[first + 1] > 0), len(changes) > 1


@dataclass(frozen=True)
class Root:
    """A spend at which the mean difference is nothing, the difference near it (draw,) and its slope there."""

    spend_gbp: float
    near: Array
    slope: float


def _from_the_sample(gap: Gap, ends: Array, means: Array) -> Root | None:
    """The root on all draws by secants from where the sample has it; None where they leave its neighbourhood.

    The sample is so near that three or four runs are enough, where a search between two rungs takes eight.
    """
    width = float(ends[1] - ends[0])
    slope = float(means[1] - means[0]) / width
    at = float(ends[0]) - float(means[0]) / slope
    rising, here = slope > 0, gap(at)
    for _ in range(6):
        step = -float(here.mean()) / slope
        if abs(step) <= NEAR_SHARE * at:
            return Root(at + step, here, slope)
        new = at + step
        if not ends[0] - width < new < ends[1] + width or new <= 0:
            return None
        there = gap(new)
        slope = float(there.mean() - here.mean()) / step
        if (slope > 0) != rising or slope == 0:
            return None
        at, here = new, there
    return None


def _told(root: Root, blocks: Blocks) -> Estimate:
    """A root with the standard error of the mean there over its slope; None where it cannot be known."""
    error = mean(root.near, blocks).se
    return Estimate(root.spend_gbp, None if error is None or root.slope == 0 else float(error / abs(root.slope)))


def _means(spend_gbp: Array, paired: Array, blocks: Blocks, gap: Gap) -> tuple[Array, Event]:
    """The mean difference at every rung (rung,), and whether it is that of all draws.

    It is so for what the sample leaves open below its first change of sign and does not itself belong to it.
    """
    sampled = [mean(row, blocks) for row in paired]
    means = np.array([m.value for m in sampled])
    open_sign = np.array([bool(m.value) and (m.se is None or abs(m.value) < SURE * m.se) for m in sampled])
    seen = np.zeros(len(means), dtype=bool)
    changes = _changes(means)
    for rung in np.flatnonzero(open_sign & (np.arange(len(means)) < (changes[0] if len(changes) else len(means)))):
        means[rung], seen[rung] = gap(float(spend_gbp[rung])).mean(), True
    return means, seen


def _with_ends(spend_gbp: Array, means: Array, seen: Event, gap: Gap) -> Array:
    """The same with both ends of every change of sign on all draws, until no change rests on the sample alone."""
    means, seen = means.copy(), seen.copy()
    while True:
        changes = _changes(means)
        wanted = np.zeros(len(means), dtype=bool)
        wanted[changes] = wanted[changes + 1] = True
        todo = np.flatnonzero(wanted & ~seen)
        if not len(todo):
            return means
        for rung in todo:
            means[rung], seen[rung] = gap(float(spend_gbp[rung])).mean(), True


def _changes(means: Array) -> Index:
    """The rungs after which the sign changes."""
    ahead = means > 0
    return np.flatnonzero(ahead[1:] != ahead[:-1])


def first_crossing(spend_gbp: Array, paired: Array) -> Array:
    """For each column of (rung, draw), the spend of its first change of sign, by interpolation; NaN where none."""
    ahead = paired > 0
    change = ahead[1:] != ahead[:-1]
    found = change.any(axis=0)
    first = np.argmax(change, axis=0)
    column = np.arange(paired.shape[1])
    before, after = paired[first, column], paired[first + 1, column]
    x0, x1 = spend_gbp[first], spend_gbp[first + 1]
    with np.errstate(invalid="ignore", divide="ignore"):
        at = x0 + (x1 - x0) * before / (before - after)
    return np.where(found, at, np.nan)


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
