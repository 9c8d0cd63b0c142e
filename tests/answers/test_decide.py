"""The answers of "What decides it"."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.analysis import drivers, pilot
from scenarios.analysis.target import Target
from scenarios.answers import decide, link
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices
from scenarios.answers.sizes import size_of
from scenarios.domain.scenario import Override


@pytest.fixture(scope="module")
def resolved(question):
    return RESOLVER.resolve(question)


def test_the_share_of_losing_futures_is_of_all_of_them(decided, resolved):
    totals = resolved.comparison.totals()
    assert decided.losing_share == pytest.approx((totals["one_mission"] < totals["piecemeal"]).mean())
    assert decided.futures == resolved.draws.n


def test_assumptions_are_ranked_and_pure_luck_is_left_out(decided, resolved):
    values = [e.estimate.value for e in decided.evppi]
    assert values == sorted(values, reverse=True)
    assert not [e.key for e in decided.evppi if resolved.register[e.key].luck]
    assert {e.key for e in decided.group_evppi} <= set(drivers.GROUPS)


def test_no_assumption_is_worth_more_than_knowing_everything(decided):
    evpi = decided.wrong.decision.evpi
    assert decided.evppi[0].estimate.value <= evpi.value + 2 * (evpi.se or 0) + 2 * (decided.evppi[0].estimate.se or 0)


def test_only_what_stands_clear_has_a_switching_value(decided):
    clear = {e.key for e in decided.evppi if e.clear}
    assert set(decided.switches) <= clear


def test_the_example_is_a_future_in_which_it_loses(decided, resolved):
    if decided.finding is None:
        assert decided.example is None
        return
    totals = resolved.comparison.totals()
    assert totals["one_mission"][decided.example] < totals["piecemeal"][decided.example]


def test_thirty_two_combinations_and_a_curve_over_spend(decided):
    assert len(decided.outcomes) == 32
    assert len(decided.across.spend_gbp) == 21


def test_robustness_is_of_the_target_that_was_asked(resolved):
    easy, _ = decide.robustness(resolved, Target("isolation", 1e-9, 5))
    hard, best = decide.robustness(resolved, Target("isolation", 0.99, 5))
    assert easy["one_mission"].target_met.value > hard["one_mission"].target_met.value == 0
    assert 0 < best < 0.99
    assert easy["one_mission"].expected_regret == hard["one_mission"].expected_regret


def test_an_opened_future_shows_what_is_asked_for_first(resolved):
    found = decide.opened_future(resolved, 3, ("reach_ceiling",))
    assert found.number == 3
    assert found.facts[0].key == "reach_ceiling"
    assert set(found.people) == {"piecemeal", "one_mission"}
    assert found.totals_gbp["piecemeal"] == resolved.comparison["piecemeal"].total_gbp[3]


def test_starting_later_gains_less_and_a_single_year_leaves_nothing(question, resolved):
    now, later = decide.leads_gbp(resolved)
    assert now >= later
    one = RESOLVER.resolve(question.with_levers(years=1))
    assert decide.leads_gbp(one)[1] == 0


def test_a_pilot_needs_something_a_sample_can_measure(resolved, decided):
    leads = decide.leads_gbp(resolved)
    key = decide.measurable(decided, resolved.register)[0]
    weighed = decide.pilot_value(resolved, key, 100, 12, 20_000.0, leads)
    assert weighed.answers == 100
    assert weighed.cost_gbp == 20_000
    assert 0 <= weighed.worth_gbp <= weighed.most_gbp
    luck = next(k for k, p in resolved.register.parameters.items() if p.luck)
    assert decide.pilot_value(resolved, luck, 100, 12, 0.0, leads) is None


def test_a_fixed_assumption_cannot_be_piloted(question):
    held = question.assuming(Override(key="reach_ceiling", fixed=0.3, why="a test"))
    assert decide.pilot_value(RESOLVER.resolve(held), "reach_ceiling", 10, 0, 0.0, (0.0, 0.0)) is None


def test_measurable_assumptions_are_in_the_order_of_their_worth(resolved, decided):
    keys = decide.measurable(decided, resolved.register)
    order = [e.key for e in decided.evppi]
    assert keys == [k for k in order if k in keys]
    assert all(pilot.kind_of(resolved.register[k]) for k in keys)


def test_advice_is_of_all_draws_and_against_piecemeal(resolved):
    found = decide.advice(resolved)
    assert "piecemeal" not in found.leads
    assert found.decision.expected["one_mission"].value == pytest.approx(
        resolved.comparison["one_mission"].total_gbp.mean()
    )


def test_a_switching_value_by_running_again_lies_where_the_expected_values_cross():
    resolved = RESOLVER.resolve(link.asked(Choices(levers={"draws": 256}, strategies=("one_mission",)), RESOLVER))
    key = "fixed_cost_mission"
    found = decide.switches_by_rerun(resolved, ((key, ()),))[key]
    low, high = np.quantile(resolved.draws[key], decide.REACH)
    for switch in found:
        assert low <= switch.at <= high
        assert switch.below != switch.above


def test_each_of_the_first_two_questions_is_answered_alone_with_the_same_figures(resolved, decided):
    alone, losing = decide.wrong_choice(resolved), decide.losing_futures(resolved)
    assert alone.varies
    assert alone.wrong == decided.wrong
    assert alone.across.least == decided.across.least
    for key, loss_gbp in alone.across.loss_gbp.items():
        np.testing.assert_array_equal(loss_gbp, decided.across.loss_gbp[key])
    assert losing.titles == decided.wrong.titles
    assert losing.losing_share == decided.losing_share > 0
    assert losing.finding is not None
    assert decided.finding is not None
    assert losing.finding.conditions == decided.finding.conditions
    assert (losing.example, losing.circumstances, losing.futures) == (
        decided.example,
        decided.circumstances,
        decided.futures,
    )


def test_what_a_picture_needs_of_the_draws_is_kept_and_not_the_draws(decided, resolved):
    assert size_of(decided.inputs) < 0.1 * sum(size_of(resolved.draws[k]) for k in decided.inputs)
