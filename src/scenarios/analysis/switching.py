"""The value of a parameter at which the preferred strategy changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq

from scenarios.analysis.information import honest, relative
from scenarios.analysis.splines import FEW_VALUES, smoother
from scenarios.domain.draws import Array

REACH = (0.01, 0.99)  # of the parameter's own draws: beyond them there is nothing to go by


@dataclass(frozen=True)
class Switch:
    """Where the choice changes as one parameter moves and the others stay as they are expected."""

    at: float
    below: str  # strategy preferred just below
    above: str


def switching_values(x: Array, values: Mapping[str, Array]) -> list[Switch]:
    """Every switch within the middle 98 in 100 of the parameter's draws.

    E[value | x] is a smooth curve for each strategy, as for what knowing x would be worth; a switch is where the
    highest curve changes, between the two draws it changes between.
    """
    low, high = np.quantile(x, REACH)
    if (
        not low < high or len(np.unique(x)) <= FEW_VALUES
    ):  # between two or three settings there is no value to switch at
        return []
    keys, gains = list(values), relative(values)
    curves = honest(*smoother(x).fit(gains), gains)
    at, where = np.unique(x, return_index=True)
    inside = (low < at) & (at < high)
    at, curves = at[inside], curves[:, where[inside]]
    best = curves.argmax(axis=0)
    found = []
    for k in np.flatnonzero(best[1:] != best[:-1]):
        old, new = best[k], best[k + 1]
        lead = curves[old, k : k + 2] - curves[new, k : k + 2]
        found.append(Switch(float(np.interp(0.0, -lead, at[k : k + 2])), keys[old], keys[new]))
    return found


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
