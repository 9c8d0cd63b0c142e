"""What stands in place of actions until somebody names one."""

from __future__ import annotations

import pytest

from scenarios.answers import compare
from scenarios.answers.answering import RESOLVER, run_answer
from scenarios.answers.link import Choices, asked
from scenarios.ui.screens import closing
from scenarios.ui.screens.session import Session


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
    assert all("notice by" in line for line in said)
