"""The patient rule induction method: boxes that can be followed by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis.prim import Box, boxed, contains, knee, peel, quasi_p


@pytest.fixture(scope="module")
def corner():
    """Two thousand cases in a square, the event in one corner of it; a third input means nothing."""
    x = np.random.default_rng(1).random((3, 2000))
    return x, (x[0] > 0.6) & (x[1] < 0.4)


def test_the_path_begins_with_everything(corner):
    x, event = corner
    first = peel(x, event)[0]
    assert (first.limits, first.coverage, first.mass) == ({}, 1.0, 1.0)
    assert first.density == pytest.approx(event.mean())


def test_the_corner_is_found_with_its_two_limits(corner):
    x, event = corner
    chosen = knee(peel(x, event), 3)
    assert set(chosen.limits) == {0, 1}
    assert chosen.limits[0][0] == pytest.approx(0.6, abs=0.06)
    assert chosen.limits[1][1] == pytest.approx(0.4, abs=0.06)
    assert chosen.density > 0.85
    assert chosen.coverage > 0.8


def test_boxes_shrink_and_no_step_lowers_the_density(corner):
    path = peel(*corner)
    masses, densities = [b.mass for b in path], [b.density for b in path]
    assert masses == sorted(masses, reverse=True)
    assert all(b >= a for a, b in zip(densities, densities[1:], strict=False))
    assert masses[-1] >= 0.05


def test_a_box_holds_what_its_limits_say(corner):
    x, event = corner
    for box in peel(x, event)[1:]:
        assert np.array_equal(box.inside, contains(x, box.limits))
        again = boxed(x, event, box.limits)
        assert (again.coverage, again.density, again.mass) == (box.coverage, box.density, box.mass)


def test_a_meaningless_limit_is_explained_by_luck_and_a_real_one_is_not(corner):
    x, event = corner
    box = boxed(x, event, {0: (0.6, x[0].max()), 1: (x[1].min(), 0.4), 2: (0.1, x[2].max())})
    p = quasi_p(x, event, box)
    assert p[0][0] < 1e-10
    assert p[1][1] < 1e-10
    assert p[2][0] > 0.05
    assert p[0][1] is None  # that end is not limited
    assert p[1][0] is None


def test_never_and_always_peel_nothing():
    x = np.random.default_rng(2).random((2, 100))
    for event in (np.zeros(100, bool), np.ones(100, bool)):
        assert len(peel(x, event)) == 1


def test_ties_are_peeled_together():
    """An input of three values: a slice takes a value whole or leaves it."""
    x = np.repeat([[0.0, 1.0, 2.0]], 40, axis=1).reshape(1, -1)
    event = (x[0] == 2.0) | ((x[0] == 1.0) & (np.arange(120) % 3 == 0))
    for box in peel(x, event, 0.1, 0.05):
        held = set(x[0][box.inside])
        assert all((x[0] == v)[box.inside].sum() == (x[0] == v).sum() for v in held)


@given(st.integers(0, 10_000))
def test_coverage_density_and_mass_hang_together(seed):
    rng = np.random.default_rng(seed)
    x, event = rng.random((2, 150)), rng.random(150) < 0.3
    for box in peel(x, event):
        hits = (box.inside & event).sum()
        assert box.coverage == pytest.approx(hits / max(1, event.sum()))
        assert box.density * box.mass * 150 == pytest.approx(hits)


def test_the_knee_respects_how_many_conditions_are_allowed():
    every = np.ones(4, bool)
    path = [Box({}, 1.0, 0.2, 1.0, every), Box({0: (0, 1)}, 0.8, 0.6, 0.5, every)]
    path.append(Box({0: (0, 1), 1: (0, 1)}, 0.7, 0.99, 0.2, every))
    assert knee(path, 2).conditions == 2
    assert knee(path, 1).conditions == 1
    assert knee(path, 0).conditions == 0


@pytest.mark.parametrize("least", [0.05, 0.2, 0.5])
def test_no_box_is_smaller_than_asked_and_the_next_would_be(corner, least):
    x, event = corner
    masses = [b.mass for b in peel(x, event, least_mass=least)]
    assert min(masses) >= least
    whole = [b.mass for b in peel(x, event, least_mass=0.001)]
    assert whole[: len(masses)] == masses
    assert len(whole) == len(masses) or whole[len(masses)] < least


def test_a_box_of_one_event_covers_it_whole():
    x, event = np.arange(5.0)[None, :], np.array([False, False, True, False, False])
    found = boxed(x, event, {0: (2.0, 2.0)})
    assert (found.coverage, found.density, found.mass) == (1.0, 1.0, 0.2)


def test_a_box_of_exactly_the_least_that_is_asked_is_still_a_box():
    x = np.arange(100.0)[None, :]
    masses = [b.mass for b in peel(x, x[0] >= 90, 0.05, 0.95)]
    assert masses == [1.0, 0.95]


def test_an_input_that_does_not_vary_is_never_a_limit(corner):
    """A slice of it takes everybody or nobody: it has no density to gain, and is not even looked at."""
    x, event = corner
    with np.errstate(all="raise"):
        found = peel(np.vstack([np.ones(x.shape[1]), x]), event)
    assert [b.mass for b in found] == [b.mass for b in peel(x, event)]
    assert all(0 not in b.limits for b in found)
