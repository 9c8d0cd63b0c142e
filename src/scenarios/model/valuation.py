"""Section D, the ward mission's worth: threshold, ordered, public saving (equations 15-18)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from scenarios.domain.draws import Array


@dataclass(frozen=True)
class Discounting:
    """Equation 20, the one discount rule of every mission: wellbeing and health at one rate, money at the other."""

    people_rate: float  # r_w
    money_rate: float  # r_m
    people_factors: Array  # (1 + r_w)^-t, (year,)
    money_factors: Array  # (1 + r_m)^-t, (year,)

    def over(self, years: int) -> Discounting:
        """The same rule over the first years."""
        return replace(self, people_factors=self.people_factors[:years], money_factors=self.money_factors[:years])


def discounting(years: int, people_rate: float, money_rate: float) -> Discounting:
    return Discounting(
        people_rate, money_rate, discount_factors(years, people_rate), discount_factors(years, money_rate)
    )


def discount_factors(years: int, rate: float) -> Array:
    """(1 + rate)^-t for t = 1…T, (year,)."""
    return (1 + rate) ** -np.arange(1.0, years + 1)


def threshold_value(averted: Array, factors: Array, dls_exit: Array, wellby: Array) -> Array:
    """Equation 15: Σ_t (1 + r_w)^-t · B-person-years_t · dls_exit · wellby [£], (draw,); averted (year, draw)."""
    return factors @ averted * dls_exit * wellby


def ordered_value(improved: Array, factors: Array, dls_per_sd: Array, wellby: Array) -> Array:
    """Equation 16: Σ_t (1 + r_w)^-t · S-person-years_t · dls_per_sd · wellby [£], (draw,); improved (year, draw)."""
    return factors @ improved * dls_per_sd * wellby


def public_saving(averted: Array, factors: Array, nhs_saving: Array | float, asc_saving: Array | float) -> Array:
    """Equation 17: Σ_t (1 + r_m)^-t · B-person-years_t · (nhs + social care) [£], (draw,). Mostly not cashable."""
    return factors @ averted * (nhs_saving + asc_saving)


def published_cost(averted: Array, factors: Array, cost_yr: Array, price: Array) -> Array:
    """In place of equations 15 and 16.

    Σ_t (1 + r_w)^-t · B-person-years_t · a published cost of a lonely year [£], (draw,).
    """
    return factors @ averted * cost_yr * price


def mission_value(ordered: Array, threshold: Array, saving: Array, weight: Array | float, spill: Array) -> Array:
    """Equation 18: [ω·ordered + (1 - ω)·threshold + saving] · (1 + spill_isolation_to_others) [£], (draw,).

    Ordered and threshold value the same people, so they are blended by ω and never added.
    """
    return (weight * ordered + (1 - weight) * threshold + saving) * (1 + spill)
