"""The Treasury's appraisal arithmetic (Green Book).

The falling discount rate, net present value, distributional weights.

The model's own horizon ends at thirty years and its equations keep one rate; this is for longer streams and for
checking.
"""

from __future__ import annotations

import numpy as np

from scenarios.domain.draws import Array, Index

Year = Index | int

# Rate from each year on [share a year]: HM Treasury, Green Book, table of long-term rates.
STARTS = np.array([0, 31, 76, 126, 201, 301])
RATES = {
    "standard": np.array([0.035, 0.030, 0.025, 0.020, 0.015, 0.010]),
    "health": np.array([0.015, 0.0129, 0.0107, 0.0086, 0.0064, 0.0043]),
}


def rate(year: Year, schedule: str = "standard") -> Array:
    """The yearly rate that leads into a year."""
    return RATES[schedule][np.searchsorted(STARTS, year, side="right") - 1]


def discount_factor(year: Year, schedule: str = "standard") -> Array:
    """Π over years 1…year of 1/(1 + rate): year 0 is not discounted, and the rate steps down after 30."""
    last = int(np.max(year))
    path = np.concatenate([[1.0], 1 / (1 + rate(np.arange(1, last + 1), schedule))])
    return np.cumprod(path)[year]


def present_value(flow: Array, schedule: str = "standard") -> float:
    """A stream that begins in year 0 [£]."""
    return float(np.dot(flow, discount_factor(np.arange(len(flow)), schedule)))


def equivalent_annual(flow: Array, schedule: str = "standard") -> float:
    """The level amount in years 1…n with the same present value."""
    return present_value(flow, schedule) / float(discount_factor(np.arange(1, len(flow)), schedule).sum())


def benefit_cost_ratio(costs: Array, benefits: Array, schedule: str = "standard") -> float:
    return present_value(benefits, schedule) / present_value(costs, schedule)


def distributional_weight(income_gbp: Array, reference_gbp: float, elasticity: float = 1.3) -> Array:
    """(reference ÷ income)^η: a pound is worth more to those who have less."""
    return (reference_gbp / np.asarray(income_gbp, float)) ** elasticity


def risk_exposure(chance: Array, impact_gbp: Array) -> dict[str, float]:
    """A risk register's expected cost and its whole exposure [£]."""
    return {"expected": float(np.asarray(chance) @ np.asarray(impact_gbp)), "exposure": float(np.sum(impact_gbp))}
