"""A session without a room, and a room in a library of its own."""

from __future__ import annotations

import pytest

from scenarios.answers import compare
from scenarios.answers.answering import RESOLVER, run_answer
from scenarios.answers.link import Choices, asked
from scenarios.store.library import database, meetings
from scenarios.ui.screens.session import Session


@pytest.fixture(scope="session")
def session():
    question = asked(Choices(levers={"draws": 128}), RESOLVER)
    about, found = run_answer(compare.setting, question), run_answer(compare.facts, question)
    return Session(question, about, found, None, (), (), ("", ""))


@pytest.fixture
def room(tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    yield meetings.begin("")
    database.forget()
