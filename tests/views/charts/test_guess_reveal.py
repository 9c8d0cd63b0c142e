"""The reveal: the room's guesses over the range of the model."""

from __future__ import annotations

import numpy as np
import pytest
from drawing import frame_of, whole

from scenarios.analysis.summary import summarise
from scenarios.domain.draws import block_edges
from scenarios.views.charts import guess_reveal
from scenarios.views.charts.theme import LIGHT

NOUN = "people no longer often lonely after 10 years"


@pytest.fixture(scope="module")
def people():
    return summarise(np.linspace(0, 100, 1601), block_edges(1601))


def drawn(guesses, people):
    return guess_reveal.figure(guesses, people, NOUN, "#00539b", LIGHT)


def test_the_figure_is_whole(people):
    whole(drawn([5, 40, 400], people))


def test_the_band_holds_eight_futures_in_ten(people):
    band = frame_of(drawn([1], people), "band")
    assert band[["people", "high_people"]].to_numpy()[0] == pytest.approx([10, 90])
    assert frame_of(drawn([1], people), "model")["people"][0] == pytest.approx(50)


def test_every_guess_has_its_mark_and_neighbours_stand_on_different_rows(people):
    frame = frame_of(drawn([31, 400, 28, 29, 30], people), "guesses")
    assert frame["people"].tolist() == [28, 29, 30, 31, 400]
    assert frame["right"].tolist() == ["28", "29", "30", "31", ""]
    assert frame["left"].tolist() == ["", "", "", "", "400"], "in the later half of the scale words stand before marks"
    assert frame["row"][:4].nunique() == frame["narrow_row"][:4].nunique() == 4
    assert frame["row"].min() == guess_reveal.LOWEST


def test_those_who_guess_the_same_share_a_mark_that_says_how_many(people):
    frame = frame_of(drawn([5, 400, 5, 5], people), "guesses")
    assert frame["people"].tolist() == [5, 400]
    assert (frame["right"] + frame["left"]).tolist() == ["3 × 5", "400"]


def test_where_words_do_not_fit_a_phone_it_has_marks_alone_and_a_room_has_the_words(people):
    near = [50, 60, 70, 80, 90, 100, 120, 130, 140, 150, 170]
    frame = frame_of(drawn([*near, 2000], people), "guesses")
    assert all(frame["right"] + frame["left"])
    assert not any(frame["narrow_right"] + frame["narrow_left"])


def test_where_words_do_not_fit_a_room_either_each_has_a_mark_of_their_own(people):
    near = [100 + n for n in range(12)]
    frame = frame_of(drawn([*near, 100, 4000], people), "guesses")
    assert frame["people"].tolist() == [100, *near, 4000]
    assert not any(frame["right"] + frame["left"])


def test_of_very_many_guesses_each_has_its_mark_and_none_has_words(people):
    many = [5] * 20 + [40] * 20
    frame = frame_of(drawn(many, people), "guesses")
    assert frame["people"].tolist() == many
    assert not any(frame["right"] + frame["left"])
    assert frame["row"].nunique() == guess_reveal.MANY_LINES


def test_the_chart_is_as_high_as_its_rows(people):
    few, more = drawn([5], people), drawn([50, 51, 52, 53, 54, 55, 56], people)
    heights = [f.pictures[0].chart["height"] for f in (few, more)]
    assert heights[1] > heights[0]
    for shown in (few, more):
        frame = frame_of(shown, "guesses")
        assert max(frame["row"].max(), frame["narrow_row"].max()) <= guess_reveal.top_of(frame) - guess_reveal.ABOVE


@pytest.mark.parametrize(("guess", "side"), [(4000, "from"), (-4000, "to"), (55, "to")])
def test_the_model_s_words_stand_where_a_phone_has_room(people, guess, side):
    model = frame_of(drawn([guess], people), "model").iloc[0]
    assert {n for n in ("from", "over", "to") if model[n]} == {side}


def test_the_table_says_which_guesses_the_range_holds(people):
    table = drawn([5, 40, 400], people).table
    assert table["Inside the range"].tolist() == ["no", "yes", "no"]


def test_no_guesses_are_no_marks_and_no_fault(people):
    figure = drawn([], people)
    whole(figure)
    assert frame_of(figure, "guesses").empty
    assert {"people", "right", "left", "row"} < set(frame_of(figure, "guesses").columns)
    assert figure.pictures[0].alt.endswith("Guesses: none.")


def test_a_guess_of_fewer_people_keeps_its_sign(people):
    assert frame_of(drawn([-20], people), "guesses")["right"].tolist() == ["−20"]
