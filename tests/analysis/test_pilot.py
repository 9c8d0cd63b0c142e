"""What a pilot is worth and what waiting for it costs, against what can be written down."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis import information, pilot
from scenarios.uncertainty.distributions import quantile
from scenarios.verification import closed_forms


@pytest.fixture(scope="module")
def normal():
    """Draws of a standard normal without noise of their own, and the gain that hangs on it."""
    x = np.array(np.sort(np.random.default_rng(0).normal(size=40_000)))
    return x, np.stack([np.zeros_like(x), x + 0.3])


def test_answers_on_a_normal_match_the_closed_form(normal):
    x, fitted = normal
    for n in (1, 4, 20, 100):
        exact = closed_forms.evsi_normal(0.3, 1.0, 2.0, n)
        assert pilot.evsi(fitted, 2.0**2 / x.var(), n) == pytest.approx(exact, rel=0.03)


@given(st.integers(1, 10_000), st.floats(0.1, 500))
def test_more_answers_are_never_worth_less_and_never_more_than_certainty(n, known):
    x = np.linspace(-2, 2, 101)
    fitted = np.stack([np.zeros_like(x), x + 0.1])
    some, more, most = (pilot.evsi(fitted, k, m) for k, m in ((known, n), (known, n + 1), (0.0, 1)))
    assert 0 <= some <= more + 1e-12 <= most + 1e-9


def test_answers_teach_nothing_where_nothing_varies():
    assert pilot.answers_known(np.ones(5), "share") == np.inf
    assert pilot.evsi(np.array([[0.0, 0.0], [1.0, -1.0]]), np.inf, 100) == 0


def test_a_beta_prior_is_worth_its_a_and_b(register):
    share = register["reach_ceiling"].model_copy(update={"distribution": "beta", "parameters": {"a": 6.0, "b": 14.0}})
    u = (np.arange(20_000) + 0.5) / 20_000
    assert pilot.answers_known(quantile(share, u), "share") == pytest.approx(20, rel=0.01)


def test_effects_and_amounts_by_hand():
    x = np.array([0.8, 1.2])  # mean 1, variance 0.04
    assert pilot.answers_known(x, "effect") == pytest.approx(4 / 0.04)
    assert pilot.answers_known(x, "amount") == pytest.approx(1 / 0.04)


def test_each_kind_of_parameter_has_its_way_of_being_measured(register):
    kinds = {key: pilot.kind_of(p) for key, p in register.parameters.items()}
    assert set(kinds.values()) == {"share", "effect", "amount", None}
    for key, kind in kinds.items():
        p = register[key]
        if p.luck or not p.drawn or p.distribution == "dirichlet":
            assert kind is None, key
        elif p.unit == "SMD":
            assert kind == "effect", key
        elif kind == "share":
            assert p.upper == 1, key


def test_the_years_left_after_waiting_by_hand():
    assert pilot.remaining_share(10, 0, 0.035) == pytest.approx(1)
    assert pilot.remaining_share(10, 10, 0.035) == 0
    assert pilot.remaining_share(2, 1, 0.0) == pytest.approx(0.5)
    assert pilot.remaining_share(2, 0.5, 0.0) == pytest.approx(0.75)
    assert pilot.remaining_share(3, 1, 0.1) < 2 / 3  # years later are worth less


def test_waiting_costs_a_straight_line_and_never_pays():
    assert pilot.cost_of_delay(100, 90, 0.5) == pytest.approx(5)
    assert pilot.cost_of_delay(100, 120, 1) == 0


def test_a_pilot_is_its_worth_less_waiting_less_cost(normal):
    x, fitted = normal
    weighed = pilot.weigh(fitted, x, "effect", 50, left_share=0.8, delay_gbp=0.01, cost_gbp=0.02)
    assert weighed.worth_gbp == pytest.approx(0.8 * pilot.evsi(fitted, pilot.answers_known(x, "effect"), 50))
    assert weighed.most_gbp == pytest.approx(closed_forms.evpi_two_options(0.3, 1.0), rel=0.03)
    assert weighed.net_gbp == pytest.approx(weighed.worth_gbp - 0.03)


def test_conditional_means_of_a_straight_line_are_the_line():
    x = np.random.default_rng(3).normal(size=2000)
    fitted = information.conditional(x, information.relative({"a": np.zeros(2000), "b": 2 * x + 1}))
    off = np.abs(np.ptp(fitted, axis=0) - np.abs(2 * x + 1))
    assert np.median(off) < 0.03  # a curve along the ranks strays a little from a line, in the tails most
    assert np.sqrt((off**2).mean()) < 0.06
