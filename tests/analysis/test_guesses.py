import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis.guesses import held, read
from scenarios.analysis.summary import Estimate, Summary
from scenarios.views.words import room


def test_numbers_are_read_as_people_type_them():
    found = read("50 1,200;2k\n0.5m many −3")
    assert found.numbers == (50, 1200, 2000, 500_000, -3)
    assert found.unread == ("many",)
    assert "Not a number: many." in room.typed(found)


@given(st.text(max_size=80))
def test_nothing_a_room_types_breaks_it(text):
    found = read(text)
    assert len(found.numbers) <= 24
    assert room.typed(found)


def people(low: float, mean: float, high: float) -> Summary:
    return Summary(mean=Estimate(mean, 0.0), quantile={"p10": Estimate(low, 0.0), "p90": Estimate(high, 0.0)})


@given(st.lists(st.floats(-1e6, 1e6), max_size=20))
def test_every_guess_is_inside_above_or_below(guesses):
    found = held(guesses, people(0.0, 8.0, 25.0))
    assert found.inside + found.above + found.below == len(guesses)
    assert (found.middle is None) is (not guesses)


def test_the_reveal_says_where_the_guesses_lie():
    answer = people(0.0, 8.0, 25.0)
    assert room.reveal(held([50, 400], answer), 2, answer, "people helped")[0] == "All 2 guesses are too high"
    assert room.reveal(held([10], answer), 1, answer, "people helped")[0] == "The guess is in range"
    assert (
        room.reveal(held([10, 90], answer), 2, answer, "people helped")[0] == "1 of you guessed high and 1 is in range"
    )


def test_commas_part_guesses_unless_they_mark_thousands():
    assert read("50,60").numbers == (50, 60)
    assert read("1,200, 5").numbers == (1200, 5)
    assert read("-3, 1,200,000").numbers == (-3, 1_200_000)


def test_a_small_or_a_negative_effect_is_said_so():
    none, fewer = people(0.0, 0.2, 0.4), people(-6.0, -3.0, -1.0)
    assert room.reveal(held([], none), 0, none, "people helped") == (
        "The model suggests about as many people helped",
        "Eight futures in ten show no difference we can see.",
    )
    assert (
        room.reveal(held([5], fewer), 1, fewer, "people helped")[1]
        == "The model suggests about 3 fewer people helped; eight futures in ten lie from 1 to 6 fewer."
    )


@pytest.mark.parametrize(
    ("guesses", "middle"),
    [((), None), ((7,), 7), ((1, 4), 2.5), ((9, 1, 2), 2), ((8, 2, 6, 4), 5), ((5, 1, 9, 7, 3), 5)],
)
def test_the_middle_of_the_guesses(guesses, middle):
    assert held(guesses, people(0.0, 5.0, 10.0)).middle == middle


def test_a_guess_at_the_very_end_of_the_range_lies_inside():
    at = {"p5": -1.0, "p10": 2.0, "p50": 5.0, "p90": 9.0, "p95": 12.0}
    people = Summary(Estimate(5.0, 0.1), {k: Estimate(v, 0.1) for k, v in at.items()})
    found = held([2.0, 9.0], people)
    assert (found.inside, found.above, found.below) == (2, 0, 0)


def test_what_is_no_number_is_told_by_its_first_twenty_letters():
    assert read("x" * 30).unread == ("x" * 20,)


def test_a_number_with_its_commas_in_the_wrong_place_is_told_by_its_first_twenty_letters_too():
    assert read("x1,234" + "y" * 30).unread == ("x1,234" + "y" * 14,)
