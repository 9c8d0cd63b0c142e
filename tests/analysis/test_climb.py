"""The climb takes the step that gains most first, and its steps sum to the whole way (equation 30)."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis.climb import climb, residue
from scenarios.domain.draws import block_edges

N = 64
BLOCKS = block_edges(N)
NOISE = np.random.default_rng(1).normal(0, 1, N)
NOISE -= NOISE.mean()


def product(**factor: float):
    """Ten people, times the factor of every lever that is moved."""
    return lambda taken: 10 * np.prod([factor[k] for k in sorted(taken)]) + NOISE


def test_the_step_that_gains_most_comes_first():
    found = climb(product(a=1.5, b=4.0, c=2.0), list("abc"), BLOCKS)
    assert [s.key for s in found.steps] == ["b", "c", "a"]
    assert [round(s.gain.mean.value) for s in found.steps] == [30, 40, 40]
    assert found.today.mean.value == pytest.approx(10)
    assert found.end.mean.value == pytest.approx(120)


@given(st.lists(st.floats(1.01, 3), min_size=1, max_size=5))
def test_steps_sum_to_the_whole_way_in_whatever_order(factors):
    named = {f"k{i}": f for i, f in enumerate(factors)}
    found = climb(product(**named), list(named), BLOCKS)
    gained = sum(s.gain.mean.value for s in found.steps)
    assert found.today.mean.value + gained == pytest.approx(found.end.mean.value)
    assert found.end.mean.value == pytest.approx(10 * np.prod(factors))


def test_what_gains_nothing_is_no_step():
    found = climb(product(a=2.0, b=1.0, c=0.5), list("abc"), BLOCKS)
    assert [s.key for s in found.steps] == ["a"]
    nothing = climb(product(b=0.5), ["b"], BLOCKS)
    assert nothing.steps == []
    assert nothing.end.mean == nothing.today.mean


def test_it_stops_where_the_target_is_met():
    found = climb(product(a=2.0, b=3.0, c=4.0), list("abc"), BLOCKS, target=35.0)
    assert [s.key for s in found.steps] == ["c"]
    assert climb(product(a=2.0), ["a"], BLOCKS, target=5.0).steps == []


def test_a_target_that_is_met_exactly_is_met():
    found = climb(lambda taken: np.full(N, 2.0 ** len(taken)), list("abc"), BLOCKS, target=2.0)
    assert len(found.steps) == 1


def test_an_order_found_on_a_sample_tells_every_step_on_all_draws():
    whole = product(a=1.5, b=4.0, c=2.0)
    calls = []

    def counted(taken):
        calls.append(taken)
        return whole(taken)

    found = climb(counted, list("abc"), BLOCKS, sample=lambda taken: whole(taken)[:8])
    assert found == climb(whole, list("abc"), BLOCKS)
    assert len(calls) == 4


def test_at_which_step_a_target_is_met():
    found = climb(product(a=2.0, b=3.0, c=4.0), list("abc"), BLOCKS)
    assert [round(s.after.mean.value) for s in found.steps] == [40, 120, 240]
    assert [found.met_at(t) for t in (5, 12, 40, 41, 120, 240.5)] == [0, 1, 1, 2, 2, None]
    assert found.taken == {"a", "b", "c"}


def test_the_residue_by_hand():
    condition, ceiling = np.array([100.0, 300.0] * 32), np.array([0.2, 0.4] * 32)
    left = residue(condition, np.full(N, 10.0), np.full(N, 50.0), ceiling, BLOCKS)
    assert left.in_condition.mean.value == 200
    assert left.still.mean.value == 190
    assert left.reached.mean.value == 50
    assert left.beyond_reach_share.value == pytest.approx(0.7)
