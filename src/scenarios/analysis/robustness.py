"""How a choice stands up across futures. Larger values are better throughout; regret is never negative.

Tables are (option, future). Where others negate values to turn costs into benefits, do so before calling.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenarios.analysis.decision import regret
from scenarios.analysis.summary import Blocks, Estimate, mean, probability, quantiles, standard_error
from scenarios.domain.draws import Array

WORST_SHARE = 0.1


@dataclass(frozen=True)
class Robustness:
    """The four numbers, always together."""

    target_met: Estimate
    expected_regret: Estimate
    high_regret: Estimate  # nine futures in ten regret less
    worst_tenth: Estimate  # the mean of the worst tenth of futures


def four_numbers(values: Mapping[str, Array], met: Mapping[str, Array], blocks: Blocks) -> dict[str, Robustness]:
    """Chance the target is met, expected and 90th-percentile regret, and the mean of the worst tenth, by strategy."""
    lost = regret(values)
    return {
        key: Robustness(
            probability(met[key], blocks),
            mean(lost[key], blocks),
            quantiles(lost[key], blocks, {"p90": 0.9})["p90"],
            Estimate(cvar(v, WORST_SHARE), standard_error(lambda b: cvar(b, WORST_SHARE), v, blocks)),
        )
        for key, v in values.items()
    }  # fmt: skip


def cvar(x: Array, share: float) -> float:
    """The mean of the worst `share` of draws; the draw on the edge counts for its part (Rockafellar & Uryasev 2002)."""
    ordered = np.sort(np.asarray(x, float))
    wanted = share * len(ordered)
    whole = int(np.floor(wanted + 1e-12))
    part = wanted - whole
    total = ordered[:whole].sum() + (part * ordered[whole] if part > 1e-12 else 0.0)
    return float(total / wanted)


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
