"""A prior times a likelihood, against what conjugate families give."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scenarios.domain.parameter import Distribution
from scenarios.uncertainty.updating import effective_number, updated

AT = (0.1, 0.5, 0.9)


@given(st.floats(1, 20), st.floats(1, 20), st.floats(0, 1), st.floats(0.1, 60))
def test_a_beta_prior_gives_the_beta_that_is_known(a, b, share, number):
    prior = Distribution(distribution="beta", parameters={"a": a, "b": b})
    known = stats.beta(a + number * share, b + number * (1 - share)).ppf(AT)
    assert updated(prior, share, number, AT) == pytest.approx(known, abs=1e-4)


def test_no_data_leaves_the_prior_and_much_data_leaves_the_data():
    prior = Distribution(distribution="lognorm", parameters={"s": 0.5, "loc": 0.0, "scale": 0.03})
    assert updated(prior, 0.2, 0.0, AT) == pytest.approx(stats.lognorm(0.5, scale=0.03).ppf(AT), rel=1e-3)
    assert updated(prior, 0.05, 1e5, AT) == pytest.approx([0.05] * 3, rel=0.03)


def test_who_is_sure_stays_sure():
    prior = Distribution(distribution="fixed", parameters={"value": 0.4})
    assert updated(prior, 0.9, 100, AT) == [0.4, 0.4, 0.4]


def test_a_share_above_one_counts_as_one():
    prior = Distribution(distribution="beta", parameters={"a": 2, "b": 2})
    assert updated(prior, 1.7, 10, AT) == updated(prior, 1.0, 10, AT)


@given(st.lists(st.floats(1, 1e6), min_size=1, max_size=30))
def test_unequal_contracts_tell_as_much_as_fewer_equal_ones(values):
    values = np.array(values)
    assert 1 - 1e-9 <= effective_number(values) <= len(values) + 1e-9
    assert effective_number(np.full(len(values), 3.0)) == pytest.approx(len(values))
    assert effective_number(np.array([])) == 0
