"""What comes up when, and what each contract could be asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from scenarios.analysis.contracts import asked_in_all, asks, carry_most, pipeline
from scenarios.answers.problems import draws_for, problem_for
from scenarios.domain.book import Books
from scenarios.model.pointing import point
from scenarios.store.contracts import book_files


@pytest.fixture(scope="module")
def book():
    return book_files.load("suchnsuch")


@pytest.fixture(scope="module")
def made(loaded, wards, book):
    def make(book=book):
        scenario = loaded.scenario.with_levers(draws=128, seed=7).with_strategies(("one_mission",))
        draws = draws_for(scenario, loaded.register)
        return problem_for(scenario, loaded.missions, wards, draws, loaded.register, books=Books(book)), draws

    return make


@pytest.fixture(scope="module")
def ready(made):
    return made()


def test_every_contract_comes_up_for_the_first_time_once(ready, book):
    found = pipeline(ready[0], book, ready[1])
    up = sum(sum(years) for years in found.comes_up_gbp.values())
    later = [c for c in book.contracts if c.ends and c.ends > date(2034, 1, 1)]  # may come up beyond the ten years
    assert book.annual_gbp - sum(c.annual_gbp for c in later) <= up + 1 <= book.annual_gbp + 2
    assert found.unknown_gbp == 0
    assert [s.mean.value for s in found.carries] == pytest.approx(ready[0].aligned.mean(axis=1))


def test_by_hand_where_every_contract_ends_in_the_first_year_without_extension(made, book):
    one = replace(book.contracts[0], ends=date(2027, 5, 1), latest_end=None, annual_gbp=3e6, term_years=2)
    two = replace(one, reference="B", annual_gbp=1e6, term_years=5)
    small = replace(book, contracts=(one, two, replace(one, reference="C", ends=None, annual_gbp=7e6)))
    problem, draws = made(small)
    found = pipeline(problem, small, draws)
    first = found.comes_up_gbp["adult social care"][0]
    assert 3.9e6 < first <= 4e6  # a few futures slip over the end of the year
    assert found.late_gbp == first
    assert found.late_until == 3  # three quarters of it come up again after two years
    assert found.unknown_gbp == 7e6


def test_asks_are_a_share_of_each_contract_and_sum_to_what_is_directed(ready, book):
    """Equation 27: Σ ask_k = directed at f = 1 and full alignment, at the book's own spend."""
    problem = ready[0]
    found = asks(problem, book, "isolation")
    asked = [c for c in book.contracts if c.may_be_asked]
    assert {a.contract.reference for a in found} == {c.reference for c in asked}
    assert [a.gbp for a in found] == sorted((a.gbp for a in found), reverse=True)
    assert all(a.low_gbp <= a.gbp <= a.high_gbp < a.contract.annual_gbp for a in found)
    m = problem.missions.keys.index("isolation")
    directed = point(problem, "one_mission").usable.directed[m] * book.annual_gbp
    assert asked_in_all(problem, book, "isolation") == pytest.approx(directed, rel=1e-9)
    assert sum(a.gbp for a in found) == pytest.approx(directed.mean(), rel=1e-9)


def test_so_few_carry_four_fifths(ready, book):
    found = asks(ready[0], book, "isolation")
    n, whole = carry_most(found), sum(a.gbp for a in found)
    assert sum(a.gbp for a in found[:n]) >= 0.8 * whole > sum(a.gbp for a in found[: n - 1])
    assert carry_most([]) == 0


def test_where_nothing_may_be_asked_nothing_is(made, book):
    none = replace(book, contracts=tuple(replace(c, may_be_asked=False) for c in book.contracts))
    problem, _ = made(none)
    assert asks(problem, none, "isolation") == []
    assert not np.any(asked_in_all(problem, none, "isolation"))
