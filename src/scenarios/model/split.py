"""Equation 9: which ward the money reaches."""

from __future__ import annotations

import numpy as np

from scenarios.domain.draws import Array
from scenarios.domain.levers import WardRule

NEVER_FUNDED = 1e30  # a start no level reaches: for wards where nobody is left to be reached


def fixed_split(rule: WardRule, adults: Array, condition: Array, deprivation: Array) -> Array:
    """Equation 9, the rules that do not depend on the year: shares of directed money, (ward, draw or 1), sum 1.

    per_head ∝ N_j, need ∝ L_j, deprivation ∝ N_j times the ward's national deprivation rank (0.05 least, 0.95 most).
    """
    weights = {"per_head": adults[:, None], "need": condition, "deprivation": (adults * deprivation)[:, None]}[rule]
    return weights / weights.sum(axis=0)


def water_level(width: Array, start: Array, budget: Array) -> Array:
    """The level ℓ with Σ_j width_j · max(0, ℓ - start_j) = budget, (draw,).

    width and start (ward, draw), budget (draw,). Beginning with every ward funded, wards that start above the level
    are left out until none does: each step only lowers the level, so it ends in at most `ward` steps.
    """
    funded = width
    while True:
        level = (budget + (funded * start).sum(axis=0)) / np.maximum(funded.sum(axis=0), 1e-300)
        below = funded * (start < level)
        following = np.where(below.any(axis=0), below, funded)  # no budget at all: the level is the lowest start
        if (following == funded).all():
            return level
        funded = following


def water_fill(width: Array, start: Array, budget: Array) -> Array:
    """The split of a budget that equalises marginal returns, (ward, draw).

    For a response a_j (1 - exp(-b_j x_j)): width = 1 / b_j, start = -ln(a_j b_j), both from the first-order condition.
    """
    return width * np.maximum(water_level(width, start, budget) - start, 0.0)


def best_return(available: Array, scattered_gbp: Array, directed_gbp: Array) -> Array:
    """Equation 9, `best_return`: fill (R_j)/(A_j) to one level above what scattered money already gives.

    available A (ward, draw) [persons], scattered (ward, draw) [£], directed (draw,) [£] -> directed by ward (ward,
    draw) [£]. Where nobody can be reached anywhere, money does nothing wherever it falls: it is spread evenly.
    """
    reachable = available > 1e-9
    nobody = ~reachable.any(axis=0)
    width = np.where(nobody, 1.0, np.where(reachable, available, 0.0))
    start = np.divide(scattered_gbp, available, out=np.full(available.shape, NEVER_FUNDED), where=reachable)
    return water_fill(width, np.where(nobody, 0.0, start), directed_gbp)


def with_least_share(share: Array, head_share: Array, least_share: float) -> Array:
    """A split in which no ward gets less than `least_share` of its even share.

    The rest give in proportion, (ward, draw), sum kept.

    share (ward, draw) sums to a budget B per draw, head_share (ward,) to 1. Wards below least_share·B·head
    are lifted to it; the others are scaled by one κ, and whoever κ pushes below theirs is lifted too, until nobody is.
    """
    if least_share <= 0:
        return share
    budget = share.sum(axis=0)
    least = least_share * head_share[:, None] * budget
    lifted = share < least
    while True:
        free = np.where(lifted, 0.0, share).sum(axis=0)
        rest = budget - np.where(lifted, least, 0.0).sum(axis=0)
        scale = np.divide(rest, free, out=np.ones_like(rest), where=free > 0)
        new = np.where(lifted, least, share * scale)
        below = ~lifted & (new < least * (1 - 1e-12))
        if not below.any():
            return new
        lifted |= below
