import numpy as np
import pytest

from scenarios.model import valuation


def test_discount_factors_are_the_green_books(case):
    """Years 1, 5 and 30 of the standard and the health schedule; the model's horizon ends before their first kink."""
    known = case("greenbook_discounting")
    for rate, name in ((0.035, "discount_factor_standard"), (0.015, "discount_factor_health")):
        ours = valuation.discount_factors(30, rate)
        for year, factor in zip(known["years"], known[name], strict=True):
            if 1 <= year <= 30:
                assert ours[year - 1] == pytest.approx(factor, rel=1e-9)


def test_values_by_hand():
    """Two years of 10 and 20 person-years: (10/1.015 + 20/1.015²) · 0.4 · 16,000 = 29.2653 · 6,400 = £187,298."""
    averted = np.array([[10.0], [20.0]])
    factors = valuation.discount_factors(2, 0.015)
    assert valuation.threshold_value(averted, factors, np.array([0.4]), np.array([16_000.0]))[0] == pytest.approx(
        187_298, abs=1
    )
    assert valuation.ordered_value(averted, factors, np.array([0.3]), np.array([16_000.0]))[0] == pytest.approx(
        140_474, abs=1
    )
    saving = valuation.public_saving(
        averted, valuation.discount_factors(2, 0.035), np.array([300.0]), np.array([100.0])
    )
    assert saving[0] == pytest.approx((10 / 1.035 + 20 / 1.035**2) * 400)


def test_threshold_and_ordered_are_blended_and_never_added():

    def value(weight: float) -> float:
        ordered, threshold, saving, spill = (np.array([x]) for x in (100.0, 40.0, 5.0, 0.1))
        return valuation.mission_value(ordered, threshold, saving, weight, spill)[0]

    assert value(0.0) == pytest.approx(45 * 1.1)
    assert value(1.0) == pytest.approx(105 * 1.1)
    assert value(0.5) == pytest.approx(75 * 1.1)


def test_a_published_cost_stands_in_their_place():
    """10 and 20 person-years at £9,537 of 2019, brought to 2024 by 1.2329."""
    averted, factors = np.array([[10.0], [20.0]]), valuation.discount_factors(2, 0.015)
    cost = valuation.published_cost(averted, factors, np.array([9537.0]), np.array([1.2329]))
    assert cost[0] == pytest.approx((10 / 1.015 + 20 / 1.015**2) * 9537 * 1.2329)
