"""Criteria of robustness that others publish, over tables of (option, future). Larger values are better throughout."""

from __future__ import annotations

import numpy as np

from scenarios.domain.draws import Array


def cvar_normal(mu: float, sigma: float, share: float) -> float:
    """The same for a normal: μ − σ·φ(z)/share."""
    from scipy.stats import norm

    return float(mu - sigma * norm.pdf(norm.ppf(share)) / share)


def cvar_lognormal(mu: float, sigma: float, share: float) -> float:
    """The same for a lognormal: e^{μ+σ²/2}·Φ(z − σ)/share."""
    from scipy.stats import norm

    return float(np.exp(mu + sigma**2 / 2) * norm.cdf(norm.ppf(share) - sigma) / share)


def regret_table(table: Array) -> Array:
    """Best of the options in each future less this one, (option, future)."""
    return table.max(axis=0) - table


def maximin(table: Array) -> Array:
    return table.min(axis=1)


def maximax(table: Array) -> Array:
    return table.max(axis=1)


def laplace(table: Array) -> Array:
    return table.mean(axis=1)


def hurwicz(table: Array, pessimism: float) -> Array:
    return pessimism * table.min(axis=1) + (1 - pessimism) * table.max(axis=1)


def max_regret(table: Array) -> Array:
    return regret_table(table).max(axis=1)


def percentile_regret(table: Array, level: float) -> Array:
    """A percentile of regret, as a value that occurs."""
    return np.quantile(regret_table(table), level, axis=1, method="nearest")


def satisficing(table: Array, threshold: float, strict: bool = False) -> Array:
    """The share of futures in which an option is good enough (Starr's domain criterion)."""
    return ((table > threshold) if strict else (table >= threshold)).mean(axis=1)


def mean_variance(table: Array) -> Array:
    return (table.mean(axis=1) + 1) / (table.std(axis=1, ddof=1) + 1)


def undesirable_deviations(table: Array) -> Array:
    """The mean shortfall from the median, over the worse half of futures (the middle one included)."""
    ordered = np.sort(table, axis=1)
    worse = ordered[:, : (ordered.shape[1] + 1) // 2]
    return (worse - np.median(table, axis=1, keepdims=True)).mean(axis=1)


def percentile_skew(table: Array) -> Array:
    low, mid, high = np.quantile(table, [0.1, 0.5, 0.9], axis=1, method="nearest")
    spread = high - low
    return np.divide(2 * mid - high - low, spread, out=np.zeros_like(mid), where=spread > 0)


def percentile_kurtosis(table: Array) -> Array:
    p10, p25, p75, p90 = np.quantile(table, [0.1, 0.25, 0.75, 0.9], axis=1, method="nearest")
    return (p90 - p10) / (p75 - p25)
