"""The ladder of spend as a chart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from drawing import colours_of, frame_of, whole

from scenarios.analysis.crossing import Crossing
from scenarios.analysis.summary import Estimate
from scenarios.answers import compare
from scenarios.views.charts import ladder
from scenarios.views.charts.theme import LIGHT
from scenarios.views.words.numbers import pounds


@pytest.fixture(scope="module")
def ladder_answer(question, answers):
    return answers.get(compare.ladder, question)


@pytest.fixture(scope="module")
def numbers(question, answers):
    return answers.get(compare.setting, question).strategy_numbers


@pytest.fixture(scope="module")
def headlines(question, answers):
    return answers.get(compare.facts, question).headlines


@pytest.fixture(scope="module")
def draw(ladder_answer, numbers, headlines):
    def at(spend=4e8, answer=ladder_answer):
        here = {k: replace(h, spend_gbp=spend) for k, h in headlines.items()}
        return ladder.figure(answer, here, numbers, LIGHT)

    return at


def crossing(low: float | None, at: float | None, high: float | None) -> Crossing:
    low_gbp, spend, high_gbp = (None if x is None else Estimate(x, 1.0) for x in (low, at, high))
    return Crossing("one_mission", spend, True, False, low_gbp, high_gbp, Estimate(0.5, 0.1), Estimate(0.6, 0.1), 1e9)


def test_the_figure_is_whole(draw):
    whole(draw())


def test_every_strategy_has_a_line_and_two_have_a_band(draw, ladder_answer):
    figure = draw()
    assert frame_of(figure, "levels")["strategy"].nunique() == len(ladder_answer.ladder.titles)
    assert set(frame_of(figure, "banded")["strategy"]) == {"Piecemeal", "One mission"}


def test_only_the_mark_and_the_words_move_with_spend(draw):
    one, other = draw(1e8), draw(9e8)
    assert (one.claim, one.detail, one.caveat) == (other.claim, other.detail, other.caveat)
    for name in ("levels", "banded", "line_names"):
        assert frame_of(one, name).equals(frame_of(other, name))
    assert frame_of(one, "spend")["at_m"].tolist() == [100]
    assert frame_of(other, "spend")["at_m"].tolist() == [900]


def test_the_mark_s_name_stands_on_the_side_where_there_is_room():
    left, right = ladder.spend_frame(9e8).iloc[0], ladder.spend_frame(1e8).iloc[0]
    assert (left["right"], left["left"]) == ("", "you are here: £900m")
    assert (right["right"], right["left"]) == ("you are here: £100m", "")


def test_a_spend_beyond_the_levels_stands_at_the_edge_and_says_that_it_lies_beyond():
    beyond = ladder.spend_frame(5e9).iloc[0]
    assert (beyond["at_m"], beyond["left"]) == (ladder.TOP_M, "you are here: £5bn →")
    assert ladder.spend_frame(1e9).iloc[0]["left"] == "you are here: £1bn"


def test_what_each_is_worth_at_this_spend_is_that_of_all_futures(draw, headlines):
    text = draw().summary
    assert text.startswith("On average at £400m a year, against piecemeal: ")
    for h in headlines.values():
        x = h.value.summary.mean.value
        assert f"{h.title} {pounds(x)} {'more' if x > 0 else 'less'}" in text


def test_a_crossing_has_its_range_and_one_that_never_comes_has_no_mark(draw, ladder_answer):
    frame = ladder.crossing_frame(crossing(3e8, 5e8, 8e8))
    assert frame[["low_m", "at_m", "high_m"]].to_numpy()[0].tolist() == [300, 500, 800]
    never = replace(ladder_answer, crossings={**ladder_answer.crossings, "one_mission": crossing(None, None, None)})
    figure = draw(answer=never)
    assert "crossing" not in figure.pictures[0].chart["datasets"]
    whole(figure)


@pytest.mark.parametrize("ends", [(10.0, 9.9, 2.0), (5.0, 5.0, 5.0), (9.0, 1.0, 0.9), (0.0, 0.0, 0.0)])
def test_names_at_line_ends_never_lie_on_each_other(ladder_answer, ends):
    rows = [
        {"strategy": s, "spend_m": 1000.0, "average_m": m, "low_m": 0.0, "high_m": 20.0}
        for s, m in zip("ABC", ends, strict=True)
    ]
    frame = ladder.line_name_frame(replace(ladder_answer, levels=pd.DataFrame(rows)))
    assert frame["label"].tolist() == list("ABC")
    assert (-np.diff(frame["at_m"]) >= ladder.APART * 20 - 1e-9).all()
    assert frame["at_m"].max() <= max(ends) + 2 * ladder.APART * 20 + 1e-9
    assert frame["at_m"].min() >= 0, "below it the axis would reach where no line goes"


def test_in_a_room_names_stand_further_apart_and_nothing_else_moves(draw, ladder_answer):
    desk = draw().pictures[0].chart
    room = ladder.for_a_room(desk, ladder_answer, 10)
    names = room["datasets"]["line_names"]
    assert (-np.diff(names["at_m"]) >= ladder.APART_IN_A_ROOM * ladder_answer.levels["high_m"].max() - 1e-9).all()
    assert {k: v for k, v in room["datasets"].items() if k != "line_names"} == {
        k: v for k, v in desk["datasets"].items() if k != "line_names"
    }
    assert room["height"] > desk["height"]
    assert room["title"]
    assert "title" not in desk


def test_colours_go_by_the_number_in_the_scenario_file(draw, ladder_answer, numbers):
    colours = colours_of(draw().pictures[0].chart)
    own = ("piecemeal", "one_mission")  # the others stay grey
    titles = ladder_answer.ladder.titles
    expected = {t: LIGHT.colour(numbers[k]) if k in own else LIGHT.quiet for k, t in titles.items()}
    assert colours == expected
    weights = frame_of(draw(), "levels").groupby("strategy")["weight"].first()
    assert {t for t, w in weights.items() if w == ladder.HEAVY} == {"Piecemeal", "One mission"}


def test_the_table_names_every_column_in_words(draw, ladder_answer):
    table = draw().table
    assert set(table.columns) == set(ladder.COLUMNS.values())
    assert len(table) == len(ladder_answer.levels)
