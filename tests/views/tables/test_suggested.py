"""What people would improve, beside what the model knows of it."""

from __future__ import annotations

import pytest

from scenarios.answers import values
from scenarios.answers.answering import RESOLVER
from scenarios.domain.meeting import Suggestion
from scenarios.uncertainty.distributions import mean
from scenarios.views.tables import suggested
from scenarios.views.words.numbers import pounds


@pytest.fixture(scope="module")
def base(question):
    return RESOLVER.base(question.base)


@pytest.fixture(scope="module")
def found(question, answers):
    return answers.get(values.options, question)


GIVEN = [
    Suggestion(1, "benches", 6, "isolation", True),
    Suggestion(2, "a very long wish of somebody who goes on and on about work for the young", 2, "jobs", True),
    Suggestion(3, "buses", 3, "none", False),
    Suggestion(4, "not seen yet", 1),
    Suggestion(5, "gone", 9, "a mission of another council"),
]


def test_the_most_asked_first_and_what_is_not_known_at_the_end(found, base):
    rows = suggested.suggested_table(GIVEN, found, base.missions, base.base_register)
    known = ["Isolation", "Jobs for young people"]
    assert list(rows["What"]) == [*known, "Other missions", "The model does not know this one", "Not sorted yet"]
    assert list(rows["Asked for by"]) == ["6", "under 5", "9", "under 5", "under 5"]
    short = suggested.suggested_table(GIVEN, found, base.missions, base.base_register, most=1)
    assert list(short["What"]) == ["Isolation", *rows["What"][2:]], "nobody is lost"
    assert list(short["Asked for by"]) == ["under 7", "11", "under 5", "under 5"], "21 in all would tell of four"


@pytest.mark.parametrize(
    ("counts", "least"),
    [([6, 7], 5), ([6, 4], 7), ([6, 3, 2], 5), ([9, 8, 1], 9), ([4], 5), ([3, 1], 5), ([], 5), ([6, 6, 1], 7)],
)
def test_what_is_left_of_the_total_never_tells_of_fewer_than_five(counts, least):
    assert suggested._least_told(counts) == least


def test_only_what_may_be_shown_stands_as_an_example_and_it_is_short(found, base):
    rows = suggested.suggested_table(GIVEN, found, base.missions, base.base_register)
    first, second, *rest = rows["For example"]
    assert first == "benches"
    assert second.endswith("…")
    assert rest == ["", "", ""]


def test_what_the_model_knows_is_its_own(found, base):
    rows = suggested.known_table(found, base.missions, base.base_register)
    assert len(rows) == suggested.MOST_ROWS
    best = max(base.missions.keys, key=lambda m: found.value[m].mean.value)
    first = rows.iloc[0]
    assert first["What"] == base.missions.title(best)
    assert first["A place costs"] == pounds(mean(base.base_register[base.missions.flows[best].cost]))
    assert base.missions.outcome(best) in first["This spend brings"]


def test_the_grade_is_of_what_a_place_does(base):
    for mission in base.missions.keys:
        cost, effects = suggested.parameters_of(mission, base.missions)
        assert cost in base.base_register.parameters
        assert effects
        assert all(k in base.base_register.parameters for k in effects)
