"""What it would take: the value of one lever at which a target is met, on all draws (equation 29)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.optimize import brentq

from scenarios.analysis.headline import people
from scenarios.analysis.summary import Blocks, Estimate, mean, quantiles
from scenarios.domain.draws import Array
from scenarios.domain.results import StrategyResult

Wanted = Literal["people", "person_years", "every_ward", "value", "ahead"]
STOPS = 9  # between a lever's bounds, at which changes of sign are looked for
NEAR_SHARE = 1e-4  # how near to the root the search ends, as a share of the bounds' distance
SLOPE_SHARE = 0.01  # of the bounds' distance: the step over which the slope is taken
CAUTIOUS_SHARE = 0.1  # of futures that may fall short of the target

Outcome = Callable[[float], Array]  # the outcome at one value of the lever, (draw,)


@dataclass(frozen=True)
class Aim:
    """What is to be reached: on average, or in nine futures of ten."""

    wanted: Wanted
    amount: float
    cautious: bool = False


@dataclass(frozen=True)
class Needed:
    """One lever: its value today, the value that does it, and the bounds it was looked for between."""

    key: str
    label: str
    who: str
    why: str
    unit: str
    today: float
    least: float
    most: float
    value: Estimate | None  # None where no value within the bounds does it
    more: bool  # whether another value within the bounds does it as well
    reaches: float  # the most that the lever brings within its bounds, in the target's own unit


def outcome(aim: Aim, focus: StrategyResult, piecemeal: StrategyResult, mission: str) -> Array:
    """What a target is about: of the strategy itself, or of its lead over piecemeal, (draw,)."""
    if aim.wanted == "people":
        return people(focus, mission)
    if aim.wanted == "person_years":
        return focus.wards.person_years.sum(axis=0)
    if aim.wanted == "every_ward":  # in each future the ward that has fewest
        return focus.wards.out_at_end.min(axis=0)
    lead = focus.total_gbp - piecemeal.total_gbp
    return lead if aim.wanted == "value" else (lead > 0).astype(float)


def told(aim: Aim, x: Array, blocks: Blocks) -> Estimate:
    """The number that is held against the target: the average, or what nine futures in ten exceed."""
    if aim.cautious and aim.wanted != "ahead":
        return quantiles(x, blocks, {"low": CAUTIOUS_SHARE})["low"]
    return mean(x, blocks)


def solve(aim: Aim, at: Outcome, least: float, most: float, blocks: Blocks) -> tuple[Estimate | None, bool, float]:
    """Equation 29: the lowest value within the bounds that meets the target, with SE / |slope|.

    With it, whether there are more, and the most that is reached within the bounds.
    """
    stops = np.linspace(least, most, STOPS)
    found = np.array([told(aim, at(float(v)), blocks).value for v in stops])
    short = found < aim.amount
    changes = np.flatnonzero(short[1:] != short[:-1])
    if not len(changes):
        return None, False, float(found.max())
    low, high = (float(v) for v in stops[changes[0] : changes[0] + 2])
    ends = dict(zip((low, high), found[changes[0] : changes[0] + 2], strict=True))

    def gap(v: float) -> float:
        return float(ends[v] if v in ends else told(aim, at(v), blocks).value) - aim.amount

    root = float(brentq(gap, low, high, xtol=NEAR_SHARE * (most - least)))
    return Estimate(root, _error(aim, at, root, least, most, blocks)), len(changes) > 1, float(found.max())


def _error(aim: Aim, at: Outcome, root: float, least: float, most: float, blocks: Blocks) -> float | None:
    """The standard error of what is told there over its slope; None where it cannot be known."""
    step = SLOPE_SHARE * (most - least)
    low, high = max(least, root - step), min(most, root + step)
    here = told(aim, at(root), blocks).se
    slope = (told(aim, at(high), blocks).value - told(aim, at(low), blocks).value) / (high - low)
    return None if here is None or slope == 0 else float(here / abs(slope))


def scaled_to(x: Array, average: float, lower: float | None, upper: float | None) -> Array:
    """All draws moved by one factor, clipped at what the parameter can be, so that they average so much.

    Factor 1 is today's draws to the last bit.
    """
    if average == x.mean():
        return x

    def clipped(factor: float) -> Array:
        return np.clip(factor * x, lower, upper)

    top = 1.0
    while clipped(top).mean() < average and top < 1e6:
        top *= 2
    factor = brentq(lambda k: float(clipped(k).mean()) - average, 0.0, top, xtol=1e-12) if average > 0 else 0.0
    return clipped(factor)
