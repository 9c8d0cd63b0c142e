"""From a row of the register to numbers: quantiles of scipy.stats distributions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from scipy import stats
from scipy.interpolate import CubicSpline
from scipy.special import ndtr, ndtri

from scenarios.domain.draws import Array
from scenarios.domain.parameter import Distribution

ITERATIVE = {"beta", "gamma"}  # quantiles found by iteration, a microsecond each
NODES = np.linspace(-6.3, 6.3, 1025)  # normal scores; the sheet's uniforms stay within 2^-31 of 0 and 1


def frozen(distribution: Distribution) -> stats.rv_continuous:
    """The scipy.stats distribution of one row. Kept: for most kinds, making one takes longer than 512 quantiles."""
    return _frozen(distribution.distribution, tuple(distribution.parameters.items()))


@lru_cache(maxsize=1024)
def _frozen(name: str, parameters: tuple[tuple[str, float], ...]) -> stats.rv_continuous:
    return getattr(stats, name)(**dict(parameters))


def quantiles(distribution: Distribution, at: Sequence[float]) -> list[float]:
    """Exact quantiles of one row at a few probabilities."""
    return [float(x) for x in np.asarray(frozen(distribution).ppf(np.array(at)))]


def quantile(distribution: Distribution, u: Array) -> Array:
    """Values at probabilities u, shape (draw,)."""
    if distribution.distribution == "fixed":
        return np.full(u.shape, distribution.parameters["value"])
    if distribution.distribution in ITERATIVE and u.size > 2 * NODES.size:
        return tabled(frozen(distribution), u)
    return frozen(distribution).ppf(u)


def tabled(distribution: stats.rv_continuous, u: Array) -> Array:
    """A smooth quantile function read from a cubic spline over normal scores, right to about one part in 10⁹.

    Ten times faster than iterating for every draw; a test holds it to scipy's own quantiles.
    """
    values = distribution.ppf(ndtr(NODES))
    return np.clip(CubicSpline(NODES, values)(ndtri(u)), values[0], values[-1])


def dirichlet(distribution: Distribution, u: Array) -> dict[str, Array]:
    """Shares by label from one uniform row a label, u (label, draw), as gammas over their sum.

    Each of shape (draw,).
    """
    gammas = {
        label: quantile(Distribution(distribution="gamma", parameters={"a": alpha}), u[i])
        for i, (label, alpha) in enumerate(distribution.parameters.items())
    }
    total = sum(gammas.values())
    return {label: g / total for label, g in gammas.items()}


def mean(distribution: Distribution) -> float:
    """The expected value of one row."""
    if distribution.distribution == "fixed":
        return float(distribution.parameters["value"])
    return float(frozen(distribution).mean())
