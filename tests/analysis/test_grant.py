"""A grant buys the same programmes with the same cash, and leaves pledges as they are (equation 38)."""

from __future__ import annotations

import numpy as np
import pytest
from making import problem

from scenarios.analysis.grant import grant_against_focus
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.scenario import BASELINE
from scenarios.model.pointing import point_all
from scenarios.model.resource import net_resource
from scenarios.model.run import cash_cost, compare, grant_instead, run_strategy, with_running_cost_paid
from scenarios.store.files import scenario_files


@pytest.fixture(scope="module")
def ready(loaded, wards):
    return problem(loaded, wards, draws=128)


@pytest.fixture(scope="module")
def pointings(ready):
    return point_all(ready)


def total(ready, pointing, spend=4e8):
    return run_strategy(ready, pointing, spend).total_gbp


def test_a_grant_of_nothing_is_piecemeal_to_the_last_bit(ready, pointings):
    none = grant_instead(pointings[BASELINE], WARD_MISSION, np.zeros(ready.n))
    assert np.array_equal(total(ready, none), total(ready, pointings[BASELINE]))


@pytest.mark.parametrize("mission", ["isolation", "carbon"])
def test_the_money_of_a_grant_is_net_of_its_overhead_in_the_years_of_the_mission(ready, pointings, mission):
    grant = np.full(ready.n, 1e6)
    m = ready.missions.keys.index(mission)
    pay = grant_instead(pointings[BASELINE], mission, grant)
    scattered, directed = net_resource(ready, pay, m, 4e8)
    plain, nothing = net_resource(ready, pointings[BASELINE], m, 4e8)
    assert np.array_equal(scattered, plain)
    assert not nothing.any()
    expected = 1e6 * (1 - ready.draws["grant_transaction_share"]) * (ready.aligned > 0)
    assert directed == pytest.approx(expected)
    other = ready.missions.keys.index("jobs")
    assert not net_resource(ready, pay, other, 4e8)[1].any()


def test_pledges_stay_as_they_are_and_directed_and_remainder_are_usable(ready, pointings):
    pay = grant_instead(pointings[BASELINE], WARD_MISSION, np.full(ready.n, 1e6))
    with_grant, plain = (run_strategy(ready, p, 4e8) for p in (pay, pointings[BASELINE]))
    for name, stage in plain.waterfall.stages().items():
        assert np.array_equal(with_grant.waterfall.stages()[name], stage), name


def test_a_grant_needs_no_spend_and_buys_more_the_larger_it_is(ready, pointings):
    people = []
    for grant in (0.0, 1e5, 1e6, 1e7):
        pay = grant_instead(pointings[BASELINE], WARD_MISSION, np.full(ready.n, grant))
        people.append(run_strategy(ready, pay, 0.0).wards.reached.sum(axis=0).mean())
    assert people[0] == 0
    assert people == sorted(people)
    assert people[3] < 10 * people[2]  # reach saturates


def test_a_running_cost_that_is_paid_is_not_taken_off(ready, pointings):
    m = ready.missions.keys.index(WARD_MISSION)
    paid = net_resource(ready, with_running_cost_paid(pointings["one_mission"]), m, 4e8)[1]
    draws, of = ready.draws, pointings["one_mission"].at_work
    gross = ready.aligned * (4e8 * of.directed[m])
    assert paid == pytest.approx(gross * (1 - draws["sv_overhead"]))
    assert (paid >= net_resource(ready, pointings["one_mission"], m, 4e8)[1] - 1e-6).all()


def test_the_cash_is_discounted_as_money_in_the_years_with_a_mission(ready):
    grant = np.full(ready.n, 2.0)
    by_hand = sum(
        2.0 * (ready.aligned[t - 1] > 0) * (1 + ready.draws["stpr"][0]) ** -t for t in range(1, ready.years + 1)
    )
    assert cash_cost(ready, grant) == pytest.approx(by_hand)


def test_the_comparison_is_of_the_same_cash_on_the_same_draws(ready, pointings):
    found = grant_against_focus(ready, pointings, compare(ready), "one_mission", 4e8)
    running = ready.draws["fixed_cost_mission"]
    cash = cash_cost(ready, running)
    grant = total(ready, grant_instead(pointings[BASELINE], "isolation", running)) - cash
    focus = total(ready, with_running_cost_paid(pointings["one_mission"])) - cash
    assert found.grant_over_focus.summary.mean.value == pytest.approx((grant - focus).mean())
    assert found.grant_over_focus.p_better.value == (grant > focus).mean()
    base = total(ready, pointings[BASELINE])
    assert found.grant.value.summary.mean.value == pytest.approx((grant - base).mean())
    assert found.focus_paid.value.summary.mean.value == pytest.approx((focus - base).mean())
    assert found.focus.value.summary.mean.value == pytest.approx((total(ready, pointings["one_mission"]) - base).mean())
    base, grant_run, paid_run, plain = (
        run_strategy(ready, p, 4e8).wards.out_at_end.sum(axis=0).mean()
        for p in (
            pointings[BASELINE],
            grant_instead(pointings[BASELINE], "isolation", running),
            with_running_cost_paid(pointings["one_mission"]),
            pointings["one_mission"],
        )
    )
    sides = (found.grant, found.focus_paid, found.focus)
    assert [s.people.mean.value for s in sides] == pytest.approx([grant_run - base, paid_run - base, plain - base])
    assert found.grant_gbp.value == pytest.approx(running.mean())
    assert (found.cost_gbp.value, found.of_own) == (pytest.approx(cash.mean()), False)


def test_a_sum_of_ones_own_is_paid_instead(ready, pointings):
    found = grant_against_focus(ready, pointings, compare(ready), "one_mission", 4e8, 1e6)
    assert (found.grant_gbp.value, found.of_own) == (1e6, True)
    small = grant_against_focus(ready, pointings, compare(ready), "one_mission", 4e8)
    assert found.grant.people.mean.value > small.grant.people.mean.value
    assert found.focus_paid == small.focus_paid


def test_it_can_lose(loaded, wards):
    """Where every contract is asked for a fifth, the pledges are worth far more than the grant."""
    much = scenario_files.load("every_contract_counts")
    ready = problem(much, wards, much.scenario, much.register, draws=2048)
    assert over(ready).verdict == "worse"
    assert over(problem(loaded, wards, draws=2048)).p_better.value > 0.6


def over(ready):
    return grant_against_focus(ready, point_all(ready), compare(ready), "one_mission", 4e8).grant_over_focus
