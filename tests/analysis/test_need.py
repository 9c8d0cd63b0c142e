"""The value of one lever at which a target is met, with its error, or that none does it (equation 29)."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import problem

from scenarios.analysis.need import Aim, Sample, outcome, scaled_to, solve
from scenarios.domain.draws import block_edges
from scenarios.model.run import compare

N = 512
BLOCKS = block_edges(N)
NOISE = np.random.default_rng(4).normal(0, 1, N)
NOISE -= NOISE.mean()


def test_a_target_is_met_where_the_average_reaches_it_with_its_error():
    value, more, reaches = solve(Aim("people", 12.0), lambda v: 3 * v + NOISE, 0.0, 10.0, BLOCKS)
    assert value.value == pytest.approx(4.0, abs=2e-3)
    each = np.array([NOISE[a:b].mean() for a, b in BLOCKS])
    assert value.se == pytest.approx(each.std(ddof=1) / np.sqrt(len(each)) / 3, rel=1e-6)
    assert (more, reaches) == (False, pytest.approx(30.0))


def test_no_value_within_the_bounds_is_an_answer_and_so_is_what_is_reached():
    assert solve(Aim("people", 40.0), lambda v: 3 * v + NOISE, 0.0, 10.0, BLOCKS) == (None, False, pytest.approx(30.0))
    assert solve(Aim("people", -5.0), lambda v: 3 * v + NOISE, 0.0, 10.0, BLOCKS)[0] is None


def test_of_several_values_the_lowest_is_told_and_that_there_are_more():
    value, more, _ = solve(Aim("value", 5.0), lambda v: 9 - (v - 4) ** 2 + 0 * NOISE, 0.0, 8.0, BLOCKS)
    assert value.value == pytest.approx(2.0, abs=2e-3)
    assert more


def test_the_cautious_ask_for_more():
    usual, cautious = (
        solve(Aim("people", 12.0, sure), lambda v: 3 * v + NOISE, 0.0, 10.0, BLOCKS)[0] for sure in (False, True)
    )
    assert cautious.value > usual.value
    assert (3 * cautious.value + NOISE < 12.0).mean() == pytest.approx(0.1, abs=0.01)
    assert cautious.se > 0


@given(st.floats(0.05, 0.95))
def test_a_chance_is_reached_where_so_many_futures_are_ahead(p):
    value, *_ = solve(Aim("ahead", p), lambda v: (v + NOISE > 0).astype(float), -5.0, 5.0, BLOCKS)
    assert (value.value + NOISE > 0).mean() == pytest.approx(p, abs=0.02)


@given(st.floats(0.01, 0.99), st.integers(0, 1000))
def test_draws_are_moved_by_one_factor_to_an_average_within_what_they_can_be(average, seed):
    x = np.random.default_rng(seed).beta(2, 3, 200)
    moved = scaled_to(x, average, 0.0, 1.0)
    assert moved.mean() == pytest.approx(average, abs=1e-6)
    assert moved.min() >= 0
    assert moved.max() <= 1
    inside = moved < 1
    assert np.ptp(moved[inside] / x[inside]) < 1e-6


def test_today_is_today_to_the_last_bit_and_nothing_is_nothing():
    x = np.random.default_rng(1).gamma(2, size=100)
    assert scaled_to(x, float(x.mean()), 0.0, None) is x
    assert not scaled_to(x, 0.0, 0.0, None).any()


def test_a_target_is_about_the_strategy_itself_or_its_lead(loaded, wards):
    run = compare(problem(loaded, wards, draws=64))
    focus, base = run["one_mission"], run["piecemeal"]
    lead = focus.total_gbp - base.total_gbp
    expected = {
        "people": focus.wards.out_at_end.sum(axis=0),
        "person_years": focus.wards.person_years.sum(axis=0),
        "every_ward": focus.wards.out_at_end.min(axis=0),
        "value": lead,
        "ahead": (lead > 0).astype(float),
    }
    for wanted, values in expected.items():
        assert np.array_equal(outcome(Aim(wanted, 1.0), focus, lambda: base, "isolation"), values), wanted
    jobs = outcome(Aim("people", 1.0), focus, lambda: base, "jobs")
    assert np.array_equal(jobs, focus.flow_outcomes["jobs"])


@pytest.mark.parametrize("target", [0.001, 29.999])
def test_the_error_beside_a_bound_looks_only_within_it(target):
    def at(v):
        assert 0.0 <= v <= 10.0
        return 3 * v + NOISE

    value, *_ = solve(Aim("people", target), at, 0.0, 10.0, BLOCKS)
    each = np.array([NOISE[a:b].mean() for a, b in BLOCKS])
    assert value.se == pytest.approx(each.std(ddof=1) / np.sqrt(len(each)) / 3, rel=1e-6)


SOME = NOISE[::4] - NOISE[::4].mean() + 0.05
FEW = block_edges(len(SOME))


@pytest.mark.parametrize("target", [3.0, 12.0, 29.0])
def test_a_search_that_begins_on_a_sample_ends_where_the_whole_one_does(target):
    calls = []

    def at(v):
        calls.append(v)
        return 3 * v + 0.02 * v**2 + NOISE

    def few(v):
        return 3 * v + 0.02 * v**2 + SOME

    whole = solve(Aim("people", target), at, 0.0, 10.0, BLOCKS)
    runs = len(calls)
    value, more, reaches = solve(Aim("people", target), at, 0.0, 10.0, BLOCKS, Sample(few, FEW))
    assert value.value == pytest.approx(whole[0].value, abs=2e-3)
    assert value.se == pytest.approx(whole[0].se, rel=0.02)
    assert (more, reaches) == (whole[1], pytest.approx(whole[2]))
    assert len(calls) - runs <= 6 < runs


def test_a_sample_tells_that_there_are_more_values_too():
    def hill(noise):
        return lambda v: 20 - (v - 5) ** 2 + noise

    value, more, reaches = solve(Aim("people", 10.0), hill(NOISE), 0.0, 10.0, BLOCKS, Sample(hill(SOME), FEW))
    assert value.value == pytest.approx(5 - 10**0.5, abs=0.01)
    assert more
    assert reaches == pytest.approx(20.0)


@pytest.mark.parametrize("target", [40.0, -5.0])
def test_a_sample_finds_that_no_value_does_it_and_what_is_reached_is_told_on_all_draws(target):
    found = solve(
        Aim("people", target), lambda v: 3 * v + NOISE, 0.0, 10.0, BLOCKS, Sample(lambda v: 3 * v + SOME, FEW)
    )
    assert found == (None, False, pytest.approx(30.0))


@pytest.mark.parametrize(
    "few",
    [
        lambda v: 3 * v + SOME - 20,  # says that nothing does it, where something does
        lambda v: 3 * v + SOME + 11.9,  # says that everything does
        lambda v: 0.3 * v**3 + SOME,  # so unlike that it is of no use
    ],
)
def test_a_sample_that_misleads_is_left_for_a_search_on_all_draws(few):
    sample = Sample(few, FEW)
    value, more, reaches = solve(Aim("people", 12.0), lambda v: 3 * v + NOISE, 0.0, 10.0, BLOCKS, sample)
    assert value.value == pytest.approx(4.0, abs=2e-3)
    assert (more, reaches) == (False, pytest.approx(30.0))


@pytest.mark.parametrize("amount", [1.0, 15.0, 29.0])
def test_a_search_from_a_sample_runs_nothing_beyond_the_bounds(amount):
    """A mission of forty years cannot be run: a slope that misleads must not lead there."""

    def at(v):
        assert 0.0 <= v <= 10.0, v
        return 3 * v + NOISE

    def few(v):
        return 30 * (v / 10) ** 9 + SOME  # flat at first and steep at last

    value, *_ = solve(Aim("people", amount), at, 0.0, 10.0, BLOCKS, Sample(few, FEW))
    assert value.value == pytest.approx(amount / 3, abs=2e-3)


def test_a_search_ends_as_near_on_a_lever_of_small_bounds():
    """Bounds of a hundredth, as those of a share: the search ends at a share of them, not at an amount."""
    value, *_ = solve(Aim("people", 0.0037**2), lambda v: v**2 + 0 * NOISE, 0.0, 0.01, BLOCKS)
    assert value.value == pytest.approx(0.0037, abs=1e-6)


def test_a_curve_is_followed_by_secants_and_few_runs_on_all_draws():
    """The slope of the sample is wrong at first; two runs tell what it is."""
    calls = []

    def at(v):
        calls.append(v)
        return 0.3 * v**2 + NOISE

    def few(v):
        return 12 * (v - 6.5) + 13 + SOME

    value, *_ = solve(Aim("people", 13.0), at, 0.0, 10.0, BLOCKS, Sample(few, FEW))
    assert value.value == pytest.approx((13 / 0.3) ** 0.5, abs=2e-3)
    assert len(calls) <= 7
