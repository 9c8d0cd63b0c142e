"""What the draws say ward by ward and year by year: never a rank without its probability, never a colour for noise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenarios.analysis.summary import Blocks
from scenarios.domain.draws import Array, Event, Index
from scenarios.domain.results import Comparison


@dataclass(frozen=True)
class WardStat:
    """One quantity over wards, each array (ward,)."""

    mean: Array
    low: Array  # 1 future in 10 lies below
    high: Array
    se: Array  # of the mean, from independent blocks; not a number where it cannot be known


@dataclass(frozen=True)
class Helped:
    """Two strategies over wards at the end of one year."""

    year: int
    people: dict[str, WardStat]  # by strategy: people no longer in the condition
    reached: dict[str, WardStat]
    difference: WardStat  # the first strategy less the other, people
    p_better: Array  # (ward,): chance that the first does better than the other
    in_noise: Event  # (ward,) of bool: the difference does not stand two errors from nothing
    name: str = ""  # of the year: a council's own, where its contracts have dates

    @property
    def said(self) -> str:
        """The year as a sentence has it: '2030/31', or 'year 4'."""
        return self.name or f"year {self.year}"


def stat(x: Array, blocks: Blocks) -> WardStat:
    """Mean, eight futures in ten and the error of the mean, over (ward, draw)."""
    low, high = np.quantile(x, [0.1, 0.9], axis=1)
    if len(blocks) < 2:
        return WardStat(x.mean(axis=1), low, high, np.full(len(x), np.nan))
    each = np.stack([x[:, a:b].mean(axis=1) for a, b in blocks])
    return WardStat(x.mean(axis=1), low, high, each.std(axis=0, ddof=1) / np.sqrt(len(each)))


def helped(run: Comparison, strategy: str, other: str, year: int, name: str = "") -> Helped:
    """Everything the map shows of two strategies."""
    a, b = run[strategy].wards, run[other].wards
    gap = a.out_at_end - b.out_at_end
    difference = stat(gap, run.blocks)
    known = np.isfinite(difference.se)
    return Helped(
        year=year,
        people={k: stat(run[k].wards.out_at_end, run.blocks) for k in (strategy, other)},
        reached={k: stat(run[k].wards.reached, run.blocks) for k in (strategy, other)},
        difference=difference,
        p_better=(gap > 0).mean(axis=1),
        in_noise=~(known & (np.abs(difference.mean) > 2 * np.where(known, difference.se, np.inf))),
        name=name,
    )


def needed_for_most(terms_condition: Array, reach_ceiling: Array, invited_per_gbp: Array, share: float = 0.95) -> Array:
    """The yearly money in a ward from which on `share` of those who can be reached are, in a first year, mean (ward,)

    [£].

    n = A·(1 − exp(−τ·places/A)) reaches share·A at τ·places = −A·ln(1 − share): beyond it reachable people run out.
    """
    return (-np.log1p(-share) * reach_ceiling * terms_condition / invited_per_gbp).mean(axis=1)


@dataclass(frozen=True)
class Fifth:
    """Outcomes in one fifth of a council's people by deprivation, per 1,000 adults."""

    number: int  # 1 is the most deprived
    wards: int
    adults: float
    per_1000: dict[str, tuple[float, float, float]]  # by strategy: mean, low, high


def fifths(adults: Array, deprivation: Array) -> Index:
    """Which fifth each ward belongs to, (ward,).

    By people, most deprived first, so that every fifth is about as many people.
    """
    order = np.argsort(-deprivation, kind="stable")
    before = np.concatenate([[0.0], np.cumsum(adults[order])[:-1]]) + adults[order] / 2
    out = np.empty(len(adults), int)
    out[order] = 1 + np.floor(5 * before / adults.sum()).astype(int)
    return out


def who_gains(outcomes: Mapping[str, Array], adults: Array, fifth: Index) -> list[Fifth]:
    """People out of the condition per 1,000 adults in every fifth, with eight futures in ten; outcomes (ward, draw)."""
    found = []
    for number in np.unique(fifth):
        here = fifth == number
        per = {k: 1000 * x[here].sum(axis=0) / adults[here].sum() for k, x in outcomes.items()}
        per_1000 = {k: _mean_and_range(v) for k, v in per.items()}
        found.append(Fifth(int(number), int(here.sum()), float(adults[here].sum()), per_1000))
    return found


def _mean_and_range(x: Array) -> tuple[float, float, float]:
    low, high = np.quantile(x, [0.1, 0.9])
    return float(x.mean()), float(low), float(high)
