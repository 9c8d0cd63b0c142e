"""What every screen is given: one guess that is asked, and the guesses of phones and of those without one."""

from __future__ import annotations

from dataclasses import replace

from scenarios.store.library import meetings, phones


def test_the_guess_of_another_mission_or_other_years_is_another_question(session):
    one = session.asks_to_guess(again=False)
    assert one.kind == "guess"
    assert session.asks_to_guess(again=True).key != one.key
    other = replace(session, question=session.question.with_levers(years=5))
    assert other.asks_to_guess(again=False).key != one.key
    assert "5 years" in other.asks_to_guess(again=False).says
    assert len(one.key) <= 40


def test_guesses_of_five_phones_and_typed_ones_are_one_room(session, room):
    key = session.asks_to_guess(again=False).key
    both = replace(session, meeting=room, typed=(9.0,))
    for n in (5, 50, 6, 7):
        phones.answer(room.desk, phones.join(room.desk), key, {"number": n, "sure": "very"})
    assert both.guessed().numbers == (9,)
    assert both.guessed().held_back
    phones.answer(room.desk, phones.join(room.desk), key, {"number": 8, "sure": "very"})
    assert both.guessed().numbers == (5, 6, 7, 8, 9, 50)
    assert both.guessed(again=True).numbers == ()


def test_what_phones_were_asked_stays_theirs_whatever_is_changed_since(session, room):
    key = session.asks_to_guess(again=False).key
    asked = {"questions": {"guess": session.asks_to_guess(again=False).as_json()}}
    meetings.change(room.desk, lambda s: {**s, **asked})
    for n in range(5):
        phones.answer(room.desk, phones.join(room.desk), key, {"number": n, "sure": "very"})
    later = replace(session, meeting=meetings.by_desk(room.desk), question=session.question.with_levers(spend_gbp=1e8))
    assert later.asks_to_guess(again=False).key != key
    assert later.guessed().numbers == (0, 1, 2, 3, 4)


def test_the_colour_is_the_strategy_s_own(session):
    assert session.colour in session.theme.strategies
