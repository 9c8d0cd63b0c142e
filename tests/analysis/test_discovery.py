"""Scenario discovery finds what was hidden in the draws, drops what is idle, and says nothing where there is
nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis import prim
from scenarios.analysis.discovery import discover, screened


def hidden(seed: int = 0, n: int = 3000, inputs: int = 8):
    rng = np.random.default_rng(seed)
    x = {f"x{i}": rng.uniform(size=n) for i in range(inputs)}
    inside = (x["x1"] > 0.6) & (x["x4"] < 0.5)
    return x, np.where(inside, rng.uniform(size=n) < 0.95, rng.uniform(size=n) < 0.05)


@pytest.mark.parametrize("seed", range(4))
def test_a_hidden_box_is_found_with_its_limits(seed):
    x, event = hidden(seed)
    found = discover(x, event)
    limits = {c.key: (c.low, c.high) for c in found.conditions}
    assert set(limits) == {"x1", "x4"}
    assert limits["x1"][0] == pytest.approx(0.6, abs=0.06)
    assert limits["x1"][1] is None
    assert limits["x4"] == (None, pytest.approx(0.5, abs=0.06))
    assert found.coverage > 0.7
    assert found.density > 0.8
    assert min(c.stability for c in found.conditions) >= 0.8


def test_the_example_is_a_losing_future_inside_the_box():
    x, event = hidden()
    found = discover(x, event)
    assert event[found.example]
    assert found.inside[found.example]


def test_at_most_three_conditions():
    rng = np.random.default_rng(1)
    x = {f"x{i}": rng.uniform(size=4000) for i in range(6)}
    event = sum(x.values()) > 3.6
    assert 1 <= len(discover(x, event).conditions) <= 3


def test_nothing_is_found_in_noise():
    rng = np.random.default_rng(5)
    x = {f"x{i}": rng.uniform(size=3000) for i in range(6)}
    found = discover(x, rng.uniform(size=3000) < 0.4)
    assert found is None or found.density < 0.55


def test_never_and_always_have_no_conditions():
    x, event = hidden()
    assert discover(x, np.zeros_like(event)) is None
    assert discover(x, np.ones_like(event)) is None


@given(st.integers(0, 500), st.integers(2, 5))
def test_coverage_density_and_mass_hang_together(seed, inputs):
    rng = np.random.default_rng(seed)
    x = rng.integers(0, 7, (inputs, 300)).astype(float)  # ties everywhere
    event = rng.uniform(size=300) < 0.3
    for box in prim.peel(x, event):
        assert box.coverage * event.sum() == pytest.approx(box.density * box.mass * 300)
        assert (prim.contains(x, box.limits) == box.inside).all()


@pytest.mark.parametrize(("events", "found"), [(19, False), (21, True)])
def test_fewer_than_twenty_losing_futures_have_no_pattern(events, found):
    x = {"x": np.linspace(0, 1, 3000), "y": np.random.default_rng(1).uniform(size=3000)}
    assert (discover(x, np.arange(3000) >= 3000 - events) is not None) == found


def test_inputs_are_screened_by_what_is_unexpected_in_a_slice_and_not_by_its_size():
    """Most draws of the first input are one value, so that one slice of it holds most of them and tells nothing."""
    rng = np.random.default_rng(5)
    lumpy, weak, none = np.where(rng.random(4000) < 0.9, 0.5, rng.random(4000)), rng.random(4000), rng.random(4000)
    event = rng.random(4000) < 0.3 + 0.1 * (weak > 0.5)
    assert screened({"lumpy": lumpy, "none": none, "weak": weak}, event, 1) == ["weak"]
    rare = rng.random(4000) < np.where(weak > 0.9, 0.06, 0.01)
    assert screened({"lumpy": lumpy, "none": none, "weak": weak}, rare, 1) == ["weak"]
    assert len(screened({"lumpy": lumpy, "fixed": np.ones(4000), "weak": weak}, event)) == 2
