"""The value of a parameter at which the preferred strategy changes, found as a root."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq

from scenarios.analysis.information import relative
from scenarios.domain.draws import Array

DEGREE = 4
REACH = (0.01, 0.99)  # of the parameter's own draws: beyond them there is nothing to go by


@dataclass(frozen=True)
class Switch:
    """Where the choice changes as one parameter moves and the others stay as they are expected."""

    at: float
    below: str  # strategy preferred just below
    above: str


def switching_values(x: Array, values: Mapping[str, Array], degree: int = DEGREE) -> list[Switch]:
    """Every switch within the middle 98 in 100 of the parameter's draws, from the roots of fitted polynomials.

    E[value | x] is fitted for each strategy; two strategies change places at a root of their difference, and
    it is a switch where the best of all changes there.
    """
    low, high = np.quantile(x, REACH)
    if not low < high or len(np.unique(x)) <= degree:  # a switch of two or three settings has no value between them
        return []
    keys = list(values)
    curves = _curves(x, relative(values), degree)
    centre, spread = x.mean(), x.std()
    edges = ((low - centre) / spread, (high - centre) / spread)
    found = []
    for i in range(len(keys)):
        for j in range(i + 1, len(keys)):
            for z in (curves[i] - curves[j]).roots():
                if edges[0] < z.real < edges[1]:  # where a root is complex nothing changes, and it falls out below
                    step = 1e-6 * (edges[1] - edges[0])
                    a, b = (_best(curves, z.real + s) for s in (-step, step))
                    if a != b and {a, b} == {i, j}:
                        found.append(Switch(float(centre + spread * z.real), keys[a], keys[b]))
    return sorted(found, key=lambda s: s.at)


def _curves(x: Array, gains: Array, degree: int) -> list[np.polynomial.Polynomial]:
    z = (x - x.mean()) / x.std()
    return [np.polynomial.Polynomial.fit(z, g, degree).convert() for g in gains]


def _best(curves: list[np.polynomial.Polynomial], at: float) -> int:
    return int(np.argmax([c(at) for c in curves]))


def by_rerun(
    expected: Callable[[float], Mapping[str, float]], low: float, high: float, near: list[float]
) -> list[Switch]:
    """The same by running the model anew with the parameter held at a value: `expected` gives each strategy's mean.

    Looks between the ends and the values thought to be near a switch, and closes in on each change of sign.
    """
    stops = sorted({low, high, *(v for v in near if low < v < high), *np.linspace(low, high, 5)[1:-1]})
    means = [expected(v) for v in stops]
    found = []
    for a, b, before, after in zip(stops, stops[1:], means, means[1:], strict=False):
        first, second = (max(m, key=m.__getitem__) for m in (before, after))
        if first == second:
            continue
        root = brentq(lambda v, f=first, s=second: expected(v)[f] - expected(v)[s], a, b, xtol=1e-6 * (high - low))
        found.append(Switch(float(root), first, second))
    return found
