"""The winner's curse: whatever is picked for looking best has, on average, been flattered by luck.

Each strategy's gain over piecemeal is an estimate with an error, the spread of its draws. Before looking, gains are
taken to lie about nothing, normally, by an unknown amount τ common to all strategies compared. After looking, each gain
is drawn towards nothing by how uncertain it is, averaged over τ, which the whole set of gains informs: g·τ²/(τ² + s²).
Estimates shrunk like this need no further correction for having been picked (Efron 2011). The prior of τ is
half-Cauchy (Gelman 2006), because with few strategies a single best τ is often nought.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenarios.domain.draws import Array
from scenarios.domain.scenario import BASELINE

GRID = 121  # values of τ, even in its logarithm


@dataclass(frozen=True)
class Shrunk:
    """Gains over piecemeal as they are and as adjusted for having been compared, in the unit of the draws."""

    estimate: dict[str, float]
    adjusted: dict[str, float]
    winner: str  # piecemeal where no gain is above nothing


def shrink(values: Mapping[str, Array], against: str = BASELINE) -> Shrunk:
    """Every strategy's gain over `against`, before and after."""
    keys = [k for k in values if k != against]
    gains = [np.asarray(values[k] - values[against], float) for k in keys]
    g = np.array([x.mean() for x in gains])
    s = np.array([x.std() for x in gains])
    adjusted = g * kept_share(g, s, independent(gains)) if keys else g
    estimate = dict(zip(keys, map(float, g), strict=True))
    ahead = [k for k in keys if estimate[k] > 0]
    winner = max(ahead, key=estimate.__getitem__, default=against)
    return Shrunk(estimate, dict(zip(keys, map(float, adjusted), strict=True)), winner)


def independent(gains: list[Array]) -> float:
    """How many strategies there are to learn from, between 1 and all.

    Those that rise and fall together count as fewer.
    """
    moving = [x for x in gains if np.ptp(x) > 0]
    if len(moving) < 2:
        return 1.0
    correlation = np.corrcoef(np.stack(moving))
    return float(len(moving) ** 2 / (correlation**2).sum())


def kept_share(g: Array, s: Array, count: float) -> Array:
    """What is left of each gain, (strategy,): E[τ²/(τ² + s²)] over the posterior of τ.

    A gain known exactly is kept whole.
    """
    sure = s <= 1e-9 * np.abs(g)
    if sure.all():
        return np.ones(len(g))
    scale = float(np.sqrt((s[~sure] ** 2).mean()))
    tau = scale * np.geomspace(1e-2, 1e2, GRID)[:, None]
    spread = tau**2 + s**2
    likelihood = -0.5 * count * (np.log(spread) + g**2 / spread)[:, ~sure].mean(axis=1)
    weight = likelihood - np.log1p((tau[:, 0] / scale) ** 2) + np.log(tau[:, 0])  # the grid is even in log τ
    share = np.exp(weight - weight.max())
    kept = share @ (tau**2 / spread) / share.sum()
    return np.where(sure, 1.0, kept)
