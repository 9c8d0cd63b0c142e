"""Section D, the ward mission's worth: threshold, ordered, public saving (equations 15-18)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenarios.domain.draws import Array

LONGEST_YEARS = 100


@dataclass(frozen=True)
class Rate:
    """One yearly discount rate, and its factors (1 + r)^-t for t = 1…T."""

    yearly: float
    factors: Array  # (year,)


@dataclass(frozen=True)
class Discounting:
    """Equation 20, the one discount rule of every mission: wellbeing and health at one rate, money at the other."""

    people: Rate  # r_w
    money: Rate  # r_m
    beyond_horizon: bool  # whether what years 1…T caused and falls after T counts, for every mission or for none

    def over(self, years: int) -> Discounting:
        """The same rule over the first years."""
        return discounting(years, self.people.yearly, self.money.yearly, self.beyond_horizon)


@dataclass(frozen=True)
class Streams:
    """What a year out of the condition is worth, and to whom; every array is (draw,) [£]."""

    threshold_gbp: Array  # equation 15
    ordered_gbp: Array  # equation 16
    savings_gbp: Mapping[str, Array]  # equation 17, by payer

    @property
    def saving_gbp(self) -> Array:
        return np.sum(list(self.savings_gbp.values()), axis=0)

    def times(self, believed: Array) -> Streams:
        """Equation 23: κ of each."""
        savings = {payer: believed * v for payer, v in self.savings_gbp.items()}
        return Streams(believed * self.threshold_gbp, believed * self.ordered_gbp, savings)


def discounting(years: int, people_rate: float, money_rate: float, beyond_horizon: bool = True) -> Discounting:
    people, money = (Rate(rate, discount_factors(years, rate)) for rate in (people_rate, money_rate))
    return Discounting(people, money, beyond_horizon)


def discount_factors(years: int, rate: float) -> Array:
    """(1 + rate)^-t for t = 1…T, (year,)."""
    return (1 + rate) ** -np.arange(1.0, years + 1)


def years_beyond(at_end: Array, retention: Array, rate: float, years: int) -> Array:
    """Equation 20: person-years held after year T, discounted, (draw,): what is held at the end runs off at ρ_B.

    (1 + r)^-T · B_T·(1 + ρ_B)/2 · Σ_{k ≥ 1} (1 + r)^-k·ρ_B^(k-1), half-cycle corrected as every year before, and over a
    hundred years at most: nobody is kept out of loneliness for longer.
    """
    kept = retention / (1 + rate)
    never = np.isclose(kept, 1.0)
    run_off = np.where(never, LONGEST_YEARS, (1 - kept**LONGEST_YEARS) / np.where(never, 1.0, 1 - kept))
    return (1 + rate) ** -(years + 1.0) * at_end * (1 + retention) / 2 * run_off


def discounted_years(by_year: Array, at_end: Array, retention: Array, rate: Rate, beyond_horizon: bool) -> Array:
    """Σ_t (1 + r)^-t · person-years_t, by_year (year, draw), and those beyond the horizon where they count, (draw,)."""
    inside = rate.factors @ by_year
    return inside + years_beyond(at_end, retention, rate.yearly, len(by_year)) if beyond_horizon else inside


def threshold_value(person_years: Array, dls_exit: Array, wellby: Array) -> Array:
    """Equation 15: Σ_t (1 + r_w)^-t · B-person-years_t · dls_exit · wellby [£], (draw,); person-years discounted."""
    return person_years * dls_exit * wellby


def ordered_value(improved_years: Array, dls_per_sd: Array, wellby: Array) -> Array:
    """Equation 16: Σ_t (1 + r_w)^-t · S-person-years_t · dls_per_sd · wellby [£], (draw,); years discounted."""
    return improved_years * dls_per_sd * wellby


def public_saving(person_years: Array, nhs_saving: Array | float, asc_saving: Array | float) -> Array:
    """Equation 17: Σ_t (1 + r_m)^-t · B-person-years_t · (nhs + social care) [£], (draw,). Mostly not cashable."""
    return person_years * (nhs_saving + asc_saving)


def published_cost(person_years: Array, cost_yr: Array, price: Array) -> Array:
    """In place of equations 15 and 16.

    Σ_t (1 + r_w)^-t · B-person-years_t · a published cost of a lonely year [£], (draw,).
    """
    return person_years * cost_yr * price


def mission_value(streams: Streams, weight: Array | float, spill: Array) -> Array:
    """Equation 18: [ω·ordered + (1 - ω)·threshold + saving] · (1 + spill_isolation_to_others) [£], (draw,).

    Ordered and threshold value the same people, so they are blended by ω and never added.
    """
    wellbeing = weight * streams.ordered_gbp + (1 - weight) * streams.threshold_gbp
    return (wellbeing + streams.saving_gbp) * (1 + spill)
