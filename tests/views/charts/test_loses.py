"""Focus loses when: each condition as a stretch of what the evidence allows."""

from __future__ import annotations

import numpy as np
import pytest
from drawing import frame_of, whole

from scenarios.analysis.discovery import Condition, Finding
from scenarios.analysis.ranges import ranges_of
from scenarios.views.charts import loses
from scenarios.views.charts.theme import LIGHT

INPUTS = ranges_of({"reach_ceiling": np.linspace(0, 1, 101), "fixed_cost_mission": np.linspace(0, 1e6, 101)})


def finding(*conditions: Condition) -> Finding:
    inside = np.zeros(101, bool)
    return Finding(conditions, 0.7, 0.8, 0.3, 0.4, inside, 5)


def drawn(found, register):
    return loses.figure(found, INPUTS, "One mission", 0.4, register, LIGHT)


@pytest.fixture(scope="module")
def both():
    below = Condition("reach_ceiling", None, 0.25, 0.9)
    return finding(below, Condition("fixed_cost_mission", 5e5, None, 0.6))


def test_the_figure_is_whole(both, register):
    whole(drawn(both, register))


def test_a_stretch_is_where_it_loses_as_a_share_of_the_middle_98(both, register):
    frame = frame_of(drawn(both, register), "conditions")
    low, high = np.quantile(np.linspace(0, 1, 101), [0.01, 0.99])
    assert frame["start_share"].tolist() == [0.0, pytest.approx((5e5 - 1e4) / (9.8e5))]
    assert frame["stop_share"].tolist() == [pytest.approx((0.25 - low) / (high - low)), 1.0]


def test_both_numbers_are_told(both, register):
    figure = drawn(both, register)
    assert "70 of 100" in figure.detail
    assert "80" in figure.detail


def test_names_take_as_many_lines_each(register):
    many = finding(*(Condition(k, None, 0.2, 0.9) for k in INPUTS))
    rows = loses.conditions_frame(many, INPUTS, register)
    assert rows["name"].str.count("\n").nunique() == 1
    assert rows["name"].str.split("\n").explode().str.len().max() <= loses.WRAPPED


def test_ends_are_told_in_the_unit_of_the_assumption(both, register):
    frame = loses.conditions_frame(both, INPUTS, register)
    assert frame["least"].tolist() == ["1\u00a0%", "£10,000"]
    assert frame["most"].tolist() == ["99\u00a0%", "£990,000"]


def test_where_nothing_is_found_there_is_no_picture(register):
    figure = drawn(None, register)
    assert figure.pictures == ()
    assert figure.summary == f"{figure.claim}."
    assert figure.table.empty


def test_the_table_says_how_often_a_condition_comes_back(both, register):
    table = drawn(both, register).table
    assert table["Comes back, in 100 searches"].tolist() == [90, 60]
    assert table["To"].iloc[0] == 0.25
