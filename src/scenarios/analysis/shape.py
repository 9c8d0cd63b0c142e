"""The outline of a distribution, for a picture the size of a word."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenarios.domain.draws import Array

BINS = 24
REACH = (0.005, 0.995)


@dataclass(frozen=True)
class Shape:
    """Where the middle and eight in ten lie, and the heights of an outline."""

    low: float
    middle: float
    high: float
    heights: tuple[float, ...]


def shape(x: Array) -> Shape:
    low, middle, high = (float(q) for q in np.quantile(x, [0.1, 0.5, 0.9]))
    first, last = np.quantile(x, REACH, method="nearest")  # values that occur, so that some are always counted
    if not (last - first) / BINS > np.spacing(max(abs(first), abs(last))):  # nothing but rounding lies between
        return Shape(low, middle, high, (0.0, 1.0, 0.0))
    counts, _ = np.histogram(x, bins=BINS, range=(first, last))
    return Shape(low, middle, high, (0.0, *(float(c) for c in counts / counts.max()), 0.0))
