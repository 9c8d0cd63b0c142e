"""Equations 5-8: what a strategy points at its missions, what stays scattered, and what each nets."""

from __future__ import annotations

import numpy as np

from scenarios.domain.draws import Array, Event


def directed_per_pound(usable: Array, eligible: Array, f: Array) -> Array:
    """Equation 5 at full alignment: Σ_c usable_c · eligible_{c,m} · f_m, (mission, draw).

    usable (category, draw), eligible (category, mission, draw), f (mission,). Linear in spend, so it is
    computed once per pound of spend and scaled by spend and by g_t.
    """
    directed = np.zeros((len(f), usable.shape[-1]))
    pointed = np.flatnonzero(f)  # one or a few of many
    directed[pointed] = np.einsum("cd,cmd->md", usable, eligible[:, pointed] * f[pointed, None])
    return directed


def leaving_share(eligible: Array, f: Array) -> Array:
    """Σ_m eligible_{c,m} · f_m: the share of a category's resource that leaves the scatter, (category, draw)."""
    pointed = np.flatnonzero(f)
    return np.einsum("cmd,m->cd", eligible[:, pointed], f[pointed])


def scattered_per_pound(usable: Array, mix: Array) -> Array:
    """Equation 6 with nothing pointed: Σ_c usable_c · mix_{c,m}, (mission, draw)."""
    return np.einsum("cd,cmd->md", usable, mix)


def directed_by_year(usable: Array, eligible: Array, f: float, by_category: Array) -> Array:
    """Equation 5 with a contract book: Σ_c usable_c · eligible_{c,m} · f_m · g_{c,t} for one mission, (year, draw).

    usable (category, draw), eligible (category, draw) of this mission, by_category g_{c,t} (category, year, draw).
    """
    return np.einsum("cd,ctd->td", usable * eligible * f, by_category)


def left_by_year(leaving: Array, by_category: Array) -> Array:
    """Σ_c leaving_c · g_{c,t} over categories with one mix of causes, (year, draw): what equation 6 takes out."""
    return np.einsum("cd,ctd->td", leaving, by_category)


def net_scattered(scattered_gbp: Array, transaction_share: Array) -> Array:
    """Equation 7: scattered · (1 - grant_transaction_share) [£ a year], (year, draw)."""
    return scattered_gbp * (1 - transaction_share)


def net_directed(
    directed_gbp: Array, overhead: Array, fixed_cost_gbp: Array, carried: Event, partners_gbp: Array | float = 0.0
) -> Array:
    """Equation 8: max(0, directed · (1 - sv_overhead) - fixed_cost_mission) while g_t > 0 [£ a year], (year, draw).

    Below a critical mass a mission delivers nothing, and each mission pays its own fixed cost. What partners cost to
    work with (year, draw) comes off with it (equation 28).
    """
    paid = fixed_cost_gbp * carried + partners_gbp
    return np.maximum(0.0, directed_gbp * (1 - overhead) - paid)


def granted(grant_gbp: Array | float, transaction_share: Array, carried: Event) -> Array:
    """Equation 38: G · (1 - grant_transaction_share) in the years with g_t > 0 [£ a year], (year, draw)."""
    return grant_gbp * (1 - transaction_share) * carried
