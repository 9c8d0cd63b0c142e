"""How much of the variance each input explains: Sobol indices on a Saltelli design."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenarios.domain.draws import Array


@dataclass(frozen=True)
class Indices:
    """First-order, total-order (input,) and second-order (pair,) indices."""

    first: Array
    total: Array
    second: dict[tuple[int, int], float]


def saltelli(y: Array, inputs: int) -> Indices:
    """Indices from runs laid out A, AB₁…AB_d, BA₁…BA_d, B in blocks of 2d + 2.

    First order by Saltelli 2010, total by Jansen 1999, second by Saltelli 2002, on standardised y.
    """
    y = (y - y.mean()) / y.std()
    rows = y.reshape(-1, 2 * inputs + 2)
    a, b = rows[:, 0], rows[:, -1]
    ab, ba = rows[:, 1 : inputs + 1], rows[:, inputs + 1 : -1]
    variance = np.concatenate([a, b]).var()
    first = (b[:, None] * (ab - a[:, None])).mean(axis=0) / variance
    total = ((a[:, None] - ab) ** 2).mean(axis=0) / (2 * variance)
    second = {}
    for i in range(inputs):
        for j in range(i + 1, inputs):
            joint = (ba[:, i] * ab[:, j] - a * b).mean() / variance
            second[i, j] = float(joint - first[i] - first[j])
    return Indices(first, total, second)


def ishigami(a: float = 7.0, b: float = 0.1) -> dict[str, object]:
    """The exact indices of sin x₁ + a sin² x₂ + b x₃⁴ sin x₁ over (−π, π)³."""
    pi = np.pi
    v1 = 0.5 * (1 + b * pi**4 / 5) ** 2
    v2 = a**2 / 8
    v13 = b**2 * pi**8 * (1 / 18 - 1 / 50)
    var = v1 + v2 + v13
    return {"mean": a / 2, "var": var, "S1": [v1 / var, v2 / var, 0.0],
            "ST": [(v1 + v13) / var, v2 / var, v13 / var], "S2_13": v13 / var}  # fmt: skip
