"""The winner's curse, and how much of a lead is left once it is allowed for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis.winner import independent, kept_share, shrink


@given(st.integers(0, 10_000), st.integers(1, 12))
def test_every_lead_is_drawn_towards_nothing_and_never_past_it(seed, k):
    rng = np.random.default_rng(seed)
    values = {"piecemeal": rng.normal(size=200)} | {
        f"s{i}": rng.normal(rng.normal(), 1 + rng.random(), 200) for i in range(k)
    }
    s = shrink(values)
    for key, raw in s.estimate.items():
        assert abs(s.adjusted[key]) <= abs(raw)
        assert s.adjusted[key] * raw >= 0


def test_a_lead_known_for_certain_is_kept_whole():
    x = np.random.default_rng(0).normal(size=400)
    s = shrink({"piecemeal": x, "a": x + 3})
    assert s.adjusted["a"] == pytest.approx(3)


def test_the_more_uncertain_the_more_is_taken_off():
    rng = np.random.default_rng(0)
    noise = rng.normal(size=4000)
    noise -= noise.mean()
    kept = [shrink({"piecemeal": np.zeros(4000), "a": 1 + sd * noise}).adjusted["a"] for sd in (0.1, 0.5, 1, 3)]
    assert kept == sorted(kept, reverse=True)
    assert kept[0] > 0.95


def test_shrinking_mends_what_picking_spoils():
    """Twelve strategies of no worth.

    The best estimate flatters, the adjusted one far less, on average over repetitions.
    """
    rng = np.random.default_rng(7)
    raw, adjusted = [], []
    for _ in range(60):
        error = rng.normal(size=12)
        values = {"piecemeal": np.zeros(300)} | {f"s{i}": e + rng.normal(size=300) for i, e in enumerate(error)}
        s = shrink(values)
        raw.append(s.estimate[s.winner])
        adjusted.append(s.adjusted[s.winner])
    assert np.mean(raw) > 1.4
    assert np.mean(adjusted) < 0.5 * np.mean(raw)


def test_piecemeal_wins_where_no_lead_is_above_nothing():
    rng = np.random.default_rng(1)
    base = rng.normal(size=300)
    assert shrink({"piecemeal": base, "a": base - 1 - rng.random(300)}).winner == "piecemeal"
    assert shrink({"piecemeal": base}).winner == "piecemeal"
    assert shrink({"piecemeal": base}).estimate == {}


def test_another_strategy_can_be_the_one_compared_with():
    x = np.zeros(100)
    s = shrink({"piecemeal": x, "a": x + 1, "b": x + 3}, against="a")
    assert s.estimate == {"piecemeal": pytest.approx(-1), "b": pytest.approx(2)}
    assert s.winner == "b"


def test_strategies_that_rise_and_fall_together_count_as_one():
    rng = np.random.default_rng(2)
    x = rng.normal(size=5000)
    assert independent([x, 2 * x, x + 1]) == pytest.approx(1)
    assert independent([rng.normal(size=5000) for _ in range(3)]) == pytest.approx(3, abs=0.05)
    assert independent([x, np.zeros(5000)]) == 1  # what never moves tells nothing


def test_a_gain_known_exactly_is_kept_beside_one_that_is_not():
    kept = kept_share(np.array([2.0, 2.0]), np.array([0.0, 4.0]), 2.0)
    assert kept[0] == 1
    assert 0 < kept[1] < 1
    assert kept_share(np.array([1.0, 5.0]), np.zeros(2), 2.0).tolist() == [1, 1]


def test_a_gain_far_beyond_its_error_is_hardly_touched():
    assert kept_share(np.array([100.0]), np.array([1.0]), 1.0)[0] > 0.98
