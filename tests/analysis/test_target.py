"""Whether a target is met, and how far each strategy comes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import problem

from scenarios.analysis.target import Target, met, out_by_year, reached
from scenarios.model.run import compare


def test_people_out_by_year_undo_the_half_cycle(loaded, wards):
    run = compare(problem(loaded, wards, years=6))
    for result in run.strategies.values():
        assert out_by_year(result.wards.averted_by_year)[-1] == pytest.approx(result.wards.out_at_end.sum(axis=0))


@given(st.lists(st.floats(0, 1e5), min_size=1, max_size=15))
def test_any_path_of_people_comes_back_from_its_half_cycles(path):
    """A year counts the mean of its two ends, beginning with nobody."""
    out = np.array([0.0, *path])
    averted = (out[:-1] + out[1:])[:, None] / 2
    assert out_by_year(averted)[:, 0] == pytest.approx(out[1:], abs=1e-4)


def test_a_target_is_met_where_it_is_low_and_not_where_it_is_high(run):
    assert met(run, Target("isolation", 1e-9, 10))["one_mission"].mean() > 0.5
    assert not met(run, Target("isolation", 0.99, 10))["one_mission"].any()
    assert met(run, Target("jobs", 0.0, 10))["piecemeal"].mean() > 0.9


def test_a_target_of_people_is_a_share_of_all_who_are_lonely(run):
    share = reached(run, Target("isolation", 0.2, 10))["one_mission"]
    by_hand = run["one_mission"].wards.out_at_end.sum(axis=0) / run.condition.sum(axis=0)
    assert share == pytest.approx(by_hand)


def test_a_target_of_another_mission_counts_its_outcomes(run):
    for key, x in reached(run, Target("jobs", 100, 10)).items():
        assert x == pytest.approx(run[key].flow_outcomes["jobs"])


def test_a_target_exactly_reached_is_met(run):
    jobs = run["piecemeal"].flow_outcomes["jobs"]
    assert met(run, Target("jobs", float(jobs.max()), 10))["piecemeal"].sum() == 1


def test_a_harder_target_is_met_no_more_often(run):
    chances = [met(run, Target("isolation", a, 10))["one_mission"].mean() for a in (0, 1e-4, 1e-3, 1e-2, 0.1)]
    assert chances == sorted(chances, reverse=True)


@pytest.mark.parametrize("year", [1, 3, 10])
def test_the_year_of_the_target_is_the_year_that_is_read(run, year):
    out = out_by_year(run["one_mission"].wards.averted_by_year)
    whole = run.condition.sum(axis=0)
    assert reached(run, Target("isolation", 0.1, year))["one_mission"] == pytest.approx(out[year - 1] / whole)
