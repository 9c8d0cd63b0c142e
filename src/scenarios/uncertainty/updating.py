"""What a council's own share, counted in contracts, makes of what is known of it elsewhere: prior times likelihood."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.special import xlog1py, xlogy

from scenarios.domain.draws import Array
from scenarios.domain.parameter import Distribution
from scenarios.uncertainty.distributions import frozen

POINTS = 50_000  # of a share, in the middle of as many equal steps from 0 to 1


def effective_number(values: Array) -> float:
    """n = (Σs)² / Σs²: as many equal contracts would tell as much as these of values s, (contract,)."""
    squares = float((values**2).sum())
    return float(values.sum()) ** 2 / squares if squares > 0 else 0.0


def updated(prior: Distribution, share: float, number: float, at: Sequence[float]) -> list[float]:
    """Quantiles of a share given its prior and an observed share that rests on so many contracts.

    The likelihood is θ^(n·p)·(1 − θ)^(n·(1 − p)); a share beyond 0 to 1 is taken as the nearer end.
    """
    if prior.distribution == "fixed":  # somebody is sure of it, whatever is counted
        return [prior.parameters["value"]] * len(at)
    theta, p = (np.arange(POINTS) + 0.5) / POINTS, min(1.0, max(0.0, share))
    logs = frozen(prior).logpdf(theta) + xlogy(number * p, theta) + xlog1py(number * (1 - p), -theta)
    weight = np.exp(logs - logs.max())
    passed = (np.cumsum(weight) - weight / 2) / weight.sum()
    return [float(np.interp(q, passed, theta)) for q in at]
