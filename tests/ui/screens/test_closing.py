"""What stands in place of actions until somebody names one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from scenarios.answers import compare
from scenarios.answers.answering import RESOLVER, run_answer
from scenarios.answers.contracts import what_to_ask
from scenarios.answers.link import Choices, asked
from scenarios.procurement.asking import notice_by
from scenarios.store.contracts import ask_file
from scenarios.ui.screens import closing
from scenarios.ui.screens.session import Session
from scenarios.views.words import room


@pytest.mark.parametrize(("book", "lines"), [("suchnsuch", 3), ("", 0)])
def test_the_contract_book_says_what_to_ask_first(book, lines):
    question = asked(Choices(levers={"draws": 128}), RESOLVER)
    if not book:
        contracts = question.scenario.contracts.model_copy(update={"book": ""})
        question = question.__class__(
            **{**question.__dict__, "scenario": question.scenario.model_copy(update={"contracts": contracts})}
        )
    about, found = run_answer(compare.setting, question), run_answer(compare.facts, question)
    said = closing._first_asks(Session(question, about, found, None, (), (), ("", "")))
    assert len(said) == lines
    assert all("notice by" in line or "notice was due" in line for line in said)


def test_a_notice_that_should_be_out_says_so():
    question = asked(Choices(levers={"draws": 128}), RESOLVER)
    found, texts = run_answer(what_to_ask, question), ask_file.read()
    days = [notice_by(a.contract) for a in found.every[: room.FIRST_ASKS]]
    assert None not in days
    for today in (min(days), max(days) + timedelta(days=1)):
        said = room.first_asks(found, texts, "isolation", today)
        assert ["notice was due" in line for line in said] == [day < today for day in days]
