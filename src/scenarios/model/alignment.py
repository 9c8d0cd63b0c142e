"""Equation 4: how much of the contract book carries the mission, year by year."""

from __future__ import annotations

import numpy as np

from scenarios.domain.draws import Array


def drop_year(hazard: Array, luck: Array) -> Array:
    """The year y in which the mission is dropped, geometric with yearly `mission_hazard`, (draw,) [years].

    By inversion: P(y > t) = (1 - hazard)^t, so y = ceil(ln(luck) / ln(1 - hazard)) for luck uniform on (0, 1).
    """
    with np.errstate(divide="ignore"):
        y = np.ceil(np.log(luck) / np.log1p(-hazard))
    return np.where(hazard > 0, np.maximum(y, 1.0), np.inf)


def relet_share(years: Array, relet_rate: Array, relet_curve: tuple[float, ...] = ()) -> Array:
    """Share of contract value re-let within a span of years: min(1, λ·span), or what the contracts themselves show.

    years (year, draw) -> (year, draw). A re-let curve gives the share re-let by the end of year 1, 2, ...
    """
    if relet_curve:
        known = np.concatenate([[0.0], relet_curve])
        return np.interp(years, np.arange(len(known)), known)
    return np.minimum(1.0, relet_rate * years)


def aligned_share(
    years: int, relet_rate: Array, dropped: Array, relet_curve: tuple[float, ...] = (), since: Array | None = None
) -> Array:
    """Equation 4: g_t = max(0, min(1, λ·min(t, y)) - λ·max(0, t - y)), (year, draw) [share].

    The share rises until the mission is dropped, and falls again at the pace at which it was built.
    since (draw,) is the year in which a partner joins (equation 28): its years are counted from there.
    """
    t = np.arange(1.0, years + 1)[:, None]
    y = dropped
    if since is not None:
        before = np.where(np.isfinite(since), since - 1, years)
        t, y = np.maximum(0.0, t - before), np.maximum(0.0, y - before)
    built = relet_share(np.minimum(t, y), relet_rate, relet_curve)
    unwound = relet_share(np.maximum(0.0, t - y), relet_rate, relet_curve)
    return np.maximum(0.0, built - unwound)
