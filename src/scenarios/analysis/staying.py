"""How long a choice stands while values move: how often it would still be the one chosen (equation 33, first half)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenarios.domain.draws import Array
from scenarios.model.drifting import path, weights_over_time

YEARS = (3, 5, 10)  # at which it is told
LEAST_SURE = 0.8  # how often it should still be the one, before it is time to look again
BAND = (0.1, 0.9)  # of how fast values move


@dataclass(frozen=True)
class Standing:
    """By year, how often an option would be the one chosen: on average, and where values move slowly and fast."""

    chosen: Array  # (year,), over all futures of how fast values move
    slow: Array  # (year,)
    fast: Array  # (year,)
    review_year: int  # of an option chosen today: the first in which it is less sure than it should be, or the last

    def at(self, year: int) -> tuple[float, float, float]:
        return float(self.chosen[year - 1]), float(self.fast[year - 1]), float(self.slow[year - 1])


def standing(weights: Array, expected: Array, option: int, which: int, sd: Array, years: int, seed: int) -> Standing:
    """Weights (outcome,) drift in the outcome `which`; expected values are (option, outcome), sd is (draw,).

    Only what is wanted moves: what the options do stays as the evidence has it.
    """
    normals = np.random.default_rng([seed, 33]).standard_normal((years, len(sd)))
    slow, fast = (np.full(len(sd), v) for v in np.quantile(sd, BAND))
    often, slowly, quickly = (_chosen(weights, expected, option, which, path(s, normals)) for s in (sd, slow, fast))
    unsure = np.flatnonzero(often < LEAST_SURE)
    return Standing(often, slowly, quickly, int(unsure[0]) + 1 if len(unsure) else years)


def _chosen(weights: Array, expected: Array, option: int, which: int, moved: Array) -> Array:
    """Share of paths on which the option is best in each year, (year,)."""
    found = np.empty(len(moved))
    for year, x in enumerate(moved):
        best = np.argmax(expected @ weights_over_time(weights, which, x), axis=0)
        found[year] = (best == option).mean()
    return found
