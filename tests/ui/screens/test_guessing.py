"""Who guessed twice, by phone and by the order of what was typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.answers import compare
from scenarios.answers.answering import RESOLVER, run_answer
from scenarios.answers.link import Choices, asked
from scenarios.store.library import database, meetings, phones
from scenarios.ui.screens.guessing import _shown, shifted
from scenarios.ui.screens.session import Session


@pytest.fixture(scope="module")
def session():
    question = asked(Choices(levers={"draws": 128}), RESOLVER)
    about, found = run_answer(compare.setting, question), run_answer(compare.facts, question)
    return Session(question, about, found, None, (), (), ("", ""))


@pytest.fixture
def room(tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    yield meetings.begin("")
    database.forget()


def test_typed_guesses_are_laid_beside_each_other_in_their_order(session):
    found = shifted(replace(session, typed=(900.0, 5.0), typed_again=(100.0, 500.0)))
    assert (found.people, found.nearer, found.further) == (2, 1, 1)
    assert shifted(replace(session, typed=(900.0, 5.0), typed_again=(100.0,))).people == 0


def test_phones_are_laid_beside_themselves(session, room):
    here = replace(session, meeting=room)
    first, second = here.asks_to_guess(again=False).key, here.asks_to_guess(again=True).key
    for before, after in ((900, 10), (800, 20)):
        token = phones.join(room.desk)
        phones.answer(room.desk, token, first, {"number": before, "sure": "very"})
        phones.answer(room.desk, token, second, {"number": after, "sure": "very"})
    phones.answer(room.desk, phones.join(room.desk), second, {"number": 3, "sure": "very"})
    assert (shifted(here).people, shifted(here).nearer) == (2, 2)


def test_of_four_phones_no_dot_is_drawn_and_what_was_said_aloud_is(session, room):
    here = replace(session, meeting=room)
    key = here.asks_to_guess(again=False).key
    for n in range(4):
        phones.answer(room.desk, phones.join(room.desk), key, {"number": n, "sure": "very"})
    assert not _shown(here, here.guessed().numbers)
    phones.answer(room.desk, phones.join(room.desk), key, {"number": 9, "sure": "very"})
    assert _shown(here, here.guessed().numbers)
    typed = replace(session, typed=(50.0, 5.0))
    assert _shown(typed, typed.guessed().numbers)
