"""Section C: a mission delivered ward by ward, year by year (equations 10-14)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import ndtr, ndtri

from scenarios.domain.draws import Array
from scenarios.domain.mission import Intervention
from scenarios.domain.once import once
from scenarios.domain.results import WardOutcomes
from scenarios.model import split

# Wards times draws worked on together: few enough to stay in cache, enough that Python is not the cost.
CELLS = 4096 * 35
FEWEST = 16  # draws at a time, however many wards

DRAWN = ("places_per_gbp", "effect_d", "persist", "retention", "reach_ceiling", "take_up")


@dataclass(frozen=True)
class Terms:
    """What the programme needs to know of each draw; every array is (draw,) unless it says otherwise."""

    condition: Array  # L_j, (ward, draw) [persons]
    head_share: Array  # N_j / N, (ward,)
    rule_share: Array | None  # split of directed money, (ward, draw or 1); None for best_return
    places_per_gbp: Array
    effect_d: Array  # standardised effect at scale; negative is better
    persist: Array  # π = 1 - r_recover_annual
    retention: Array  # ρ_B
    reach_ceiling: Array
    take_up: Array  # τ = share_lonely_baseline
    least_share: float = 0.0  # no ward gets less than this part of its even share of directed money

    @once
    def invited_per_gbp(self) -> Array:
        """τ · places per £: people in the condition invited by a pound, (draw,)."""
        return self.take_up * self.places_per_gbp

    @once
    def invited_by_head(self) -> Array:
        """People invited in each ward by a pound that falls per head, (ward, draw)."""
        return self.head_share[:, None] * self.invited_per_gbp

    @once
    def invited_by_rule(self) -> Array | None:
        """People invited in each ward by a directed pound, (ward, draw); None where the rule depends on the year."""
        return None if self.rule_share is None else self.rule_share * self.invited_per_gbp

    def rows(self, rows: slice) -> Terms:
        """The terms of a run of draws."""
        if rows.stop - rows.start == self.condition.shape[1]:
            return self
        by_draw = {k: getattr(self, k)[rows] for k in DRAWN}
        rule = self.rule_share
        if rule is not None and rule.shape[1] > 1:
            rule = rule[:, rows]
        return replace(self, condition=np.ascontiguousarray(self.condition[:, rows]), rule_share=rule, **by_draw)


def places_per_pound(
    programme: Mapping[str, float], interventions: Mapping[str, Intervention], draws: Mapping[str, Array]
) -> Array:
    """Equation 10: Σ_i s_i / c_i [places per £], (draw,)."""
    return np.sum([share / draws[interventions[i].cost] for i, share in programme.items()], axis=0)


def effect_at_scale(
    programme: Mapping[str, float], interventions: Mapping[str, Intervention], draws: Mapping[str, Array]
) -> Array:
    """Equation 10: d = Σ_i d_i · v_i weighted by places, (draw,) [standard deviations; negative is better]."""
    weighted: Array | float = 0.0
    for name, share in programme.items():
        intervention = interventions[name]
        worth = draws["scaleup"] if intervention.from_trial else 1.0
        weighted = weighted + share / draws[intervention.cost] * draws[intervention.effect] * worth
    return weighted / places_per_pound(programme, interventions, draws)


def exit_probability(persist: Array, effect_d: Array) -> Array:
    """Equation 13: e = π - Φ(Φ⁻¹(π) + d). A harmful draw (d > 0) gives e < 0: it is kept, never clipped."""
    return persist - ndtr(ndtri(persist) + effect_d)


def available(
    condition: Array, out_of_it: Array, engaged: Array, reach_ceiling: Array, *, into: Array | None = None
) -> Array:
    """Equation 12: A_j = max(0, reach_ceiling·(L_j - B_j) - E_j) [persons], (ward, draw).

    Held a trillionth of a person above nobody, so that the rest of equation 12 can divide by it.
    """
    left = np.subtract(condition, out_of_it, out=into)
    left *= reach_ceiling
    left -= engaged
    # a row, because numpy's maximum is four times slower against a single number
    nobody = np.full(left.shape[-1], 1e-12)
    return np.maximum(left, nobody, out=left)


def newly_reached(available: Array, invited: Array, *, into: Array | None = None) -> Array:
    """Equation 12: n_j = A_j·(1 - exp(-τ·places_j / A_j)) [persons], (ward, draw); `invited` is τ·places_j.

    Reach saturates. With expm1, because at a pound a year 1 - exp loses the third figure of a person. Where `into` is
    given, `available` is written over: fresh memory costs more than the arithmetic.
    """
    minus = np.negative(available, out=None if into is None else available)
    reached = np.divide(invited, minus, out=into)
    np.expm1(reached, out=reached)
    reached *= minus
    return reached


def invited(
    scattered_gbp: Array, directed_gbp: Array, can_reach: Array, terms: Terms, *, into: Array, spare: Array
) -> Array:
    """Equations 9-10: τ·places_j [persons], (ward, draw).

    Scattered money falls per head; directed money by the rule.
    """
    by_ward = np.multiply(terms.invited_by_head, scattered_gbp, out=into)
    if directed_gbp.any():
        if terms.invited_by_rule is None:
            heads = terms.head_share[:, None]
            best = split.best_return(can_reach, heads * scattered_gbp, directed_gbp)
            by_ward += terms.invited_per_gbp * split.with_least_share(best, terms.head_share, terms.least_share)
        else:
            by_ward += np.multiply(terms.invited_by_rule, directed_gbp, out=spare)
    return by_ward


def run(
    terms: Terms, scattered_gbp: Array, directed_gbp: Array, effect_d: Array, invited_sum: Array | None = None
) -> WardOutcomes:
    """Equations 9-14 over the horizon, for one strategy.

    scattered, directed (year, draw) [net £ a year]; effect_d (year or 1, draw), so that a focus multiplier can vary
    by year. Draws are worked on in runs, because then everything stays in cache and memory stays bounded.
    `invited_sum` (ward, draw), where given, takes up the people invited over the horizon: from it follows where the
    money went.
    """
    years, n = scattered_gbp.shape
    out = _empty(n, years, len(terms.condition))
    step = draws_at_a_time(n, len(terms.condition))
    for start in range(0, n, step):
        _run_rows(terms, scattered_gbp, directed_gbp, effect_d, slice(start, min(start + step, n)), out, invited_sum)
    return out


def draws_at_a_time(n: int, wards: int) -> int:
    """How many draws are worked on together: runs of even length, so that the last is no short one."""
    return math.ceil(n / math.ceil(n / max(FEWEST, CELLS // wards)))


def _run_rows(
    terms: Terms,
    scattered: Array,
    directed: Array,
    effect_d: Array,
    rows: slice,
    out: WardOutcomes,
    invited_sum: Array | None,
) -> None:
    """The recursion of equations 11-14 for a run of draws; B and E start at nobody."""
    here = terms.rows(rows)  # the terms themselves where the run is all of them, and then nothing is computed twice
    condition, persist, retention, take_up = here.condition, here.persist, here.retention, here.take_up
    kept_out, engaged, years_out, reached = np.zeros(
        (4, *condition.shape), condition.dtype
    )  # B, E and their sums over the years
    can_reach, n, spare = np.empty(
        (3, *condition.shape), condition.dtype
    )  # kept between years: fresh memory costs more than the arithmetic
    total, improved = np.zeros(len(persist)), np.zeros(len(persist))  # Σ_j B_j and S
    exits = [exit_probability(persist, d) for d in effect_d[:, rows]]
    for t in range(len(scattered)):
        d, e = effect_d[min(t, len(exits) - 1), rows], exits[min(t, len(exits) - 1)]
        kept_out *= retention  # equation 11: the past fades first
        engaged *= persist
        available(condition, kept_out, engaged, here.reach_ceiling, into=can_reach)
        places = invited(scattered[t, rows], directed[t, rows], can_reach, here, into=spare, spare=n)
        if invited_sum is not None:
            invited_sum[:, rows] += places
        newly_reached(can_reach, places, into=n)
        in_year = n.sum(axis=0)
        reached += n
        gained = np.multiply(e, n, out=spare)  # equation 13
        kept_out += gained
        n -= gained
        engaged += n
        years_out += kept_out
        before, total = total, retention * total + e * in_year  # equation 13, summed over wards
        out.averted_by_year[t, rows] = (before + total) / 2  # half-cycle corrected, B_0 = 0
        before, improved = improved, retention * improved - d * in_year / take_up  # equation 14
        out.improved_by_year[t, rows] = (before + improved) / 2
        out.helped[rows] += e * in_year
    out.improved_at_end[rows] = improved
    out.person_years[:, rows] = years_out - kept_out / 2
    out.out_at_end[:, rows] = kept_out
    out.reached[:, rows] = reached
    out.resource_gbp[rows] = (scattered[:, rows] + directed[:, rows]).sum(axis=0)
    out.places[rows] = out.resource_gbp[rows] * terms.places_per_gbp[rows]


def _empty(n: int, years: int, wards: int) -> WardOutcomes:
    by_ward = {k: np.empty((wards, n)) for k in ("person_years", "out_at_end", "reached")}
    by_year = {k: np.empty((years, n)) for k in ("averted_by_year", "improved_by_year")}
    by_draw = {k: np.zeros(n) for k in ("improved_at_end", "places", "helped", "resource_gbp")}
    return WardOutcomes(**by_ward, **by_year, **by_draw)
