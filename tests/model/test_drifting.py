"""Equation 33: an Ornstein-Uhlenbeck path on the logit of a weight."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.model.drifting import PULL, path, weights_over_time


def moved(sd: float, years: int = 40, n: int = 40_000):
    return path(np.full(n, sd), np.random.default_rng(3).standard_normal((years, n)))


def test_the_spread_after_long_is_one_and_a_half_times_the_yearly_one():
    assert moved(0.25)[-1].std() == pytest.approx(1.471 * 0.25, rel=0.02)


def test_the_spread_after_each_year_is_that_of_the_exact_path():
    for year in (1, 3, 10):
        known = 0.25 * np.sqrt((1 - np.exp(-2 * PULL * year)) / (2 * PULL))
        assert moved(0.25, 10)[year - 1].std() == pytest.approx(known, rel=0.02)


def test_half_of_a_shock_is_gone_after_three_years():
    normals = np.zeros((4, 1))
    normals[0] = 1.0
    x = path(np.array([0.25]), normals)[:, 0]
    assert x[3] == pytest.approx(x[0] / 2)


def test_where_nothing_moves_the_weights_stay():
    w = np.array([0.5, 0.3, 0.2])
    assert weights_over_time(w, 0, np.zeros((2, 3)))[:, 1, 2] == pytest.approx(w)


@pytest.mark.parametrize("which", [0, 1, 2])
def test_weights_stay_shares_and_the_others_keep_their_proportions(which):
    w = np.array([0.5, 0.3, 0.2])
    found = weights_over_time(w, which, np.array([-1.0, 0.4, 2.0]))
    assert found.sum(axis=0) == pytest.approx(1)
    a, b = (i for i in range(3) if i != which)
    assert found[a] / found[b] == pytest.approx(w[a] / w[b])
    assert (np.diff(found[which]) > 0).all()


def test_a_weight_of_one_or_nothing_is_no_fault():
    for w in (np.array([1.0, 0.0]), np.array([0.0, 1.0])):
        found = weights_over_time(w, 0, np.array([-1.0, 1.0]))
        assert np.isfinite(found).all()
        assert found.sum(axis=0) == pytest.approx(1)
