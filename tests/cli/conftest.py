"""Commands share their answers, which are kept by what was asked: what is tested is how each asks and how it tells."""

from __future__ import annotations

import json

import pytest

from scenarios.answers import answering
from scenarios.store.files.case_files import Case
from scenarios.verification import published

ROWS_OF_CASES: dict[str, list] = {}


@pytest.fixture(scope="module", autouse=True)
def shared_answers(answers):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answering, "Answers", lambda: answers)
        for name, answer in published.ANSWERS.items():
            patch.setitem(published.ANSWERS, name, worked_once(answer))
        yield


def worked_once(answer):
    """The rows of a case as this answers it, worked out once for each that is expected."""

    def rows(case: Case) -> list:
        expected = json.dumps([case.name, case.expected], sort_keys=True)
        if expected not in ROWS_OF_CASES:
            ROWS_OF_CASES[expected] = list(answer(case))
        return ROWS_OF_CASES[expected]

    return rows
