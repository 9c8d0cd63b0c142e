"""Rank correlations by a Gaussian copula, checked to be possible before anything is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import connected_components
from scipy.special import ndtr, ndtri
from scipy.stats import rankdata

from scenarios.domain.draws import Array
from scenarios.domain.errors import Described, InputError
from scenarios.domain.parameter import Correlation, Register
from scenarios.uncertainty.sheet import inside


@dataclass(frozen=True)
class Copula:
    """The lower-triangular mixing of the correlated parameters, in the order of their streams."""

    keys: tuple[str, ...]
    streams: tuple[int, ...]
    cholesky: Array


def pearson_of_normals(spearman: float) -> float:
    """The correlation of two normals whose ranks correlate at `spearman`: 2 sin(pi rho / 6)."""
    return float(2 * np.sin(np.pi * spearman / 6))


def cholesky(matrix: Array, names: tuple[str, ...] = ()) -> Array:
    """The lower factor of a correlation matrix; one that cannot be is refused, never repaired in silence."""
    matrix = np.asarray(matrix, float)
    if not np.allclose(matrix, matrix.T) or not np.allclose(np.diag(matrix), 1):
        raise InputError(
            "", "correlations", Described("a matrix that is not symmetric with ones on its diagonal"), "it must be both"
        )
    least = float(np.linalg.eigvalsh(matrix)[0])
    if least <= 1e-10:
        among = f" among {', '.join(names)}" if names else ""
        raise InputError(
            "",
            "correlations",
            Described(f"a set{among} with smallest eigenvalue {least:.3g}"),
            "no such numbers can exist together: the matrix must be positive definite",
        )
    return np.asarray(np.linalg.cholesky(matrix), float)


def build(register: Register) -> Copula:
    """The copula of a register. Retired parameters keep their place, so nobody else's draws move."""
    stream = {**register.retired, **{k: p.stream for k, p in register.parameters.items()}}
    named = {key for pair in register.correlations for key in pair.between}
    keys = tuple(sorted(named, key=stream.__getitem__))
    if not keys:
        return Copula((), (), np.eye(0))
    at = {key: i for i, key in enumerate(keys)}
    matrix = np.eye(len(keys))
    for pair in register.correlations:
        a, b = (at[k] for k in pair.between)
        matrix[a, b] = matrix[b, a] = pearson_of_normals(pair.rho)
    factor = np.zeros_like(matrix)
    for group in linked(matrix):
        here = np.ix_(group, group)
        factor[here] = cholesky(matrix[here], tuple(keys[i] for i in group))
    return Copula(keys, tuple(stream[k] for k in keys), factor)


def linked(matrix: Array) -> list[list[int]]:
    """The groups of parameters that correlations link, directly or through others, each in the order of the streams.

    Each group is factored on its own, so that a group added or changed moves no other draw, not even in the last bit.
    """
    count, label = connected_components(matrix != 0, directed=False)
    return [list(np.flatnonzero(label == group)) for group in range(count)]


def mixed(copula: Copula, sheet: Array) -> Array:
    """Uniforms of the correlated parameters, shape (draw, key).

    Summed column by column rather than by a matrix product, whose order of additions (and so its last
    bit) may change with the size of the matrix: a parameter added later must not move this one.
    """
    z = ndtri(sheet[:, list(copula.streams)])
    out = np.zeros_like(z)
    for i in range(len(copula.keys)):
        for j in range(i + 1):
            if copula.cholesky[i, j] != 0.0:
                out[:, i] += copula.cholesky[i, j] * z[:, j]
    return inside(ndtr(out))


def achieved(correlations: tuple[Correlation, ...], values: Mapping[str, Array]) -> list[dict[str, object]]:
    """Asked and achieved rank correlation of every pair whose parameters both vary."""
    rows = []
    for pair in correlations:
        a, b = (values.get(k) for k in pair.between)
        if a is None or b is None or len(a) < 3 or np.ptp(a) == 0 or np.ptp(b) == 0:
            continue
        got = float(np.corrcoef(rankdata(a), rankdata(b))[0, 1])
        rows.append({"between": list(pair.between), "asked": pair.rho, "achieved": got})
    return rows
