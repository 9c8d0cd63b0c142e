"""Values of information that can be written down, held to simulation and to each other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scenarios.verification import closed_forms as forms

Z = stats.norm.ppf((np.arange(200_000) + 0.5) / 200_000)  # an even sample of a standard normal


@pytest.mark.parametrize("u", [-1.0, 0.0, 0.5, 2.0])
def test_the_loss_integral_is_the_mean_of_what_is_lost(u):
    assert forms.unit_normal_loss(u) == pytest.approx(np.maximum(0, Z - u).mean(), abs=1e-5)


@given(st.floats(-5, 5), st.floats(0.1, 5))
def test_certainty_is_worth_the_same_whichever_option_leads(mean, sd):
    assert forms.evpi_two_options(mean, sd) == pytest.approx(forms.evpi_two_options(-mean, sd))
    exact = max(0.0, mean) + forms.evpi_two_options(mean, sd)
    assert exact == pytest.approx(np.maximum(0, mean + sd * Z).mean(), abs=2e-3)


def test_nothing_is_worth_knowing_where_nothing_is_unsure():
    assert forms.evpi_two_options(3.0, 0.0) == 0


def test_the_spread_of_a_difference():
    assert forms.sd_of_difference(3, 4, 0) == 5
    assert forms.sd_of_difference(3, 3, 1) == 0
    assert forms.sd_of_difference(3, 4, -1) == 7


def test_the_best_of_two_and_three_alike_are_known():
    assert forms.evpi_alike(1) == pytest.approx(0, abs=1e-12)
    assert forms.evpi_alike(2) == pytest.approx(1 / np.sqrt(np.pi))
    assert forms.evpi_alike(3) == pytest.approx(3 / (2 * np.sqrt(np.pi)))


@pytest.mark.parametrize("rho", [-0.6, 0.0, 0.8])
def test_the_best_of_three_against_simulation(rho):
    rng = np.random.default_rng(1)
    x, y = rng.multivariate_normal([0.5, 0.2], [[1, rho * 2], [rho * 2, 4]], 400_000).T
    exact = forms.expected_best_of_three(np.array([0, 0.5, 0.2]), np.array([0, 1.0, 2.0]), rho)
    assert exact == pytest.approx(np.maximum(0, np.maximum(x, y)).mean(), abs=0.01)


def test_two_that_move_as_one_are_one():
    exact = forms.expected_best_of_three(np.array([0, 1.0, 0.0]), np.array([0, 1.0, 1.0]), 1.0)
    assert exact == pytest.approx(np.maximum(0, 1 + Z).mean(), abs=1e-5)


def test_certainty_about_a_share_against_simulation():
    p = stats.beta(3, 7).ppf((np.arange(200_000) + 0.5) / 200_000)
    by_hand = 100 * (np.maximum(p, 0.35).mean() - max(0.3, 0.35))
    assert forms.evpi_beta(3, 7, 0.35, 100) == pytest.approx(by_hand, rel=1e-4)


@given(st.floats(0.5, 20), st.floats(0.5, 20), st.floats(0.05, 0.95))
def test_answers_rise_towards_certainty(alpha, beta, against):
    worth = [forms.evsi_beta_binomial(alpha, beta, against, 1.0, n) for n in (0, 1, 10, 400)]
    assert worth[0] == pytest.approx(0, abs=1e-12)
    assert all(a <= b + 1e-9 for a, b in zip(worth, worth[1:], strict=False))
    assert worth[-1] <= forms.evpi_beta(alpha, beta, against, 1.0) + 1e-9


def test_many_normal_answers_are_worth_certainty():
    assert forms.preposterior_sd(2.0, 5.0, 10**9) == pytest.approx(2.0, rel=1e-6)
    assert forms.evsi_normal(0.3, 1.0, 2.0, 10**9) == pytest.approx(forms.evpi_two_options(0.3, 1.0), rel=1e-6)


def test_a_test_that_tells_nothing_is_worth_nothing():
    t = forms.evsi_table(np.array([0.5, 0.5]), np.array([10.0, -4.0]), np.full((2, 2), 0.5))
    assert t["evsi"] == pytest.approx(0)
    assert t["evpi"] == pytest.approx(2.0)


def test_a_test_that_tells_everything_is_worth_certainty():
    t = forms.evsi_table(np.array([0.5, 0.5]), np.array([10.0, -4.0]), np.eye(2))
    assert t["evsi"] == pytest.approx(t["evpi"])


def test_nothing_learnt_about_either_is_worth_nothing():
    assert forms.evppi_linear(np.array([1.0, 0.5]), np.array([1e-9, 1e-9]), 0.0) == pytest.approx(0, abs=1e-8)
