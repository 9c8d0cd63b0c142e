"""What deciding after a pilot is worth, and how often it misleads."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.analysis.gate import gate
from scenarios.domain.draws import block_edges

RNG = np.random.default_rng(4)
N = 8192
BLOCKS = block_edges(N)


def test_a_pilot_that_shows_the_gain_itself_never_misleads_and_is_worth_perfect_information():
    gain = RNG.normal(-0.2, 1, N)
    found = gate(gain, gain, BLOCKS)
    assert found.false_stop.value + found.false_go.value < 0.01  # a curve along the ranks strays in the tails
    assert found.evsi.value == pytest.approx(np.maximum(gain, 0).mean(), rel=1e-3)
    assert found.passes.value == pytest.approx((gain > 0).mean(), abs=0.01)


def test_a_pilot_that_shows_nothing_is_worth_nothing_and_follows_the_average():
    gain = RNG.normal(0.5, 1, N)
    found = gate(gain, RNG.normal(size=N), BLOCKS)
    assert found.evsi.value < 0.01
    assert found.passes.value > 0.99
    assert found.false_go.value == pytest.approx((gain < 0).mean(), abs=0.01)
    assert found.prior_gain == pytest.approx(gain.mean())


def test_the_four_ways_it_can_go_are_all_there_are():
    gain = RNG.normal(0.1, 1, N)
    found = gate(gain, gain + RNG.normal(0, 1, N), BLOCKS)
    right_go = found.passes.value - found.false_go.value
    right_stop = 1 - found.passes.value - found.false_stop.value
    assert right_go + found.false_stop.value == pytest.approx((gain > 0).mean())
    assert right_stop + found.false_go.value == pytest.approx((gain < 0).mean())
    assert found.evsi.se > 0


def test_a_gate_that_costs_more_than_it_brings_is_worth_less_than_nothing():
    gain = RNG.normal(2.0, 0.1, N)
    found = gate(gain, gain, BLOCKS)
    assert found.evsi.value == pytest.approx(0, abs=1e-9)
    assert found.net_value(0.1, 0.02) == pytest.approx(-0.1 * gain.mean() - 0.02)


def test_where_scaling_gains_nothing_on_average_the_pilot_is_worth_all_that_it_shows():
    """Leaving it is then as good as scaling it, and the error is that of the value after a pass alone."""
    gain = np.random.default_rng(4).permutation(np.tile([-1.0, -1.0, 2.0, 0.0], N // 4))  # blocks that differ
    found = gate(gain, gain, BLOCKS)
    assert found.prior_gain == 0.0
    assert found.evsi == found.value_after_pass


def test_a_future_that_gains_nothing_is_not_stopped_falsely():
    shown = np.tile([0.0, 0.0, 1.0, 1.0], N // 4)
    found = gate(np.tile([-1.0, 0.0, 1.0, 1.0], N // 4), shown, BLOCKS)
    assert found.passes.value == 0.5
    assert found.false_stop.value == 0.0
