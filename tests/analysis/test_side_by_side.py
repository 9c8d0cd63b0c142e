"""Leads paired on common futures, which is largest, and a bridge whose steps sum to the whole."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.analysis.side_by_side import LeadDraws, apart, bridge, most, per

BLOCKS = ((0, 512), (512, 1024))


def lead(seed: int, shift: float = 0.0, mission: str = "isolation", blocks=BLOCKS) -> LeadDraws:
    n, rng = blocks[-1][1], np.random.default_rng(seed)
    return LeadDraws(mission, rng.normal(10 + shift, 3, n), rng.normal(1e6 * (1 + shift), 1e5, n), blocks)


def moved(of: LeadDraws, people: float, value_gbp: float) -> LeadDraws:
    return LeadDraws(of.mission, of.people + people, of.value_gbp + value_gbp, of.blocks)


def test_a_difference_is_taken_future_by_future_and_not_between_averages():
    first = lead(1)
    found = apart(moved(first, 2.0, 3e4), first)
    assert found.people.mean.value == pytest.approx(2.0)
    assert found.people.low == pytest.approx(found.people.high)  # although each of the two varies widely
    assert found.value.p_better.value == 1.0
    assert found.value.verdict == "better"


def test_people_of_two_missions_are_not_taken_from_each_other():
    found = apart(lead(1, mission="jobs"), lead(2))
    assert found.people is None
    assert found.value.summary.mean.value == pytest.approx(float((lead(1).value_gbp - lead(2).value_gbp).mean()))


def test_other_futures_are_refused():
    with pytest.raises(ValueError, match="other futures cannot be paired: 512 and 1024"):
        apart(lead(1, blocks=((0, 512),)), lead(1))


def test_the_largest_is_told_by_people_only_where_all_count_the_same():
    few, many = lead(1), lead(2, 5.0)
    assert (most([few, many]).number, most([few, many]).by_people) == (1, True)
    other = LeadDraws("jobs", many.people * 100, few.value_gbp - 1e6, BLOCKS)
    found = most([few, other])
    assert (found.number, found.by_people) == (0, False)


def test_what_simulation_cannot_tell_apart_is_not_clear():
    first = lead(3)
    noise = np.random.default_rng(9).normal(0, 5, 1024)
    noise -= noise.mean() - 1e-6
    assert not most([first, LeadDraws("isolation", first.people + noise, first.value_gbp, BLOCKS)]).clear
    assert most([first, moved(first, 1.0, 0.0)]).clear
    assert most([first]).clear


def test_the_steps_of_a_bridge_sum_to_the_whole_and_each_is_paired():
    start = lead(4)
    one = moved(start, -3.0, 2e5)
    two = LeadDraws("isolation", one.people * 2, one.value_gbp - 5e4, BLOCKS)
    found = bridge(start, [(("Spend",), one), (("Council", "Contracts"), two)])
    assert [s.names for s in found.steps] == [("Spend",), ("Council", "Contracts")]
    assert found.start_people + sum(s.people.mean.value for s in found.steps) == pytest.approx(found.end_people)
    assert found.start_gbp + sum(s.value.mean.value for s in found.steps) == pytest.approx(found.end_gbp)
    assert found.steps[0].people.low == pytest.approx(-3.0)
    assert found.steps[-1].reached_gbp == pytest.approx(found.end_gbp)
    assert found.whole.people.mean.value == pytest.approx(found.end_people - found.start_people)
    assert found.counts_people


def test_a_bridge_over_a_change_of_mission_is_told_in_pounds():
    start = lead(4)
    found = bridge(start, [(("Mission",), lead(5, mission="jobs")), (("Years",), lead(6, mission="jobs"))])
    assert not found.counts_people
    assert found.steps[0].people is None
    assert found.steps[1].people is not None


def test_there_and_back_is_not_told_in_people_either():
    start = lead(4)
    found = bridge(start, [(("Mission",), lead(5, mission="jobs")), (("Back",), start)])
    assert not found.counts_people  # one of its steps has no people, though both ends have


def test_so_much_for_each_of_none_is_not_known():
    assert per(6.0, 3.0) == 2.0
    assert per(6.0, 0.0) is None
