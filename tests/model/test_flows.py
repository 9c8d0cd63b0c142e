import numpy as np
import pytest
from making import fixed

from scenarios.model import flows
from scenarios.model.flows import FlowTerms
from scenarios.uncertainty.sample import draw


def test_an_annuity_is_its_integral():
    years = np.array([1.5, 20.0])
    t = np.linspace(0, 1, 200_001)
    integral = [np.trapezoid(1.035 ** (-t * y), t * y) for y in years]
    assert flows.annuity_years(years, 0.035) == pytest.approx(integral, rel=1e-8)


def test_outcomes_saturate_at_what_an_area_can_fill():
    terms = FlowTerms(*(np.array([x]) for x in (1000.0, 1500.0, 0.02, 9000.0)))
    assert flows.outcomes(np.array([[15_000.0]]), terms)[0, 0] == pytest.approx(
        10 * 0.02, rel=0.01
    )  # ten places, hardly saturated
    assert flows.outcomes(np.array([[1e12]]), terms)[0, 0] == pytest.approx(1000 * 0.02)
    assert flows.outcomes(np.array([[0.0]]), terms)[0, 0] == 0


def test_a_job_is_worth_what_its_parts_say(register, missions):
    """£13,500 a year for 1.5 years at 3.5 %.

    ∫ = (1 - 1.035^-1.5)/ln 1.035 = 1.46188 years, so £19,735, with wellby at its centre.
    """
    drawn = draw(fixed(register, mis_neet_value=13_500, mis_neet_years=1.5, wellby=16_028), 1, 1)
    assert flows.unit_value(missions.flows["jobs"], drawn, 0.035)[0] == pytest.approx(19_735, abs=2)
    dearer = draw(fixed(register, mis_neet_value=13_500, mis_neet_years=1.5, wellby=16_028 * 1.1), 1, 1)
    assert flows.unit_value(missions.flows["jobs"], dearer, 0.035)[0] == pytest.approx(19_735 * 1.055, abs=3)


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
        terms = flows.terms(flow, drawn, 240_000, 0.035)
        for name in terms.__dataclass_fields__:
            values = getattr(terms, name)
            assert np.isfinite(values).all()
        assert (terms.cost_gbp > 0).all()
        assert (terms.capacity > 0).all()


def test_a_pound_a_year_buys_outcomes_in_proportion():
    """A flow far from full is a line through nought, to every digit a float holds."""
    one = np.array([1.0])
    terms = FlowTerms(capacity=1e4 * one, cost_gbp=5e3 * one, outcome_per_place=0.2 * one, value_gbp=one)
    pound, ten = (flows.outcomes(np.array([[gbp]]), terms)[0, 0] for gbp in (1.0, 10.0))
    assert pound == pytest.approx(0.2 / 5e3, rel=1e-7)
    assert ten / pound == pytest.approx(10, rel=1e-6)
