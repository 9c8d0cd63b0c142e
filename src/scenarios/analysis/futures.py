"""One future out of all of them, opened: what it assumes that is unusual, and what each strategy does in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenarios.domain.draws import Array
from scenarios.domain.results import Comparison
from scenarios.domain.scenario import BASELINE

SHOWN = 8


@dataclass(frozen=True)
class Fact:
    """One parameter's value in one future, and how it stands among all futures."""

    key: str
    value: float
    rank: float  # share of futures with a lower value
    middle: float  # the median over all futures


@dataclass(frozen=True)
class Future:
    """One draw."""

    number: int
    facts: tuple[Fact, ...]
    totals_gbp: dict[str, float]
    people: dict[str, float]
    best: str


def future(
    number: int, inputs: Mapping[str, Array], run: Comparison, people: Mapping[str, Array], first: tuple[str, ...] = ()
) -> Future:
    """The draw of that number; `first` are reported whatever their rank, then the most unusual ones."""
    facts = {k: _fact(k, x, number) for k, x in inputs.items() if np.ptp(x) > 0}
    order = sorted(facts, key=lambda k: -abs(facts[k].rank - 0.5))
    named = [k for k in first if k in facts]
    named += [k for k in order if k not in named][: max(0, SHOWN - len(named))]
    totals = {k: float(v[number]) for k, v in run.totals().items()}
    return Future(
        number,
        tuple(facts[k] for k in named),
        totals,
        {k: float(v[number]) for k, v in people.items()},
        max(totals, key=lambda k: (totals[k], k == BASELINE)),
    )


def _fact(key: str, x: Array, number: int) -> Fact:
    return Fact(key, float(x[number]), float((x < x[number]).mean()), float(np.median(x)))
