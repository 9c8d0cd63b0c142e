"""The cost of being wrong, across spend."""

from __future__ import annotations

import pytest
from drawing import colours_of, frame_of, whole

from scenarios.views.charts import being_wrong
from scenarios.views.charts.theme import DARK, LIGHT


@pytest.fixture(scope="module")
def numbers(decided):
    return {key: i for i, key in enumerate(decided.across.titles)}


@pytest.fixture(scope="module")
def shown(decided, numbers):
    return being_wrong.figure(decided.wrong, decided.across, 4e8, "people helped", numbers, LIGHT)


def test_the_figure_is_whole(shown):
    whole(shown)


def test_a_line_is_a_strategy_s_expected_loss_at_every_level(decided, shown):
    frame = frame_of(shown, "losses")
    for key, loss in decided.across.loss_gbp.items():
        own = frame[frame["strategy"] == decided.across.titles[key]]
        assert own["loss_m"].to_numpy() == pytest.approx(loss / 1e6)
        assert own["spend_m"].to_numpy() == pytest.approx(decided.across.spend_gbp / 1e6)


def test_no_loss_is_negative_and_somebody_s_is_least(shown):
    frame = frame_of(shown, "losses")
    assert (frame["loss_m"] >= -1e-9).all()


def test_the_mark_stands_at_this_spend(decided, numbers):
    for spend in (0.0, 7e8):
        there = being_wrong.figure(decided.wrong, decided.across, spend, "people", numbers, LIGHT)
        assert frame_of(there, "spend")["at_m"].tolist() == [spend / 1e6]


def test_a_spend_beyond_the_levels_stands_at_the_edge_and_says_so(decided, numbers):
    there = being_wrong.figure(decided.wrong, decided.across, 5e9, "people", numbers, LIGHT)
    mark = frame_of(there, "spend").iloc[0]
    assert mark["at_m"] == frame_of(there, "losses")["spend_m"].max()
    assert mark["label"] == "£5bn →"
    within = being_wrong.figure(decided.wrong, decided.across, 4e8, "people", numbers, LIGHT)
    assert frame_of(within, "spend")["label"].tolist() == [""]


def test_the_first_two_have_colours_of_their_own_and_the_rest_stand_back_in_both_themes(decided, numbers, shown):
    for theme in (LIGHT, DARK):
        figure = being_wrong.figure(decided.wrong, decided.across, 4e8, "people", numbers, theme)
        colours = colours_of(figure.pictures[0].chart)
        first = ("piecemeal", "one_mission")
        titles = decided.across.titles
        assert colours == {t: theme.colour(numbers[k]) if k in first else theme.quiet for k, t in titles.items()}


def test_every_line_has_its_name_at_its_end_and_no_two_names_meet(decided, shown):
    names, lost = frame_of(shown, "names"), frame_of(shown, "losses")
    assert sorted(names["label"]) == sorted(decided.across.titles.values())
    apart = sorted(names["at_m"])
    least = being_wrong.APART * lost["loss_m"].max()
    assert all(b - a >= least * (1 - 1e-9) for a, b in zip(apart, apart[1:], strict=False))


def test_no_name_stands_nearer_to_another_line_s_end_than_to_one_as_near_as_its_own(shown):
    names, lost = frame_of(shown, "names"), frame_of(shown, "losses")
    ends = lost[lost["spend_m"] == lost["spend_m"].max()].set_index("strategy")["loss_m"]
    least = being_wrong.APART * lost["loss_m"].max()
    for _, row in names.iterrows():
        own = ends[row["strategy"]]
        crowd = ends[(ends - own).abs() < least * len(ends)]  # those it may have had to make room for
        assert abs(row["at_m"] - own) <= least * len(crowd) / 2 + 1e-9


def test_the_table_has_a_row_for_every_strategy(decided, shown):
    assert shown.table["Strategy"].tolist() == list(decided.wrong.titles.values())
    row = shown.table.iloc[1]
    expected = decided.wrong.decision.expected["one_mission"].value
    assert row["Expected value (£m)"] == pytest.approx(expected / 1e6, abs=5e-4)
    assert shown.table["Best in 100 futures"].sum() == pytest.approx(100, abs=0.1)
