"""Published results on methods: each case finds a number that is off."""

from __future__ import annotations

import copy

import pytest

from scenarios.store.files.case_files import cases
from scenarios.verification import published_methods
from scenarios.verification.agreement import Row

CASES = {"prim_bryant_lempert", "quantile_dotplot", "elicitation_conversions", "greenbook_discounting"}


@pytest.fixture(scope="module")
def published(shared):
    return {case.name: case for case in cases(shared / "cases", CASES)}


def disagreeing(answer, case) -> list[str]:
    return [r.what for r in (Row(case.name, *row) for row in answer(case)) if not r.agrees]


def test_a_box_on_the_path_that_is_off_is_noticed(published):
    case = copy.deepcopy(published["prim_bryant_lempert"])
    case.expected["peeling_trajectory"]["density"][5] += 0.01
    assert disagreeing(published_methods.prim_case, case) == ["density [5]"]


def test_a_misplaced_dot_is_noticed(published):
    case = copy.deepcopy(published["quantile_dotplot"])
    case.expected["x"][3] += 1e-3
    assert disagreeing(published_methods.dotplot, case) == ["places of 20 dots [3]"]


def test_another_interval_gives_another_distribution(published):
    case = copy.deepcopy(published["elicitation_conversions"])
    case.expected["normal_from_interval"][0]["high"] *= 1.01
    assert len(disagreeing(published_methods.elicitation, case)) == 2  # its mean and its spread


def test_another_rate_is_noticed_in_every_year_it_touches(published):
    case = copy.deepcopy(published["greenbook_discounting"])
    before = len(list(published_methods.green_book(case)))
    case.expected["appraise"]["npv"] += 0.01
    assert disagreeing(published_methods.green_book, case) == ["net present value"]
    assert len(list(published_methods.green_book(case))) == before


def test_each_case_compares_more_than_a_handful(published):
    answers = {
        "prim_bryant_lempert": published_methods.prim_case,
        "quantile_dotplot": published_methods.dotplot,
        "elicitation_conversions": published_methods.elicitation,
        "greenbook_discounting": published_methods.green_book,
    }
    for name, answer in answers.items():
        assert len(list(answer(published[name]))) >= 30, name
