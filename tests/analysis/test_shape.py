"""The outline of a distribution, for a picture the size of a word."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis.shape import BINS, shape


def test_the_middle_and_eight_in_ten():
    found = shape(np.linspace(0, 100, 10_001))
    assert (found.low, found.middle, found.high) == (pytest.approx(10), pytest.approx(50), pytest.approx(90))


def test_an_even_spread_is_an_even_outline():
    heights = shape(np.linspace(0, 1, 24_000)).heights
    assert len(heights) == BINS + 2
    assert heights[0] == heights[-1] == 0
    assert min(heights[1:-1]) > 0.9


def test_a_bell_is_highest_in_its_middle():
    heights = np.array(shape(np.random.default_rng(0).normal(size=50_000)).heights)
    assert abs(int(heights.argmax()) - (BINS + 2) // 2) <= 2
    assert heights.max() == 1


def test_a_single_value_is_a_single_peak():
    assert shape(np.full(100, 3.0)).heights == (0.0, 1.0, 0.0)
    assert shape(np.full(100, 3.0)).middle == 3.0


def test_a_far_value_does_not_flatten_the_rest():
    x = np.append(np.linspace(0, 1, 2000), 1e9)
    assert np.mean(np.array(shape(x).heights) > 0.5) > 0.8


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=80))
def test_heights_stay_between_nothing_and_one_and_the_order_holds(values):
    found = shape(np.array(values))
    assert all(0 <= h <= 1 for h in found.heights)
    assert found.low <= found.middle <= found.high


def test_a_range_too_small_to_be_parted_is_one_value():
    assert shape(np.array([0.0, 5e-324])).heights == (0.0, 1.0, 0.0)
    one = 1e6 + np.array([0.0, 1.0, 2.0]) * np.spacing(1e6)
    assert shape(one).heights == (0.0, 1.0, 0.0)
    assert len(shape(np.array([0.0, 1e-300])).heights) == 26
