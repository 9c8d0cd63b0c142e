"""What phones send, read, and put together."""

from __future__ import annotations

import pytest

from scenarios.answers import meeting
from scenarios.domain.errors import InputError
from scenarios.domain.meeting import NOT_KNOWN, Asked, Suggestion

WEIGH = Asked("weigh:a", "weigh", "", "", (("lonely", "a"), ("helped", "b"), ("saving", "c")))


def test_nothing_can_be_answered_where_nothing_is_asked():
    with pytest.raises(InputError, match="nothing is asked just now"):
        meeting.read_form(Asked(), {"number": "5"})


def test_a_number_may_be_negative_and_have_thousands():
    asked = Asked("guess", "guess")
    assert meeting.read_form(asked, {"number": "-3", "sure": "very"})["number"] == -3
    assert meeting.read_form(asked, {"number": "1,200", "sure": "very"})["number"] == 1200


def test_weights_come_from_points_and_from_places_and_who_is_unsure_has_none():
    found = meeting.weights(
        [
            {"points": {"lonely": 100, "helped": 50, "saving": 50}},
            {"unsure": True},
            {"ranks": {"lonely": 2, "helped": 1, "saving": 3}},
        ],
        ("lonely", "helped", "saving"),
    )
    assert found[0] == pytest.approx((0.5, 0.25, 0.25))
    assert found[1] == pytest.approx((5 / 18, 11 / 18, 2 / 18))
    assert len(found) == 2


def of_phones(*numbers: float):
    return [{"number": n, "sure": "very"} for n in numbers]


def test_a_room_s_guesses_are_told_without_who_gave_them_from_five_phones_on():
    found = meeting.room_guesses([*of_phones(9, 3, 5, 1, 7), {"unsure": True}])
    assert (found.numbers, found.unsure, found.sure) == ((1, 3, 5, 7, 9), 1, {"very": 5})
    assert found.shown
    few = meeting.room_guesses([*of_phones(9, 3, 5, 1), {"unsure": True}])
    assert (few.numbers, few.unsure, few.sure, few.held_back) == ((), 0, {}, True)
    assert not few.shown


def test_what_was_typed_does_not_make_four_phones_five():
    mixed = meeting.room_guesses(of_phones(900), typed=(1.0, 2.0, 3.0, 4.0))
    assert mixed.numbers == (1, 2, 3, 4)
    assert mixed.held_back
    assert meeting.room_guesses([], typed=(5.0,)).numbers == (5,)


def test_a_shift_is_of_those_who_guessed_twice():
    before = [("a", {"number": 100}), ("b", {"number": 10}), ("c", {"unsure": True}), ("d", {"number": 8})]
    after = [("a", {"number": 20}), ("b", {"number": 30}), ("c", {"number": 8}), ("d", {"number": 8})]
    found = meeting.shift(before, after, 8.0)
    assert (found.people, found.nearer, found.same, found.further) == (3, 1, 1, 1)
    assert found.before == (8, 10, 100)
    assert found.after == (8, 20, 30)


def test_picks_are_counted_the_most_first():
    found = meeting.picks([{"pick": "b"}, {"pick": "a"}, {"pick": "b"}, {"unsure": True}])
    assert list(found.items()) == [("b", 2), ("a", 1), ("unsure", 1)]


def suggestion(key: int, text: str, said: int = 1, mission: str = "") -> Suggestion:
    return Suggestion(key, text, said, mission)


def test_similar_suggestions_of_one_mission_lie_on_top_of_each_other():
    found = meeting.stacks(
        [
            suggestion(1, "More benches in the park"),
            suggestion(2, "benches in parks!"),
            suggestion(3, "Buses at night"),
            suggestion(4, "Benches in the park", 7, "isolation"),
            suggestion(5, "better buses at night", 3),
        ]
    )
    assert [(s.text, s.said, s.keys) for s in found] == [
        ("Benches in the park", 7, (4,)),
        ("Buses at night", 4, (3, 5)),
        ("More benches in the park", 2, (1, 2)),
    ]


def test_what_may_not_be_shown_never_lies_under_what_may():
    given = [
        Suggestion(1, "benches park old people IDIOTS", 1, "", False),
        Suggestion(2, "benches park old people", 1, "", True),
    ]
    found = meeting.stacks(given)
    assert [(s.text, s.shown) for s in found if s.shown] == [("benches park old people", True)]
    assert len(found) == 2


def test_equal_words_lie_together_however_many_there_are():
    many = [Suggestion(i, f"thing number {i}") for i in range(600)] + [
        Suggestion(1000 + i, "benches") for i in range(20)
    ]
    assert next(s for s in meeting.stacks(many) if s.text == "benches").said == 20


def test_what_is_asked_for_is_counted_by_mission_and_what_the_model_does_not_know_counts():
    found = meeting.said_by_mission(
        [suggestion(1, "a", 3, "jobs"), suggestion(2, "b", 2, NOT_KNOWN), suggestion(3, "c")]
    )
    assert found == {"jobs": 3, NOT_KNOWN: 2, "": 1}


def test_a_consultation_is_read_with_and_without_heads():
    assert meeting.consultation([["Suggestion", "Count"], ["buses", "1,200"], ["", "3"], ["parks", ""]]) == [
        ("buses", 1200),
        ("parks", 1),
    ]
    assert meeting.consultation([["n", "Answer"], ["4", "buses"]]) == [("buses", 4)]
    assert meeting.consultation([["buses"], ["parks"]]) == [("buses", 1), ("parks", 1)]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "one suggestion a line"),
        ([["suggestion", "count"], ["buses", "many"]], "line 2, count is 'many'"),
        ([["suggestion", "count"], ["buses", "0"]], "a whole number from 1"),
        ([["suggestion"], [""]], "it needs a column suggestion"),
    ],
)
def test_a_consultation_that_cannot_be_read_says_where(rows, says):
    with pytest.raises(InputError, match=says):
        meeting.consultation(rows)
