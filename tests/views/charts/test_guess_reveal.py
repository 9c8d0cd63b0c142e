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
    assert frame["label"].tolist() == ["28", "29", "30", "31", "400"]
    for three in range(3):
        assert frame["row"][three : three + 3].nunique() == 3, "a name stands beside its mark, where a neighbour may be"


def test_the_table_says_which_guesses_the_range_holds(people):
    table = drawn([5, 40, 400], people).table
    assert table["Inside the range"].tolist() == ["no", "yes", "no"]


def test_no_guesses_are_no_marks_and_no_fault(people):
    figure = drawn([], people)
    whole(figure)
    assert frame_of(figure, "guesses").empty
    assert list(frame_of(figure, "guesses").columns) == ["people", "label", "row"]
    assert figure.pictures[0].alt.endswith("Guesses: none.")


def test_a_guess_of_fewer_people_keeps_its_sign(people):
    assert frame_of(drawn([-20], people), "guesses")["label"].tolist() == ["−20"]
