"""A curve through draws follows what is there, not noise, and hangs on the order of an input's values alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from scenarios.analysis.splines import FEW_VALUES, normal_scores, smoother

N = 2000


@given(st.integers(0, 1000), st.sampled_from([60, 500, 2000]))
def test_terms_are_orthonormal_for_any_input_and_begin_with_a_constant(seed, n):
    curve = smoother(np.random.default_rng(seed).lognormal(0, 2.5, n))
    assert curve.basis @ curve.basis.T == pytest.approx(np.eye(len(curve.basis)), abs=1e-8)
    assert np.ptp(curve.basis[0]) == 0
    assert list(curve.roughness) == sorted(curve.roughness)
    assert (curve.roughness == 0).sum() == 2  # a constant and a straight line bend nothing


@given(st.integers(0, 1000))
def test_a_curve_hangs_on_the_order_of_values_alone(seed):
    rng = np.random.default_rng(seed)
    z = rng.normal(size=300)
    values = rng.normal(size=(2, 300)) + np.sin(z)
    for form in (np.exp(z), z**3, norm.cdf(z)):
        assert smoother(form).fit(values)[0] == pytest.approx(smoother(z).fit(values)[0], abs=1e-7)
    assert smoother(-z).fit(values)[0] == pytest.approx(smoother(z).fit(values)[0], abs=1e-6)


def test_a_straight_line_in_the_scores_is_followed_exactly_and_a_constant_too():
    x = np.random.default_rng(1).normal(size=N)
    line = 3 + 2 * normal_scores(x)
    fitted, _ = smoother(x).fit(np.stack([line, np.full(N, 7.0)]))
    assert fitted[0] == pytest.approx(line, abs=1e-6)
    assert fitted[1] == pytest.approx(7.0, abs=1e-6)
    noise = 0.5 * np.random.default_rng(6).normal(size=N)
    assert smoother(x).fit((line + noise)[None])[1] < 4


def test_noise_takes_few_degrees_of_freedom_and_a_wave_takes_many():
    rng = np.random.default_rng(2)
    x = rng.normal(size=N)
    noise, wave = rng.normal(size=(20, N)), np.sin(4 * x)[None] + 0.1 * rng.normal(size=(1, N))
    assert np.median(smoother(x).fit(noise)[1]) < 2.5
    assert smoother(x).fit(wave)[1] > 8


def test_a_curve_is_nearer_the_truth_than_what_it_is_drawn_through():
    rng = np.random.default_rng(3)
    x = rng.normal(size=N)
    for shape in (np.tanh(2 * x), np.exp(x / 2), x**2):
        fitted = smoother(x).fit((shape + rng.normal(size=N))[None])[0][0]
        assert np.sqrt(np.mean((fitted - shape) ** 2)) < 0.12


@pytest.mark.parametrize("count", [2, 3, FEW_VALUES])
def test_an_input_of_few_values_has_a_level_for_each(count):
    rng = np.random.default_rng(4)
    x = rng.integers(0, count, N).astype(float)
    values = rng.normal(size=(1, N)) + (x % 2)
    fitted = smoother(x).fit(values)[0][0]
    for level in range(count):
        assert fitted[x == level] == pytest.approx(values[0][x == level].mean())


@pytest.mark.parametrize("x", [np.ones(50), np.full(50, 1e9) + np.spacing(1e9) * (np.arange(50) % 2)])
def test_what_does_not_vary_has_a_constant_alone(x):
    assert len(smoother(x).basis) == 1


def test_equal_values_stand_at_the_same_score():
    assert normal_scores(np.array([5.0, 5.0, 1.0, 9.0])) == pytest.approx(norm.ppf([0.5, 0.5, 0.125, 0.875]))


def test_an_input_that_is_mostly_one_value_has_a_curve_all_the_same():
    rng = np.random.default_rng(5)
    x = np.where(rng.random(N) < 0.8, 0.0, rng.exponential(size=N))
    fitted = smoother(x).fit((2 * x)[None])[0][0]
    assert np.corrcoef(fitted, x)[0, 1] > 0.99
