"""What the minutes are given of a room: answers, and never who gave them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.answers import compare
from scenarios.answers.answering import RESOLVER, run_answer
from scenarios.answers.link import Choices, asked
from scenarios.answers.meeting import Shift
from scenarios.store.library import database, meetings, phones
from scenarios.ui.controls import minutes
from scenarios.ui.screens.session import Session

NONE = Shift(0, 0, 0, 0, (), ())


@pytest.fixture
def session(tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    monkeypatch.setattr(minutes.levers, "evidence", lambda: "")
    question = asked(Choices(levers={"draws": 128}), RESOLVER)
    about, found = run_answer(compare.setting, question), run_answer(compare.facts, question)
    yield Session(question, about, found, meetings.begin(""), (), (), ("", ""))
    database.forget()


def test_everything_that_was_answered_and_noted_is_held_without_a_token(session):
    desk = session.meeting.desk
    for n in range(4, 9):
        token = phones.join(desk)
        phones.answer(desk, token, session.asks_to_guess(again=False).key, {"number": n, "sure": "very"})
    phones.answer(desk, token, "doubt", {"pick": "reach_ceiling"})
    phones.answer(desk, token, "choose", {"pick": "jobs"})
    phones.answer(desk, token, "one_thing", {"text": "benches"}, "benches")
    noted = {"decision": {"mission": "jobs"}, "dissent": "no", "parked": ["a"], "actions": ["b"]}
    meetings.change(desk, lambda s: {**s, **noted})
    here = replace(session, meeting=meetings.by_desk(desk))
    held = minutes.held(here, NONE, ((1.0,),), "choose", "doubt")
    assert (held.phones, held.guessed.numbers) == (5, (4, 5, 6, 7, 8))
    assert (held.votes, held.doubts) == ({"jobs": 1}, {"reach_ceiling": 1})
    assert [s.text for s in held.suggestions] == ["benches"]
    assert (held.decision, held.dissent, held.parked, held.actions) == ({"mission": "jobs"}, "no", ("a",), ("b",))
    assert held.weights == ((1.0,),)
    assert token not in repr(held)
    assert desk not in repr(held)


def test_without_a_room_there_is_what_was_typed(session):
    held = minutes.held(replace(session, meeting=None, typed=(5.0,)), NONE, (), "choose", "doubt")
    assert (held.phones, held.guessed.numbers, held.suggestions) == (0, (5.0,), ())
