"""What it would take: the value of one lever at which a target is met, on all draws (equation 29)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.optimize import brentq

from scenarios.analysis.headline import people
from scenarios.analysis.summary import Blocks, Estimate, mean, quantiles
from scenarios.domain.draws import Array, Event, Index
from scenarios.domain.results import StrategyResult

Wanted = Literal["people", "person_years", "every_ward", "value", "ahead"]
BY_WARD: tuple[Wanted, ...] = ("person_years", "every_ward")  # of the ward mission alone
STOPS = 9  # between a lever's bounds, at which changes of sign are looked for
NEAR_SHARE = 1e-4  # how near to the root the search ends, as a share of the bounds' distance
SLOPE_SHARE = 0.01  # of the bounds' distance: the step over which the slope is taken
SECANTS = 6  # after which a search from a sample gives up
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


def outcome(aim: Aim, focus: StrategyResult, piecemeal: Callable[[], StrategyResult], mission: str) -> Array:
    """What a target is about: of the strategy itself, or of its lead over piecemeal, which is run only for that."""
    if aim.wanted == "people":
        return people(focus, mission)
    if aim.wanted == "person_years":
        return focus.wards.person_years.sum(axis=0)
    if aim.wanted == "every_ward":  # in each future the ward that has fewest
        return focus.wards.out_at_end.min(axis=0)
    lead = focus.total_gbp - piecemeal().total_gbp
    return lead if aim.wanted == "value" else (lead > 0).astype(float)


def told(aim: Aim, x: Array, blocks: Blocks) -> Estimate:
    """The number that is held against the target: the average, or what nine futures in ten exceed."""
    if aim.cautious and aim.wanted != "ahead":
        return quantiles(x, blocks, {"low": CAUTIOUS_SHARE})["low"]
    return mean(x, blocks)


@dataclass(frozen=True)
class Sample:
    """The same outcome on fewer of the draws, by which the search begins."""

    at: Outcome
    blocks: Blocks


def solve(
    aim: Aim, at: Outcome, least: float, most: float, blocks: Blocks, sample: Sample | None = None
) -> tuple[Estimate | None, bool, float]:
    """Equation 29: the lowest value within the bounds that meets the target, with SE / |slope|.

    With it, whether there are more, and the most that is reached within the bounds. Told on all draws; a sample, where
    one is given, saves most of the runs, and wherever it cannot be sure the search is on all draws from the start.
    """
    if sample is not None and (found := _from_sample(aim, at, least, most, blocks, sample)) is not None:
        return found
    stops = np.linspace(least, most, STOPS)
    found_at = np.array([told(aim, at(float(v)), blocks).value for v in stops])
    changes = _changes(found_at < aim.amount)
    if not len(changes):
        return None, False, float(found_at.max())
    root = _root(aim, at, blocks, stops[changes[0] : changes[0] + 2], NEAR_SHARE * (most - least))
    error = _over_slope(told(aim, at(root), blocks).se, _slope(aim, at, root, least, most, blocks))
    return Estimate(root, error), len(changes) > 1, float(found_at.max())


def _from_sample(
    aim: Aim, at: Outcome, least: float, most: float, blocks: Blocks, sample: Sample
) -> tuple[Estimate | None, bool, float] | None:
    """The same from a root on the sample, put right by secants on all draws; None where that does not settle."""
    stops = np.linspace(least, most, STOPS)
    found = np.array([told(aim, sample.at(float(v)), sample.blocks).value for v in stops])
    short = found < aim.amount
    ends = [told(aim, at(float(stops[k])), blocks).value for k in (found.argmin(), found.argmax())]
    if [end < aim.amount for end in ends] != [short[found.argmin()], short[found.argmax()]]:
        return None
    changes = _changes(short)
    if not len(changes):
        return None, False, ends[1]
    near = NEAR_SHARE * (most - least)
    bracket = stops[changes[0] : changes[0] + 2]
    start = _root(aim, sample.at, sample.blocks, bracket, near)
    slope = _slope(aim, sample.at, start, least, most, sample.blocks)
    put_right = _secants(aim, at, start, slope, blocks, near, bracket)
    if put_right is None:
        return None
    return Estimate(put_right[0], _over_slope(put_right[1], slope)), len(changes) > 1, ends[1]


def _secants(
    aim: Aim, at: Outcome, start: float, slope: float, blocks: Blocks, near: float, bracket: Array
) -> tuple[float, float | None] | None:
    """The root on all draws and the error of what is told there; None where a few secants do not settle.

    None also where they leave the bracket: beyond a lever's bounds there is nothing that could be run.
    """
    before: tuple[float, float] | None = None
    value = start
    for _ in range(SECANTS):
        here = told(aim, at(value), blocks)
        gap = here.value - aim.amount
        if before is not None and value != before[0] and gap != before[1]:
            slope = (gap - before[1]) / (value - before[0])
        if slope == 0:
            return None
        step = -gap / slope
        if abs(step) <= near:
            return value, here.se
        before, value = (value, gap), value + step
        if not bracket[0] <= value <= bracket[1]:
            return None
    return None


def _changes(short: Event) -> Index:
    """Between which stops what is reached passes the target."""
    return np.flatnonzero(short[1:] != short[:-1])


def _root(aim: Aim, at: Outcome, blocks: Blocks, bracket: Array, near: float) -> float:
    def gap(v: float) -> float:
        return told(aim, at(v), blocks).value - aim.amount

    return float(brentq(gap, float(bracket[0]), float(bracket[1]), xtol=near))


def _slope(aim: Aim, at: Outcome, root: float, least: float, most: float, blocks: Blocks) -> float:
    """How what is reached rises with the lever, around a value and within its bounds."""
    step = SLOPE_SHARE * (most - least)
    low, high = max(least, root - step), min(most, root + step)
    return (told(aim, at(high), blocks).value - told(aim, at(low), blocks).value) / (high - low)


def _over_slope(se: float | None, slope: float) -> float | None:
    """The standard error of a root; None where it cannot be known."""
    return None if se is None or slope == 0 else float(se / abs(slope))


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
