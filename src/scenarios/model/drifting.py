"""Section K, values on the move: how much the mission's outcome matters in later years (equation 33)."""

from __future__ import annotations

import numpy as np
from scipy.special import expit, logit

from scenarios.domain.draws import Array

HALF_LIFE_YEARS = 3.0
PULL = np.log(2) / HALF_LIFE_YEARS  # a year
MOST_WEIGHT = 1 - 1e-9  # a weight of one has no logit


def path(sd: Array, normals: Array) -> Array:
    """Equation 33: dX = -(ln 2 / 3)·X dt + σ dW from X = 0, exactly, at the end of each year, (year, draw).

    `sd` is σ [logit per √year], (draw,); `normals` are standard, (year, draw). X is how far the logit of the weight has
    moved from what the room said; a shock fades by half in three years.
    """
    kept = np.exp(-PULL)
    step = sd * np.sqrt((1 - kept**2) / (2 * PULL))
    moved = np.empty_like(normals)
    now = np.zeros(normals.shape[1])
    for year, z in enumerate(normals):
        now = kept * now + step * z
        moved[year] = now
    return moved


def weights_over_time(weights: Array, which: int, moved: Array) -> Array:
    """Equation 33: one outcome's weight after its logit moved, the others rescaled, (outcome, *moved)."""
    at_first = float(np.clip(weights[which], 1 - MOST_WEIGHT, MOST_WEIGHT))
    now = expit(logit(at_first) + moved)
    rest = 1 - at_first
    others = weights.reshape((-1,) + (1,) * moved.ndim) * ((1 - now) / rest)
    others[which] = now
    return others
