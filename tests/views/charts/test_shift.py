"""How far a room moved, over the range of the model."""

from __future__ import annotations

import pytest
from drawing import frame_of, whole

from scenarios.answers.compare import facts
from scenarios.answers.meeting import Shift
from scenarios.views.charts import shift as chart
from scenarios.views.charts.theme import DARK, LIGHT

MOVED = Shift(5, 4, 0, 1, (9.0, 40.0, 60.0, 80.0, 900.0), (8.0, 9.0, 10.0, 60.0, 80.0))
NOUN = "people no longer often lonely after 10 years"


@pytest.fixture(scope="module")
def people(question, answers):
    return answers.get(facts, question).headlines["one_mission"].people


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_figure_is_whole_and_holds_every_guess(people, theme):
    shown = chart.figure(MOVED, people, NOUN, theme.colour(1), theme)
    whole(shown)
    guesses = frame_of(shown, "guesses")
    assert list(guesses[guesses["when"] == chart.BEFORE]["people"]) == list(MOVED.before)
    assert list(guesses[guesses["when"] == chart.AFTER]["people"]) == list(MOVED.after)
    band = frame_of(shown, "band").iloc[0]
    assert (band["people"], band["high_people"]) == (people.low, people.high)


def test_of_four_people_nothing_is_drawn_and_no_row_is_in_the_table(people):
    few = Shift(4, 4, 0, 0, (1.0, 2.0, 3.0, 4.0), (1.0, 1.0, 1.0, 1.0))
    shown = chart.figure(few, people, NOUN, LIGHT.colour(1), LIGHT)
    assert frame_of(shown, "guesses").empty
    assert shown.table.empty
    assert "Fewer than five" in shown.claim
