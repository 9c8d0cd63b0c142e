"""Advice from anybody's draws."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.analysis.acceptability import net_benefit
from scenarios.analysis.from_draws import LEAST_DRAWS, advise
from scenarios.analysis.study import Study
from scenarios.domain.errors import InputError

N = 800


@pytest.fixture(scope="module")
def inputs():
    rng = np.random.default_rng(11)
    return {"decides": rng.normal(size=N), "noise": rng.normal(size=N)}


@pytest.fixture(scope="module")
def values(inputs):
    return {"do": inputs["decides"] + 0.2, "wait": np.zeros(N)}


@pytest.fixture(scope="module")
def advice(values, inputs):
    return advise(values, inputs)


def test_the_input_that_decides_is_worth_most(advice):
    assert [e.key for e in advice.evppis] == ["decides", "noise"]
    assert advice.evppis[0].clear
    assert not advice.evppis[1].clear
    assert advice.evppis[0].estimate.value == pytest.approx(advice.decision.evpi.value, rel=0.05)


def test_the_choice_changes_where_the_two_cross(advice):
    (only,) = advice.switches["decides"]
    assert only.at == pytest.approx(-0.2, abs=0.05)
    assert (only.below, only.above) == ("wait", "do")
    assert "noise" not in advice.switches  # nothing to say of an input that does not matter


def test_it_loses_where_the_input_is_low(advice):
    (condition,) = advice.finding.conditions
    assert condition.key == "decides"
    assert condition.low is None
    assert condition.high == pytest.approx(-0.2, abs=0.15)


def test_a_strategy_that_is_always_best_is_never_beaten(inputs):
    sure = advise({"do": np.ones(N), "wait": np.zeros(N)}, inputs)
    assert sure.never_beaten
    assert sure.finding is None
    assert sure.decision.evpi.value == 0


def test_leads_are_against_the_worst_unless_said_otherwise(values, inputs):
    assert set(advise(values, inputs).leads) == {"do"}
    assert set(advise(values, inputs, against="do").leads) == {"wait"}


def test_a_threshold_is_what_meets_the_target(values, inputs):
    assert advise(values, inputs, threshold=0.0).robustness["wait"].target_met.value == 1
    assert advise(values, inputs, threshold=0.1).robustness["wait"].target_met.value == 0


def test_a_set_is_valued_beside_its_members(values, inputs):
    found = {e.key: e for e in advise(values, inputs, sets={"both": ("decides", "noise")}).evppis}
    assert found["both"].members == ("decides", "noise")
    assert found["both"].estimate.value >= found["decides"].estimate.value * 0.95


def test_costs_and_effects_give_a_frontier(inputs):
    costs = {"do": np.full(N, 10.0), "wait": np.zeros(N)}
    effects = {"do": 1 + 0.01 * inputs["noise"], "wait": np.zeros(N)}
    values = net_benefit(costs, effects, 20.0)
    assert values["do"] == pytest.approx(20 * effects["do"] - 10)
    found = advise(values, inputs, costs=costs, effects=effects).frontier
    assert [r.strategy for r in found] == ["wait", "do"]
    assert found[1].icer == pytest.approx(10, rel=0.01)
    assert advise(values, inputs).frontier == []


def test_no_inputs_still_give_a_decision(values):
    found = advise(values, {})
    assert (found.evppis, found.switches, found.finding) == ([], {}, None)
    assert found.decision.preferred == "do"


@pytest.mark.parametrize(
    ("values", "inputs", "says"),
    [
        ({"only": np.zeros(N)}, {}, "a choice needs two strategies or more"),
        ({"a": np.zeros(N), "b": np.zeros(N - 1)}, {}, "as many draws as the others"),
        ({"a": np.zeros(N), "b": np.zeros(N)}, {"x": np.zeros(3)}, "as many draws as the others"),
        ({"a": np.zeros(9), "b": np.zeros(9)}, {}, f"advice needs {LEAST_DRAWS} draws or more"),
    ],
)
def test_draws_that_cannot_be_used_are_refused_in_a_sentence(values, inputs, says):
    with pytest.raises(InputError, match=says):
        advise(values, inputs)


def test_a_strategy_without_an_effect_is_named():
    with pytest.raises(InputError, match="strategies is 'b', but every strategy needs both a cost and an effect"):
        net_benefit({"a": np.zeros(2), "b": np.zeros(2)}, {"a": np.zeros(2)}, 1.0)


def test_a_frontier_needs_both_costs_and_effects(values, inputs):
    costs, effects = {"do": np.full(N, 2.0), "wait": np.zeros(N)}, values
    assert advise(values, inputs, costs=costs).frontier == []
    assert advise(values, inputs, effects=effects).frontier == []
    assert {r.strategy for r in advise(values, inputs, costs=costs, effects=effects).frontier} == {"do", "wait"}


def test_fifty_draws_are_enough_and_one_less_is_not():
    draws = np.linspace(-1, 1, LEAST_DRAWS)
    assert advise({"a": draws, "b": -draws}, {"x": draws}).decision.evpi.value > 0
    with pytest.raises(InputError, match=f"advice needs {LEAST_DRAWS} draws or more"):
        advise({"a": draws[1:], "b": -draws[1:]}, {"x": draws[1:]})


def test_nothing_is_worth_more_to_know_than_everything(values, inputs):
    told = advise(values, {**inputs, "all": values["do"]}, sets={"both": ("decides", "all")})
    assert max(w.estimate.value for w in told.evppis) <= told.decision.evpi.value


def test_a_strategy_that_is_never_beaten_has_nowhere_to_switch():
    x = np.linspace(0, 1, 400)
    told = advise({"ahead": 2 + np.sin(20 * x), "behind": np.sin(20 * x)}, {"x": x})
    assert told.never_beaten
    assert told.switches == {}
    assert told.level_share == 0


def noisy():
    rng = np.random.default_rng(12)
    inputs = {"a": rng.normal(size=N), "b": rng.gamma(2, size=N)}
    return {"do": inputs["a"] - 0.3 * inputs["b"] + 0.5 + rng.normal(size=N), "wait": np.zeros(N)}, inputs


def test_no_error_hangs_on_the_order_of_somebody_s_rows():
    values, inputs = noisy()
    straight = advise(values, inputs)
    for order in (np.argsort(inputs["a"]), np.argsort(values["do"]), np.arange(N)[::-1]):
        turned = advise({k: v[order] for k, v in values.items()}, {k: v[order] for k, v in inputs.items()})
        assert turned.decision.evpi.se == pytest.approx(straight.decision.evpi.se, rel=1e-9)
        assert turned.decision.evpi.value == pytest.approx(straight.decision.evpi.value)
        for mine, theirs in zip(turned.evppis, straight.evppis, strict=True):
            assert (mine.key, mine.estimate.se) == (theirs.key, pytest.approx(theirs.estimate.se, rel=1e-6))
        assert order[turned.finding.example] == straight.finding.example
        assert (turned.finding.inside == straight.finding.inside[order]).all()


def test_the_error_is_that_of_independent_draws():
    """Sorted rows in blocks as they come would tell ten times the error."""
    values, inputs = noisy()
    order = np.argsort(values["do"])
    found = advise({k: v[order] for k, v in values.items()}, {k: v[order] for k, v in inputs.items()})
    assert found.decision.expected["do"].se == pytest.approx(values["do"].std() / np.sqrt(N), rel=0.5)


def test_a_strategy_that_is_left_out_is_told_and_an_input_that_decides_alone_is_not(values, inputs):
    left_out = advise({"do": values["do"], "wait": values["wait"]}, {**inputs, "other": values["do"] * 2.0})
    assert "other" in left_out.worth_everything
    assert advise(values, {"decides": inputs["decides"]}).worth_everything == []
    assert advise(*noisy()).worth_everything == []
    sure = {"do": 1 + 0 * values["do"], "wait": values["wait"]}
    assert advise(sure, inputs).worth_everything == []


def test_a_target_is_met_from_nothing_on_unless_another_is_given():
    x = np.linspace(-0.5, 1.5, 400)
    values = {"a": x, "b": x - 1}
    assert advise(values, {}).robustness["a"].target_met.value == pytest.approx(0.75, abs=0.01)
    assert advise(values, {}, threshold=1.0).robustness["a"].target_met.value == pytest.approx(0.25, abs=0.01)


def test_fifty_draws_are_enough():
    assert LEAST_DRAWS == 50


def test_a_study_is_weighed_for_one_person_where_nobody_says_for_how_many():
    rng = np.random.default_rng(2)
    x = rng.normal(size=400)
    values = {"no": np.zeros(400), "yes": x + 0.1}
    found = advise(values, {"x": x}, studies=[Study("x", 10.0, (50,), 0.0, 0.001)])
    (size,) = found.studies[0].sizes
    assert size.net_benefit == pytest.approx(size.evsi.value - 0.05)
