"""The four numbers of robustness, by hand and by what must hold whatever the draws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis.robustness import WORST_SHARE, cvar, four_numbers
from scenarios.domain.draws import block_edges


def test_the_four_numbers_by_hand():
    a, b = np.tile([0.0, 10.0], 50), np.full(100, 4.0)
    rows = four_numbers({"a": a, "b": b}, {"a": a > 5, "b": b > 5}, block_edges(100))
    assert rows["a"].target_met.value == 0.5
    assert rows["b"].target_met.value == 0
    assert rows["a"].expected_regret.value == 2
    assert rows["b"].expected_regret.value == 3
    assert rows["b"].high_regret.value == 6
    assert rows["a"].worst_tenth.value == 0


@given(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=60), st.floats(0.02, 1))
def test_the_worst_share_is_never_better_than_the_mean(x, share):
    values = np.array(x)
    assert cvar(values, share) <= values.mean() + 1e-6 * max(1, np.abs(values).max())
    assert cvar(values, 1.0) == pytest.approx(values.mean(), abs=1e-6)


def test_the_draw_on_the_edge_counts_for_its_part():
    """The worst quarter of six draws is one draw and half of the next: (1 + 2 / 2) / 1.5."""
    assert cvar(np.array([6.0, 1, 5, 2, 4, 3]), 0.25) == pytest.approx((1 + 0.5 * 2) / 1.5)


def test_a_share_of_whole_draws_takes_no_part_of_the_next():
    assert cvar(np.arange(1.0, 11.0), 0.2) == pytest.approx(1.5)
    assert cvar(np.arange(1.0, 11.0), WORST_SHARE) == pytest.approx(1.0)


def test_the_order_of_draws_does_not_matter():
    x = np.random.default_rng(3).normal(size=200)
    assert cvar(x, 0.1) == pytest.approx(cvar(np.random.default_rng(4).permutation(x), 0.1))


def test_a_wider_share_is_never_worse():
    x = np.random.default_rng(5).normal(size=500)
    each = [cvar(x, share) for share in (0.01, 0.05, 0.1, 0.3, 0.7, 1)]
    assert each == sorted(each)


@given(st.integers(0, 10_000))
def test_a_strategy_best_in_every_future_has_nothing_to_regret(seed):
    x = np.random.default_rng(seed).normal(size=160)
    rows = four_numbers({"a": x, "b": x - 1}, {"a": x > 0, "b": x > 1}, block_edges(160))
    assert rows["a"].expected_regret.value == rows["a"].high_regret.value == 0
    assert rows["b"].expected_regret.value == pytest.approx(1)
    assert rows["b"].target_met.value <= rows["a"].target_met.value


def test_errors_come_from_the_blocks_and_are_unknown_where_there_is_one():
    x = np.random.default_rng(6).normal(size=320)
    many = four_numbers({"a": x, "b": -x}, {"a": x > 0, "b": x < 0}, block_edges(320))["a"]
    one = four_numbers({"a": x, "b": -x}, {"a": x > 0, "b": x < 0}, ((0, 320),))["a"]
    for name in ("target_met", "expected_regret", "worst_tenth"):
        assert getattr(many, name).se > 0
        assert getattr(one, name).se is None
        assert getattr(many, name).value == pytest.approx(getattr(one, name).value)
