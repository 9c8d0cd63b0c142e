"""Values of information that can be written down: the yardsticks for everything that is estimated from draws."""

from __future__ import annotations

import numpy as np
from scipy import integrate, stats
from scipy.special import ndtr

from scenarios.domain.draws import Array


def unit_normal_loss(u: float | Array) -> float | Array:
    """L(u) = φ(u) − u·(1 − Φ(u)) (Raiffa & Schlaifer 1961)."""
    return stats.norm.pdf(u) - u * ndtr(-np.asarray(u))


def evpi_two_options(mean_gain: float, sd_gain: float) -> float:
    """EVPI of two options whose difference is normal: σ·L(|μ|/σ)."""
    return 0.0 if sd_gain == 0 else float(sd_gain * unit_normal_loss(abs(mean_gain) / sd_gain))


def sd_of_difference(sd_a: float, sd_b: float, rho: float) -> float:
    return float(np.sqrt(sd_a**2 + sd_b**2 - 2 * rho * sd_a * sd_b))


def evpi_alike(options: int) -> float:
    """EVPI over σ of k independent options with the same normal: the expected largest of k standard normals."""
    value, _ = integrate.quad(
        lambda x: options * x * stats.norm.pdf(x) * ndtr(x) ** (options - 1), -12, 12, epsabs=1e-13, limit=200
    )
    return float(value)


def expected_best_of_three(mu: Array, sd: Array, rho: float) -> float:
    """E[max(0, X, Y)] for a bivariate normal, by one integral.

    Given X, the larger of Y and max(0, X) has a closed form.
    """
    (_, a, b), (_, s, t) = mu, sd
    tail = t * np.sqrt(1 - rho**2)

    def given(z: float) -> float:
        floor = max(0.0, a + s * z)
        centre = b + rho * t * z
        if tail == 0:
            return max(floor, centre) * stats.norm.pdf(z)
        k = (centre - floor) / tail
        return (floor + tail * (stats.norm.pdf(k) + k * ndtr(k))) * stats.norm.pdf(z)

    kink = [-a / s] if s > 0 and abs(a / s) < 12 else []
    value, _ = integrate.quad(given, -12, 12, points=kink or None, epsabs=1e-14, epsrel=1e-12, limit=500)
    return float(value)


def evpi_beta(alpha: float, beta: float, against: float, stake: float) -> float:
    """EVPI of acting where a beta-distributed share beats a fixed one: stake·(E[max(p, p₀)] − max(E p, p₀))."""
    p, m = stats.beta(alpha, beta), alpha / (alpha + beta)
    above = m * stats.beta(alpha + 1, beta).sf(against)
    return float(stake * (above + against * p.cdf(against) - max(m, against)))


def evsi_beta_binomial(alpha: float, beta: float, against: float, stake: float, n: int) -> float:
    """EVSI of n yes/no answers on that share: the posterior mean is (α + x)/(α + β + n), x beta-binomial."""
    x = np.arange(n + 1)
    after = (alpha + x) / (alpha + beta + n)
    weight = stats.betabinom(n, alpha, beta).pmf(x)
    return float(stake * ((weight * np.maximum(after, against)).sum() - max(alpha / (alpha + beta), against)))


def preposterior_sd(prior_sd: float, answer_sd: float, n: int) -> float:
    """How far n normal answers are expected to move a normal prior's mean: σ₀·√(n/(n + σ²/σ₀²))."""
    return float(prior_sd * np.sqrt(n / (n + (answer_sd / prior_sd) ** 2)))


def evsi_normal(mean_gain: float, prior_sd: float, answer_sd: float, n: int) -> float:
    """EVSI of n normal answers on a normal gain against nothing."""
    return evpi_two_options(mean_gain, preposterior_sd(prior_sd, answer_sd, n))


def normal_gate(mean_gain: float, prior_sd: float, answer_sd: float, n: int) -> dict[str, float]:
    """A pilot of n normal answers on a normal gain, scaled where the posterior mean is above nothing.

    The posterior mean M is normal around the prior's with `preposterior_sd`; M > 0 where the pilot's average is above
    −m·σ²/(n·s²).
    """
    spread = preposterior_sd(prior_sd, answer_sd, n)
    rho = spread / prior_sd  # correlation of the gain with the posterior mean
    level = np.array([-mean_gain / prior_sd, -mean_gain / spread])
    both_below = stats.multivariate_normal([0, 0], [[1, rho], [rho, 1]]).cdf(level)
    stop = float(ndtr(level[1]))
    worth = spread * float(unit_normal_loss(-mean_gain / spread))  # E max(0, M)
    return {
        "sd_of_posterior_mean": spread,
        "evsi": worth - max(0.0, mean_gain),
        "trigger_on_observed_mean": -mean_gain * answer_sd**2 / (n * prior_sd**2),
        "p_pass": 1 - stop,
        "p_false_stop": stop - float(both_below),
        "p_false_go": float(ndtr(level[0])) - float(both_below),
        "value_if_scaled_after_pass": worth / (1 - stop),
    }


def evsi_table(prior: Array, payoff: Array, likelihood: Array) -> dict[str, float]:
    """A test on a decision between acting and not.

    Prior (state,), payoff of acting (state,), likelihood (state, signal).
    """
    without = max(0.0, float(prior @ payoff))
    joint = prior[:, None] * likelihood
    with_test = float(np.maximum(0.0, payoff @ joint).sum())
    return {
        "without": without,
        "with": with_test,
        "evsi": with_test - without,
        "evpi": float(prior @ np.maximum(payoff, 0)) - without,
    }


def evppi_linear(mean: Array, sd_of_conditional: Array, correlation: float) -> float:
    """EVPPI of three options (nothing, and two whose conditional means are jointly normal)."""
    best = expected_best_of_three(np.array([0.0, *mean]), np.array([0.0, *sd_of_conditional]), correlation)
    return best - max(0.0, *mean)
