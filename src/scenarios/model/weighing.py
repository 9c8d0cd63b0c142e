"""Section M, many people's values: what a stakeholder's weights are and what they say (equation 35)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scenarios.domain.draws import Array
from scenarios.domain.errors import InputError

BEST_SWING = 100.0  # points of the swing that matters most, by definition


def swing_weights(points: Array) -> Array:
    """Equation 35: w_i = points_i / Σ points, (outcome,), for swings from the worst to the best of the options.

    Points that do not reach 100 are scaled, because only their proportions count; the weights are the same. Source:
    DCLG, Multi-criteria analysis: a manual (2009), swing weighting.
    """
    if not np.isfinite(points).all() or (points < 0).any():
        raise InputError("", "points", float(points.min()), "a swing has no less than 0 points")
    if not points.sum() > 0:
        raise InputError("", "points", 0, "at least one swing has to matter: the one that matters most has 100")
    weights: Array = points / points.sum()
    return weights


def rank_order_centroid(n: int) -> Array:
    """Equation 35 from ranks alone: w_i = (1/n)·Σ_{k=i..n} 1/k, (outcome,), the first ranked first.

    The centre of all weights in that order. Source: Barron and Barrett (1996).
    """
    return np.cumsum(1 / np.arange(n, 0.0, -1))[::-1] / n


def rank_sum(n: int) -> Array:
    """2·(n + 1 - i) / (n·(n + 1)), (outcome,): the other rule in use, to hold the first against."""
    return 2 * np.arange(n, 0.0, -1) / (n * (n + 1))


def weights_of_ranks(ranks: Sequence[int]) -> Array:
    """Equation 35 from a person's ranks, (outcome,): 1 matters most; level ones share what their places have."""
    given = np.asarray(ranks)
    order, centroid = np.argsort(given, kind="stable"), rank_order_centroid(len(given))
    weights = np.empty(len(given))
    weights[order] = centroid
    for rank in np.unique(given):
        weights[given == rank] = weights[given == rank].mean()
    return weights


def partial_values(outcomes: Array, low: Array, high: Array) -> Array:
    """Equation 35: (x - low) / (high - low), linear and never clipped; outcomes (option, outcome, …), ends (outcome,).

    An outcome beyond the stated range in some future is below 0 or above 1: cutting it off would hide what it risks.
    """
    wide = (high - low).reshape((1, -1) + (1,) * (outcomes.ndim - 2))
    return (outcomes - low.reshape(wide.shape)) / wide


def rescaled(weights: Array, before: Array, after: Array) -> Array:
    """Equation 35: the weights that keep the same trade-offs when ranges of these widths move, (outcome,).

    What a person said of one range says nothing of another: this is only what it would have to mean.
    """
    per_unit = weights / before * after
    return per_unit / per_unit.sum()
