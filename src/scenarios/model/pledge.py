"""Section A: from spend to usable resource (equations 1-3)."""

from __future__ import annotations

from scenarios.domain.draws import Array


def pledged(spend_gbp: Array, commit_share: Array) -> Array:
    """Equation 1: pledged_c = S_c · sv_commit_book [proxy £ a year], (category, draw)."""
    return spend_gbp * commit_share


def delivered(pledged_gbp: Array, delivered_ratio: Array) -> Array:
    """Equation 2: delivered_c = pledged_c · sv_delivered_ratio [proxy £ a year], (category, draw)."""
    return pledged_gbp * delivered_ratio


def usable(
    delivered_gbp: Array, cash_fraction: Array, inkind_fraction: Array, inkind_worth: Array, additionality: Array
) -> Array:
    """Equation 3: usable_c = delivered_c · (cash + w · in kind) · additionality [£ a year], (category, draw).

    A pledge is not a budget: this is where most of it goes.
    """
    return delivered_gbp * (cash_fraction + inkind_worth * inkind_fraction) * additionality
