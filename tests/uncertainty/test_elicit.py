"""A range becomes the distribution it means, whatever the parameter can be."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scenarios.domain.errors import InputError
from scenarios.domain.support import support
from scenarios.uncertainty.distributions import frozen
from scenarios.uncertainty.elicit import beta_from, elicited, lognormal_from, normal_from, pert, triangular


@given(st.floats(0.001, 0.9), st.floats(0.01, 0.9), st.sampled_from([0.8, 0.9, 0.95]))
def test_a_share_keeps_both_ends(low, width, inside):
    assume(low + width < 0.995)
    d = frozen(beta_from(low, low + width, inside))
    assert d.cdf(low) == pytest.approx((1 - inside) / 2, abs=2e-4)
    assert d.cdf(low + width) == pytest.approx((1 + inside) / 2, abs=2e-4)


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.sampled_from([0.8, 0.9]))
def test_whatever_can_be_made_stays_within_the_parameter(register, low, width, inside):
    for key in ("scaleup", "cost_group", "d_group_trial", "reach_ceiling", "mis_neet_years"):
        p = register[key]
        try:
            made = elicited(p, low, low + width, inside)
        except InputError:
            continue
        least, most = support(made)
        assert p.lower is None or least >= p.lower
        assert p.upper is None or most <= p.upper or key == "scaleup"
        register.replaced(key, made)


def test_zero_as_the_low_end_of_a_cost_still_makes_a_distribution(register):
    made = elicited(register["cost_group"], 0, 300, 0.8)
    assert frozen(made).mean() == pytest.approx(150)


RANGES = st.tuples(st.floats(-1e4, 1e4), st.floats(0.01, 1e4), st.sampled_from([0.5, 0.8, 0.9, 0.99]))


@given(RANGES)
def test_a_normal_has_its_tails_beyond_the_range(named):
    low, width, inside = named
    d = frozen(normal_from(low, low + width, inside))
    assert d.cdf(low) == pytest.approx((1 - inside) / 2, abs=1e-6)
    assert d.cdf(low + width) == pytest.approx((1 + inside) / 2, abs=1e-6)


@given(st.floats(0.01, 1e4), st.floats(1.01, 100), st.sampled_from([0.5, 0.8, 0.99]))
def test_a_lognormal_has_its_tails_beyond_the_range(low, times, inside):
    d = frozen(lognormal_from(low, low * times, inside))
    assert d.cdf(low) == pytest.approx((1 - inside) / 2, abs=1e-6)
    assert d.cdf(low * times) == pytest.approx((1 + inside) / 2, abs=1e-6)


@given(st.floats(-100, 100), st.floats(0.1, 50), st.floats(0.1, 50))
def test_a_triangle_stands_on_its_three_corners(left, to_mode, to_right):
    mode, right = left + to_mode, left + to_mode + to_right
    d = frozen(triangular(left, mode, right))
    assert d.support() == pytest.approx((left, right))
    assert d.mean() == pytest.approx((left + mode + right) / 3)


@given(st.floats(-100, 100), st.floats(0.1, 50), st.floats(0.1, 50), st.floats(1, 9))
def test_a_pert_has_its_ends_and_its_weighted_mean(left, to_mode, to_right, weight):
    mode, right = left + to_mode, left + to_mode + to_right
    d = frozen(pert(left, mode, right, weight))
    assert d.support() == pytest.approx((left, right))
    assert d.mean() == pytest.approx((left + weight * mode + right) / (weight + 2))
    assert frozen(pert(left, mode, right)).mean() == pytest.approx((left + 4 * mode + right) / 6)


def bounded(register, lower, upper):
    return register["wellby"].model_copy(update={"lower": lower, "upper": upper, "unit": "points"})


@pytest.mark.parametrize(
    ("lower", "upper", "low", "high", "becomes"),
    [
        (0, 1, 0.2, 0.4, "beta"),
        (0, None, 2, 4, "lognorm"),
        (0, 9, 2, 4, "lognorm"),
        (0, None, 0, 4, "triang"),
        (1, None, 2, 4, "triang"),
        (None, 9, 2, 4, "triang"),
        (0, 2, 0, 2, "triang"),
        (-1, 1, -1, 0.5, "triang"),
        (1, 9, 1, 9, "triang"),
        (None, None, -2, 4, "norm"),
    ],
)
def test_a_range_becomes_what_the_parameter_can_be(register, lower, upper, low, high, becomes):
    assert elicited(bounded(register, lower, upper), low, high, 0.8).distribution == becomes


@pytest.mark.parametrize(
    ("lower", "upper", "low", "high", "inside", "says"),
    [
        (None, None, 4, 4, 0.8, "a lower number to a higher one"),
        (None, None, 5, 4, 0.8, "a lower number to a higher one"),
        (None, None, 4, math.inf, 0.8, "a lower number to a higher one"),
        (None, None, math.nan, 4, 0.8, "a lower number to a higher one"),
        (None, None, 1, 4, 0.49, "from 0.5 to 0.99"),
        (None, None, 1, 4, 0.995, "from 0.5 to 0.99"),
        (0, None, -1, 4, 0.8, "at or above 0"),
        (None, 3, 1, 4, 0.8, "at or below 3"),
        (0, 3, 1, 4, 0.8, "from 0 to 3"),
        (0, 1, 0, 0.5, 0.8, "touches neither"),
        (0, 1, 0.5, 1, 0.8, "touches neither"),
    ],
)
def test_a_range_that_cannot_be_says_what_can(register, lower, upper, low, high, inside, says):
    with pytest.raises(InputError, match=says):
        elicited(bounded(register, lower, upper), low, high, inside)


@pytest.mark.parametrize("inside", [0.5, 0.99])
def test_the_least_and_the_most_that_a_range_may_hold_are_allowed(register, inside):
    assert elicited(bounded(register, None, None), 1, 4, inside).distribution == "norm"


def test_a_set_of_shares_has_no_range(register):
    with pytest.raises(InputError, match="set of shares"):
        elicited(register["piecemeal_mix"], 0.1, 0.2, 0.8)
