"""Commands share their answers, which are kept by what was asked: what is tested is how each asks and how it tells."""

from __future__ import annotations

import json

import pytest

from scenarios.answers import answering
from scenarios.store.files.case_files import Case
from scenarios.verification import published

ANSWERS_OF_A_COMMAND = answering.Answers
ROWS_OF_CASES: dict[tuple, list] = {}


@pytest.fixture(scope="module", autouse=True)
def shared_answers(answers):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answering, "Answers", lambda: answers)
        for name, answer in published.ANSWERS.items():
            patch.setitem(published.ANSWERS, name, worked_once(answer))
        yield


@pytest.fixture
def own_answers(monkeypatch):
    """Each command works out its own answers, where that is what is tested."""
    monkeypatch.setattr(answering, "Answers", ANSWERS_OF_A_COMMAND)


def worked_once(answer):
    """The rows of a case as this answers it, worked out once for everything that is in the case."""

    def rows(case: Case) -> list:
        columns = tuple((name, column.tobytes()) for name, column in case.columns.items())
        asked = json.dumps([case.name, case.expected, case.rows], sort_keys=True), columns
        if asked not in ROWS_OF_CASES:
            ROWS_OF_CASES[asked] = list(answer(case))
        return ROWS_OF_CASES[asked]

    return rows
