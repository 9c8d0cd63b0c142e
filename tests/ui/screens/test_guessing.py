"""Who guessed twice, by phone and by the order of what was typed."""

from __future__ import annotations

from dataclasses import replace

from scenarios.store.library import meetings, phones
from scenarios.ui.screens.guessing import shifted


def test_typed_guesses_are_laid_beside_each_other_in_their_order(session):
    found = shifted(replace(session, typed=(900.0, 5.0), typed_again=(100.0, 500.0)))
    assert (found.people, found.nearer, found.further) == (2, 1, 1)
    assert shifted(replace(session, typed=(900.0, 5.0), typed_again=(100.0,))).people == 0


def test_five_phones_are_laid_beside_themselves_and_four_are_not_told(session, room):
    here = replace(session, meeting=room)
    first, second = here.asked_key(again=False), here.asked_key(again=True)
    for n in range(5):
        assert shifted(here).people == 0
        token = phones.join(room.desk)
        phones.answer(room.desk, token, first, {"number": 900 + n, "sure": "very"})
        phones.answer(room.desk, token, second, {"number": 10 + n, "sure": "very"})
    phones.answer(room.desk, phones.join(room.desk), second, {"number": 3, "sure": "very"})
    assert (shifted(here).people, shifted(here).nearer) == (5, 5)


def test_two_guesses_at_different_things_are_not_laid_beside_each_other(session, room):
    first = session.asks_to_guess(again=False)
    other = replace(session, question=session.question.with_levers(spend_gbp=1e8)).asks_to_guess(again=True)
    asked = {"questions": {"guess": first.as_json(), "again": other.as_json()}}
    meetings.change(room.desk, lambda s: {**s, **asked})
    for n in range(6):
        token = phones.join(room.desk)
        for key in (first.key, other.key):
            phones.answer(room.desk, token, key, {"number": n, "sure": "very"})
    assert shifted(replace(session, meeting=meetings.by_desk(room.desk))).people == 0
