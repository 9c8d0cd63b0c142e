"""Equation 35: weights from points and from ranks, and values over stated ranges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.domain.errors import InputError
from scenarios.model.weighing import (
    partial_values,
    rank_order_centroid,
    rank_sum,
    rescaled,
    swing_weights,
    weights_of_ranks,
)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=6).filter(lambda p: sum(p) > 1e-6))
def test_weights_are_shares_in_proportion_to_points(points):
    weights = swing_weights(np.array(points))
    assert weights.sum() == pytest.approx(1)
    assert weights * sum(points) == pytest.approx(points)


@pytest.mark.parametrize(
    ("points", "says"), [([0.0, 0.0], "at least one swing"), ([100, -5], "no less than 0"), ([100, np.nan], "no less")]
)
def test_points_that_say_nothing_are_refused(points, says):
    with pytest.raises(InputError, match=says):
        swing_weights(np.array(points, float))


@pytest.mark.parametrize("n", range(1, 8))
def test_both_rules_fall_with_rank_and_sum_to_one(n):
    for rule in (rank_order_centroid, rank_sum):
        weights = rule(n)
        assert weights.sum() == pytest.approx(1)
        assert (np.diff(weights) < 0).all()
    assert rank_order_centroid(n)[-1] == pytest.approx(1 / n**2)


def test_the_centroid_is_the_centre_of_all_weights_in_that_order():
    many = np.sort(np.random.default_rng(1).dirichlet(np.ones(4), 200_000), axis=1)[:, ::-1]
    assert many.mean(axis=0) == pytest.approx(rank_order_centroid(4), abs=2e-3)


def test_ranks_are_read_in_the_order_of_the_outcomes():
    first, second, third = rank_order_centroid(3)
    assert weights_of_ranks([2, 3, 1]) == pytest.approx([second, third, first])


def test_level_ranks_share_what_their_places_have():
    w = rank_order_centroid(3)
    assert weights_of_ranks([1, 1, 2]) == pytest.approx([(w[0] + w[1]) / 2] * 2 + [w[2]])
    assert weights_of_ranks([1, 1, 1]) == pytest.approx([1 / 3] * 3)


def test_values_are_linear_over_the_range_and_go_on_beyond_it():
    outcomes = np.array([[[0.0, 5.0, 10.0, -5.0, 20.0]]])
    assert partial_values(outcomes, np.array([0.0]), np.array([10.0]))[0, 0] == pytest.approx([0, 0.5, 1, -0.5, 2])


def test_every_outcome_is_scaled_by_its_own_range():
    found = partial_values(np.array([[5.0, 50.0]]), np.array([0.0, 0.0]), np.array([10.0, 200.0]))
    assert found == pytest.approx(np.array([[0.5, 0.25]]))


def test_weights_that_mean_the_same_are_unchanged_where_no_range_moves():
    w, wide = np.array([0.6, 0.4]), np.array([3.0, 7.0])
    assert rescaled(w, wide, wide) == pytest.approx(w)
    assert rescaled(w, wide, 2 * wide) == pytest.approx(w)
    assert rescaled(w, wide, wide * [2, 1])[0] > w[0]
