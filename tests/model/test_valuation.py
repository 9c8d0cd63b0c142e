import numpy as np
import pytest

from scenarios.model import valuation

ONE = np.ones(1)


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
    averted, rule = np.array([[10.0], [20.0]]), valuation.discounting(2, 0.015, 0.035, beyond_horizon=False)
    lived, paid_for = (
        valuation.discounted_years(averted, 0 * ONE, 0.5 * ONE, rate, rule.beyond_horizon)
        for rate in (rule.people, rule.money)
    )
    assert valuation.threshold_value(lived, 0.4 * ONE, 16_000 * ONE)[0] == pytest.approx(187_298, abs=1)
    assert valuation.ordered_value(lived, 0.3 * ONE, 16_000 * ONE)[0] == pytest.approx(140_474, abs=1)
    saving = valuation.public_saving(paid_for, 300 * ONE, 100 * ONE)
    assert saving[0] == pytest.approx((10 / 1.035 + 20 / 1.035**2) * 400)


def test_what_is_held_at_the_end_runs_off_by_hand():
    """100 people held at the end of year 10, half of them a year later: (100 + 50)/2, (50 + 25)/2, … at 1.5 %."""
    held, by_hand = 100.0, 0.0
    for k in range(1, 60):
        by_hand += (held + held / 2) / 2 / 1.015 ** (10 + k)
        held /= 2
    assert valuation.years_beyond(100 * ONE, 0.5 * ONE, 0.015, 10)[0] == pytest.approx(by_hand, rel=1e-12)
    by_year = np.zeros((10, 1))
    for beyond, years in ((True, by_hand), (False, 0.0)):
        rule = valuation.discounting(10, 0.015, 0.035, beyond)
        found = valuation.discounted_years(by_year, 100 * ONE, 0.5 * ONE, rule.people, rule.beyond_horizon)
        assert found[0] == pytest.approx(years)


@pytest.mark.parametrize(("retention", "rate", "years"), [(1.0, 0.0, 100.0), (0.0, 0.0, 0.5), (0.0, 0.02, 0.5 / 1.02)])
def test_what_never_fades_is_held_for_a_life_and_what_fades_at_once_for_half_a_year(retention, rate, years):
    found = valuation.years_beyond(ONE, retention * ONE, rate, 0)
    assert found[0] == pytest.approx(years)


def test_threshold_and_ordered_are_blended_and_never_added():

    def value(weight: float) -> float:
        ordered, threshold, saving, spill = (np.array([x]) for x in (100.0, 40.0, 5.0, 0.1))
        return valuation.mission_value(valuation.Streams(threshold, ordered, {"nhs": saving}), weight, spill)[0]

    assert value(0.0) == pytest.approx(45 * 1.1)
    assert value(1.0) == pytest.approx(105 * 1.1)
    assert value(0.5) == pytest.approx(75 * 1.1)


def test_a_published_cost_stands_in_their_place():
    """10 and 20 person-years at £9,537 of 2019, brought to 2024 by 1.2329."""
    lived = (10 / 1.015 + 20 / 1.015**2) * ONE
    assert valuation.published_cost(lived, 9537 * ONE, 1.2329 * ONE)[0] == pytest.approx(lived[0] * 9537 * 1.2329)


@pytest.mark.parametrize("retention", [0.97, 0.995])
def test_what_fades_slowly_is_held_for_a_hundred_years_and_no_longer(retention):
    """Summed year by year: at so slow a fading the hundredth year still counts."""
    by_hand = sum(1.015**-k * retention ** (k - 1) for k in range(1, 101)) * (1 + retention) / 2
    assert valuation.years_beyond(ONE, retention * ONE, 0.015, 0)[0] == pytest.approx(by_hand)
