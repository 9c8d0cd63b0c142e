"""A range becomes the distribution it means, whatever the parameter can be."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scenarios.domain.errors import InputError
from scenarios.domain.support import support
from scenarios.uncertainty.distributions import frozen
from scenarios.uncertainty.elicit import beta_from, elicited


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
