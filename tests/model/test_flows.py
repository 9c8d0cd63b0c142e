import numpy as np
import pytest
from making import fixed

from scenarios.model import flows, valuation
from scenarios.model.flows import FlowTerms
from scenarios.uncertainty.sample import draw


def test_an_annuity_is_its_integral():
    years = np.array([1.5, 20.0])
    t = np.linspace(0, 1, 200_001)
    integral = [np.trapezoid(1.035 ** (-t * y), t * y) for y in years]
    assert flows.annuity_years(years, 0.035) == pytest.approx(integral, rel=1e-8)


def test_outcomes_saturate_at_what_an_area_can_fill():
    terms = FlowTerms(*(np.array([x]) for x in (1000.0, 1500.0, 0.02, 5000.0, 4000.0)))
    assert flows.outcomes(np.array([[15_000.0]]), terms)[0, 0] == pytest.approx(
        10 * 0.02, rel=0.01
    )  # ten places, hardly saturated
    assert flows.outcomes(np.array([[1e12]]), terms)[0, 0] == pytest.approx(1000 * 0.02)
    assert flows.outcomes(np.array([[0.0]]), terms)[0, 0] == 0


ONE = np.array([1.0])


def worth(flow, drawn, people_rate: float, money_rate: float) -> tuple[float, float]:
    """One outcome in year 1, brought back to its own time: what is people's own, and what is money [£]."""
    rule = valuation.discounting(1, people_rate, money_rate)
    people, money = flows.value(ONE[None], flows.terms(flow, drawn, 1000), rule, 0 * ONE)
    return float(people[0] * (1 + people_rate)), float(money[0] * (1 + money_rate))


def test_a_job_is_worth_what_its_parts_say(register, missions):
    """£13,500 a year for 1.5 years, 55 % wellbeing at 1.5 % and the rest money at 3.5 %.

    ∫ = (1 - 1.015^-1.5)/ln 1.015 = 1.48341 and (1 - 1.035^-1.5)/ln 1.035 = 1.46188 years: £11,014 and £8,881.
    """
    values = {"mis_neet_value": 13_500, "mis_neet_years": 1.5, "wellby": 16_028}
    drawn = draw(fixed(register, **values), 1, 1)
    people, money = worth(missions.flows["jobs"], drawn, 0.015, 0.035)
    assert (people, money) == (pytest.approx(11_014, abs=2), pytest.approx(8_881, abs=2))
    dearer = draw(fixed(register, **{**values, "wellby": 16_028 * 1.1}), 1, 1)
    assert worth(missions.flows["jobs"], dearer, 0.015, 0.035) == pytest.approx((people * 1.1, money))
    alike = worth(missions.flows["jobs"], drawn, 0.035, 0.035)
    assert sum(alike) == pytest.approx(19_735, abs=2)


def test_health_is_people_s_own_and_does_not_move_with_a_wellby(register, missions):
    flow = missions.flows["domestic_abuse"]
    one, dearer = (draw(fixed(register, wellby=w), 1, 1) for w in (16_028.0, 18_000.0))
    people, money = worth(flow, one, 0.015, 0.035)
    assert worth(flow, dearer, 0.015, 0.035) == pytest.approx((people, money))
    assert people / (people + money) == pytest.approx(0.71)


def test_a_lump_is_kept_as_it_is_published_and_only_its_year_is_discounted(register, missions):
    """Ten outcomes in year 3, valued at £1,000 of health each: 10,000·1.015^-3, whatever they last."""
    drawn = draw(fixed(register, mis_obes_value=1000), 1, 1)
    terms = flows.terms(missions.flows["childhood_weight"], drawn, 1000)
    yearly = np.array([[0.0], [0.0], [10.0]])
    people, money = flows.value(yearly, terms, valuation.discounting(3, 0.015, 0.035), 0 * ONE)
    assert (people[0], money[0]) == (pytest.approx(10_000 / 1.015**3), 0)
    spilled, _ = flows.value(yearly, terms, valuation.discounting(3, 0.015, 0.035), 0.1 * ONE)
    assert spilled == pytest.approx(1.1 * people)


def test_without_a_rate_an_annuity_is_its_years():
    assert flows.annuity_years(np.array([1.5, 20.0]), 0.0).tolist() == [1.5, 20.0]


def test_the_same_scepticism_for_every_mission(missions):
    """Equation 20: each mission has one optimism rule.

    Deadweight only where the effect is gross, so never with an effect.
    """
    for key, flow in missions.flows.items():
        assert flow.optimism in ("scaleup", "ob_benefit")
        if flow.effect:
            assert not flow.deadweight, key
            assert not flow.additional, key


def test_terms_of_every_mission_are_finite_and_priced(register, missions):
    drawn = draw(register, 512, 1)
    for flow in missions.flows.values():
        terms = flows.terms(flow, drawn, 240_000)
        for name in terms.__dataclass_fields__:
            values = getattr(terms, name)
            assert values is None or np.isfinite(values).all()
        assert (terms.cost_gbp > 0).all()
        assert (terms.capacity > 0).all()


def test_a_pound_a_year_buys_outcomes_in_proportion():
    """A flow far from full is a line through nought, to every digit a float holds."""
    one = np.array([1.0])
    terms = FlowTerms(
        capacity=1e4 * one, cost_gbp=5e3 * one, outcome_per_place=0.2 * one, people_gbp=one, money_gbp=one
    )
    pound, ten = (flows.outcomes(np.array([[gbp]]), terms)[0, 0] for gbp in (1.0, 10.0))
    assert pound == pytest.approx(0.2 / 5e3, rel=1e-7)
    assert ten / pound == pytest.approx(10, rel=1e-6)


def test_without_what_comes_after_the_last_year_every_benefit_ends_with_it(register, missions):
    """A warm home of year 1 of 10 keeps 9½ of its twenty years, one of year 10 half a year; a lump stays as it is."""
    drawn = draw(fixed(register, mis_warm_life=20.0), 1, 1)
    home = flows.terms(missions.flows["warm_homes"], drawn, 1000)
    rule = valuation.discounting(10, 0.015, 0.035, beyond_horizon=False)
    lasts = flows.worth_of_lasting(home, rule.money, rule.beyond_horizon)
    assert lasts[[0, -1], 0] == pytest.approx(flows.annuity_years(np.array([9.5, 0.5]), 0.035))
    yearly = np.ones((10, 1))
    _, money = flows.value(yearly, home, rule, 0 * ONE)
    by_hand = sum(1.035**-t * flows.annuity_years(np.array([10 - t + 0.5]), 0.035)[0] for t in range(1, 11))
    assert money[0] == pytest.approx(by_hand * home.money_gbp[0])
    lump = flows.terms(missions.flows["carbon"], drawn, 1000)
    with_it, without = (
        flows.value(yearly, lump, valuation.discounting(10, 0.015, 0.035, beyond), 0 * ONE)[1][0]
        for beyond in (True, False)
    )
    assert with_it == without


def test_a_benefit_that_is_over_before_the_last_year_is_whole(register, missions):
    drawn = draw(fixed(register, mis_neet_years=1.5), 1, 1)
    job = flows.terms(missions.flows["jobs"], drawn, 1000)
    first = np.array([[1.0], [0.0], [0.0], [0.0]])
    both = [valuation.discounting(4, 0.015, 0.035, beyond) for beyond in (True, False)]
    with_it, without = (np.array(flows.value(first, job, rule, 0 * ONE)) for rule in both)
    assert with_it == pytest.approx(without)
