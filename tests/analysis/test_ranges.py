"""How far the draws of an assumption reach."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis.ranges import Range, range_of, ranges_of

FROM_0_TO_100 = np.arange(101.0)


def test_five_numbers_of_the_draws():
    shuffled = np.random.default_rng(1).permutation(FROM_0_TO_100)
    assert range_of(shuffled) == Range(1.0, 10.0, 50.0, 90.0, 99.0)
    skewed = range_of(FROM_0_TO_100**2)
    assert skewed.mean == pytest.approx(3350.0)  # n(2n + 1)/6 at n = 100, and not the middle, which is 2500


def test_one_for_each_assumption():
    assert ranges_of({"a": FROM_0_TO_100, "b": 2 * FROM_0_TO_100})["b"] == Range(2.0, 20.0, 100.0, 180.0, 198.0)


def test_a_share_is_of_the_middle_98_in_100():
    reach = range_of(FROM_0_TO_100)
    assert reach.share(1.0) == 0.0
    assert reach.share(25.5) == pytest.approx(0.25)
    assert reach.share(100.0) == 1.0


@given(st.floats(-1e9, 1e9), st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_a_share_is_between_none_and_all(x, low, width):
    assert 0 <= Range(low, low, low, low, low + width).share(x) <= 1


def test_where_nothing_varies_everything_stands_in_the_middle():
    assert range_of(np.full(8, 2.0)).share(3.0) == 0.5
