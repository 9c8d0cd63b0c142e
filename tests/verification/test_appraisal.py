"""The Treasury's appraisal arithmetic, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.verification import appraisal


def test_this_year_is_not_discounted_and_the_next_is_by_the_first_rate():
    assert appraisal.discount_factor(np.array([0, 1, 2])) == pytest.approx([1, 1 / 1.035, 1 / 1.035**2])


def test_the_rate_steps_down_after_thirty_years():
    factors = appraisal.discount_factor(np.array([30, 31, 32]))
    assert factors[0] == pytest.approx(1.035**-30)
    assert factors[1] / factors[0] == pytest.approx(1 / 1.03)
    assert appraisal.rate(np.array([30, 31, 75, 76, 301])).tolist() == [0.035, 0.03, 0.03, 0.025, 0.01]


def test_health_is_discounted_less():
    years = np.arange(1, 60)
    assert (appraisal.discount_factor(years, "health") > appraisal.discount_factor(years)).all()


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40))
def test_present_value_adds_up(flow):
    flow = np.array(flow)
    parts = sum(appraisal.present_value(np.where(np.arange(len(flow)) == t, flow, 0.0)) for t in range(len(flow)))
    assert appraisal.present_value(flow) == pytest.approx(parts, abs=1e-4)


def test_a_level_amount_is_worth_its_stream():
    flow = np.array([100.0, 0, 0, 0, 0, 0])
    level = appraisal.equivalent_annual(flow)
    assert appraisal.present_value(np.array([0.0, *[level] * 5])) == pytest.approx(100)


def test_benefits_over_costs():
    assert appraisal.benefit_cost_ratio(np.array([100.0, 0]), np.array([0, 207.0])) == pytest.approx(2.0)


def test_a_pound_is_worth_more_to_those_who_have_less():
    weights = appraisal.distributional_weight(np.array([10_000.0, 20_000, 40_000]), 20_000)
    assert weights[1] == 1
    assert weights[0] == pytest.approx(2**1.3)
    assert weights[2] == pytest.approx(0.5**1.3)


def test_a_risk_register_by_hand():
    found = appraisal.risk_exposure(np.array([0.5, 0.1]), np.array([100.0, 50]))
    assert found == {"expected": 55.0, "exposure": 150.0}
