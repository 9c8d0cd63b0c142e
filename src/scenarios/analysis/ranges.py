"""How far the draws of an assumption reach, in five numbers: all that a picture of it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenarios.domain.draws import Array

AT = (0.01, 0.1, 0.9, 0.99)


@dataclass(frozen=True)
class Range:
    """Quantiles and mean of one assumption's draws, in its own unit."""

    p01: float
    p10: float
    mean: float
    p90: float
    p99: float

    def share(self, x: float) -> float:
        """Where a value stands in the middle 98 in 100, 0 to 1."""
        return float(np.clip((x - self.p01) / (self.p99 - self.p01), 0, 1)) if self.p99 > self.p01 else 0.5


def range_of(x: Array) -> Range:
    """The range of one assumption, from its draws (draw,)."""
    p01, p10, p90, p99 = (float(q) for q in np.quantile(x, AT))
    return Range(p01, p10, float(x.mean()), p90, p99)


def ranges_of(draws: Mapping[str, Array]) -> dict[str, Range]:
    return {key: range_of(x) for key, x in draws.items()}
