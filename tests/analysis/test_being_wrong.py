"""What each of two choices costs when it turns out wrong."""

from __future__ import annotations

import numpy as np
import pytest
from making import problem

from scenarios.analysis.being_wrong import being_wrong
from scenarios.model.run import compare


@pytest.fixture(scope="module")
def wrong(run):
    return being_wrong(run, "one_mission", "isolation")


def test_the_two_sides_are_wrong_in_futures_that_do_not_overlap(run, wrong):
    ties = (run["one_mission"].total_gbp == run["piecemeal"].total_gbp).mean()
    assert wrong.focus.chance.value + wrong.piecemeal.chance.value + ties == pytest.approx(1)


def test_the_value_given_up_is_the_mean_of_the_futures_in_which_it_is(run, wrong):
    short = run["piecemeal"].total_gbp - run["one_mission"].total_gbp
    assert wrong.focus.chance.value == pytest.approx((short > 0).mean())
    assert wrong.focus.value_gbp == pytest.approx(short[short > 0].mean())
    assert wrong.piecemeal.value_gbp == pytest.approx(-short[short < 0].mean())


def test_a_loss_is_how_often_times_how_much(wrong):
    for side in (wrong.focus, wrong.piecemeal):
        assert side.loss.value == pytest.approx(side.chance.value * side.value_gbp)


def test_people_are_counted_in_the_same_futures(run, wrong):
    beaten = run["piecemeal"].total_gbp > run["one_mission"].total_gbp
    out = {k: run[k].wards.out_at_end.sum(axis=0) for k in ("piecemeal", "one_mission")}
    assert wrong.focus.people == pytest.approx((out["piecemeal"] - out["one_mission"])[beaten].mean())


def test_people_of_another_mission_are_its_outcomes(loaded, wards):
    run = compare(problem(loaded, wards, draws=64, mission="jobs"))
    side = being_wrong(run, "one_mission", "jobs").piecemeal
    behind = run["one_mission"].total_gbp > run["piecemeal"].total_gbp
    gap = run["one_mission"].flow_outcomes["jobs"] - run["piecemeal"].flow_outcomes["jobs"]
    assert side.people == pytest.approx(gap[behind].mean() if behind.any() else 0)


def test_the_difference_of_the_two_losses_is_the_mean_difference(run, wrong):
    """What one side loses is what the other gains: the losses differ by the difference of the means."""
    gap = (run["one_mission"].total_gbp - run["piecemeal"].total_gbp).mean()
    assert wrong.piecemeal.loss.value - wrong.focus.loss.value == pytest.approx(gap)


def test_nothing_is_lost_where_nothing_is_spent(loaded, wards):
    nothing = being_wrong(compare(problem(loaded, wards, draws=32), 0.0), "one_mission", "isolation")
    for side in (nothing.focus, nothing.piecemeal):
        assert (side.chance.value, side.value_gbp, side.people, side.loss.value) == (0, 0, 0, 0)


def test_sides_are_named_and_every_strategy_is_in_the_decision(run, wrong):
    assert (wrong.focus.title, wrong.piecemeal.title) == (run["one_mission"].title, run["piecemeal"].title)
    assert set(wrong.decision.expected) == set(run.strategies) == set(wrong.titles)
    assert np.isfinite([e.value for e in wrong.decision.loss.values()]).all()


def test_a_loss_of_pence_is_a_loss(loaded, wards):
    """At a few pounds of spend nobody loses a pound, and somebody still loses."""
    run = compare(problem(loaded, wards, draws=64), 10.0)
    found = being_wrong(run, "one_mission", "isolation")
    assert found.focus.chance.value == 1
    assert 0 < found.focus.value_gbp < 1
