"""How many adults are in the condition, ward by ward (equation 22). Every figure here is modelled."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.special import expit, logit

from scenarios.domain.draws import Array
from scenarios.domain.levers import Gradient
from scenarios.domain.wards import Wards

QUINTILE_CONTRAST = 0.8  # the most and the least deprived fifths stand at 0.9 and 0.1 of national rank
BAD_HEALTH_PER_DISABLED = 0.3  # judgement: about three in ten disabled adults report bad or very bad health


def gradient_logits(draws: Mapping[str, Array], wards: Wards, gradient: Gradient) -> Array:
    """x_j · beta, shape (ward, draw) [logit]: one deprivation gradient, never two.

    `marginal` is the deprivation odds ratio alone; `adjusted` is the fully adjusted one together with
    health and household. Source: ELSA 50+, BMC Public Health 20:778, see the register.
    """
    rank = wards.deprivation / QUINTILE_CONTRAST
    if gradient == "marginal":
        return np.multiply.outer(rank, np.log(draws["or_imd_q5_marginal"]))
    return (
        np.multiply.outer(rank, np.log(draws["or_imd_q5_full"]))
        + np.multiply.outer(wards.poor_health * BAD_HEALTH_PER_DISABLED, np.log(draws["or_poor_health"]))
        + np.multiply.outer(wards.living_alone, np.log(draws["or_living_alone"]))
    )


def calibrated(logits: Array, adults: Array, total_share: Array) -> Array:
    """Equation 22's shift: move every ward's logit alike until sum_j N_j p_j is the surveyed total.

    logits (ward, draw), adults (ward,) [persons], total_share (draw,) [share of adults] -> (ward, draw).
    Newton's method: the function is smooth and rising in the shift, and starts near its root.
    """
    weights = adults / adults.sum()
    centred = logits - weights @ logits
    shift = logit(total_share)
    for _ in range(8):
        p = expit(centred + shift)
        shift = shift - (weights @ p - total_share) / np.maximum(weights @ (p * (1 - p)), 1e-12)
    return centred + shift


def prevalence(draws: Mapping[str, Array], wards: Wards, residual: Array, gradient: Gradient) -> Array:
    """Equation 22: logit p_j = logit p̄ + x_j β + u + ε_j, shape (ward, draw) [share of adults].

    `residual` is standard normal (ward, draw). A surveyed `prevalence` column replaces the covariate part,
    and its standard error, on the logit scale, replaces the residual's.
    """
    shared, spread = draws["prev_shift_logit"], draws["sd_ward_resid_logit"]
    if wards.prevalence is not None:
        p = np.clip(wards.prevalence, 1e-6, 1 - 1e-6)[:, None]
        if wards.prevalence_se is not None:
            spread = wards.prevalence_se[:, None] / (p * (1 - p))
        return expit(logit(p) + shared + spread * residual)
    base = calibrated(gradient_logits(draws, wards, gradient), wards.adults, draws["prev_often_eng"])
    return expit(base + shared + spread * residual)
