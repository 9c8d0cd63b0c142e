"""Where the choice changes, on a range plot."""

from __future__ import annotations

import numpy as np
import pytest
from drawing import frame_of, whole

from scenarios.analysis.drivers import DROP_YEAR
from scenarios.analysis.ranges import ranges_of
from scenarios.analysis.switching import Switch
from scenarios.views.charts import switching
from scenarios.views.charts.theme import LIGHT

TITLES = {"piecemeal": "Piecemeal", "one_mission": "One mission"}
INPUTS = ranges_of({"reach_ceiling": np.linspace(0, 1, 101), "fixed_cost_mission": np.linspace(0, 1e6, 101)})
FOUND = {"fixed_cost_mission": [Switch(2.5e5, "one_mission", "piecemeal")], "reach_ceiling": []}


def drawn(found, register):
    return switching.figure(found, {}, INPUTS, TITLES, register, LIGHT)


@pytest.fixture(scope="module")
def shown(register):
    return drawn(FOUND, register)


def test_the_figure_is_whole(shown):
    whole(shown)


def test_a_range_is_drawn_for_every_assumption_and_a_diamond_where_the_choice_changes(shown):
    ranges, marked = frame_of(shown, "ranges"), frame_of(shown, "switches")
    assert len(ranges) == 2
    assert marked["at_share"].tolist() == [pytest.approx((2.5e5 - 1e4) / 9.8e5)]
    assert marked["label"].tolist() == ["changes at £250,000: piecemeal above"]


def test_an_assumption_without_a_switch_says_so(shown):
    labels = frame_of(shown, "ranges")["label"].tolist()
    assert labels == ["changes at £250,000: piecemeal above", "no change within its range"]


def test_eight_values_in_ten_lie_inside_the_whole(shown):
    frame = frame_of(shown, "ranges")
    assert (frame["zero_share"] <= frame["p10_share"]).all()
    assert (frame["p10_share"] <= frame["middle_share"]).all()
    assert (frame["middle_share"] <= frame["p90_share"]).all()
    assert (frame["p90_share"] <= frame["one_share"]).all()


def test_the_words_say_who_is_better_on_either_side(shown):
    assert "one mission below £250,000, piecemeal above." in shown.summary


def test_no_more_are_shown_than_fit_and_all_are_in_the_table(register):
    keys = [k for k, p in register.parameters.items() if p.drawn and p.distribution != "dirichlet"][:14]
    inputs = ranges_of({k: np.linspace(0, 1, 101) for k in keys})
    found = {k: [Switch(0.5, "one_mission", "piecemeal")] for k in keys}
    figure = switching.figure(found, {}, inputs, TITLES, register, LIGHT)
    assert len(frame_of(figure, "ranges")) == switching.SHOWN
    assert len(figure.table) == 14


def test_where_nothing_changes_anything_there_is_no_picture(register):
    figure = switching.figure({}, {}, INPUTS, TITLES, register, LIGHT)
    assert figure.pictures == ()
    assert figure.table.empty


def test_the_table_gives_the_value_in_its_unit(shown, register):
    row = shown.table.iloc[0]
    assert (row["Changes at"], row["Below"], row["Above"]) == (2.5e5, "One mission", "Piecemeal")
    assert row["Unit"] == register["fixed_cost_mission"].unit
    assert DROP_YEAR not in shown.table["Assumption"].tolist()
