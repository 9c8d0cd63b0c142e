"""How many a strategy keeps out of loneliness in each year, and what it comes to."""

from __future__ import annotations

import pytest
from making import problem

from scenarios.analysis.by_year import by_year, steady_from
from scenarios.analysis.headline import people
from scenarios.analysis.summary import summarise
from scenarios.model.run import compare


@pytest.fixture(scope="module")
def run(loaded, wards):
    return compare(problem(loaded, wards, draws=64))


def test_the_years_add_up_to_all_of_it(run):
    found = by_year(run, "one_mission", "isolation")
    assert len(found.people) == 10
    assert sum(s.mean.value for s in found.people) == pytest.approx(found.person_years.mean.value)
    gap = run["one_mission"].wards.person_years - run["piecemeal"].wards.person_years
    assert found.person_years.low == pytest.approx(summarise(gap.sum(axis=0), run.blocks).low)
    assert found.steady_from == steady_from([s.mean.value for s in found.people])


def test_a_year_is_the_middle_of_what_stands_at_both_its_ends(run):
    """Half-cycle corrected, so that the last year lies between the people before it and those at the end."""
    found = by_year(run, "one_mission", "isolation")
    at_end = (people(run["one_mission"], "isolation") - people(run["piecemeal"], "isolation")).mean()
    assert found.people[-1].mean.value == pytest.approx(at_end, rel=0.1)


def test_a_flow_has_no_years(run):
    assert by_year(run, "one_mission", "jobs") is None


@pytest.mark.parametrize(
    ("means", "year"), [([1, 2, 9, 10, 9.5], 3), ([1, 2, 3], 3), ([0, 0], 1), ([-1, -9.5, -10], 2), ([5], 1)]
)
def test_it_is_steady_from_the_first_year_that_brings_nearly_as_many_as_the_best(means, year):
    assert steady_from([float(m) for m in means]) == year
