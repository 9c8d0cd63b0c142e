"""What a pilot of n answers on one parameter is worth, and what waiting for it costs (EVSI, cost of delay)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from scenarios.domain.draws import Array
from scenarios.domain.parameter import Parameter

Kind = Literal["share", "effect", "amount"]
SHARES = ("proportion", "probability", "ratio")
AMOUNTS = ("£", "years", "LS points", "places", "tonnes")
ONE_OWN = "£ 2024/yr"  # what one council pays a year: somebody is asked, and there is nothing to draw a sample of
ARMS_SD = 2.0  # an effect in standard deviations from two arms of n/2: its variance is 4/n
SPREAD = 1.0  # one person's cost or value varies about as much as its mean


@dataclass(frozen=True)
class Pilot:
    """One pilot weighed: all amounts [£]."""

    answers: int
    worth_gbp: float  # EVSI, over the years left when it reports
    most_gbp: float  # EVPPI: what certainty would be worth
    delay_gbp: float  # what waiting for it loses
    cost_gbp: float

    @property
    def net_gbp(self) -> float:
        return self.worth_gbp - self.delay_gbp - self.cost_gbp


def kind_of(parameter: Parameter) -> Kind | None:
    """How a sample could measure it: as a share of yes answers, an effect between two arms, or an average amount."""
    if parameter.luck or not parameter.drawn or parameter.distribution == "dirichlet":
        return None
    if parameter.unit == "SMD":
        return "effect"
    if parameter.unit.startswith(SHARES) and parameter.upper == 1:
        return "share"
    if parameter.unit.endswith(ONE_OWN):
        return None
    return "amount" if parameter.unit.startswith(AMOUNTS) else None


def answers_known(x: Array, kind: Kind) -> float:
    """How many answers the prior is already worth: the variance of one answer over the prior's own."""
    variance, m = float(x.var()), float(x.mean())
    if variance == 0:
        return np.inf
    if kind == "share":
        return max(0.0, m * (1 - m) / variance - 1)  # a beta prior's a + b
    return (ARMS_SD**2 if kind == "effect" else (SPREAD * m) ** 2) / variance


def evsi(fitted: Array, known: float, n: int) -> float:
    """EVSI of n answers: conditional expectations (strategy, draw), drawn in towards their means by √(n/(n + known)).

    Exact where the prior and the answers are normal and the gain is linear; elsewhere the moment-matching
    approximation (Jalal & Alarid-Escudero 2018). It rises with n towards EVPPI.
    """
    means = fitted.mean(axis=1, keepdims=True)
    share = np.sqrt(n / (n + known)) if np.isfinite(known) else 0.0
    return max(0.0, float((means + share * (fitted - means)).max(axis=0).mean() - means.max()))


def remaining_share(years: int, wait_years: float, rate: float) -> float:
    """What is left of a horizon's discounted years after waiting.

    The last year counts for the part of it that is left.
    """
    t = np.arange(1.0, years + 1)
    part = np.clip(years - wait_years - (t - 1), 0, 1)
    return float((part * (1 + rate) ** -(t + wait_years)).sum() / ((1 + rate) ** -t).sum())


def cost_of_delay(gain_now: float, gain_a_year_later: float, wait_years: float) -> float:
    """What waiting loses where the preferred strategy is not the one in place.

    Straight line between now and a year later.
    """
    return max(0.0, wait_years * (gain_now - gain_a_year_later))


def weigh(
    fitted: Array, x: Array, kind: Kind, n: int, *, left_share: float, delay_gbp: float, cost_gbp: float
) -> Pilot:
    most = evsi(fitted, 0.0, 1)
    return Pilot(n, evsi(fitted, answers_known(x, kind), n) * left_share, most, delay_gbp, cost_gbp)
