"""What one commissioning body's contracts hold: what its calendar rests on, and what of it may be asked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenarios.answers.problems import draws_for
from scenarios.domain.supplier import KindDiffers
from scenarios.model import commissioner
from scenarios.store.contracts import book_files


@pytest.fixture(scope="module")
def book():
    return book_files.load("suchnsuch")


@pytest.fixture(scope="module")
def given(loaded):
    scenario = loaded.scenario.with_levers(draws=32, seed=4)
    return scenario, draws_for(scenario, loaded.register)


def key(scenario, draws, book):
    return commissioner.calendar_key(scenario, tuple(scenario.spend_mix), draws, book)


def test_a_calendar_is_kept_only_for_what_it_rests_on(loaded, given, book):
    scenario, draws = given
    own = key(scenario, draws, book)
    free = {"spend_gbp": 1e8, "ward_rule": "per_head", "mission": "jobs", "years": 29}
    assert key(scenario.with_levers(**free), draws, book) == own
    others = [
        key(scenario.with_levers(mission_can_drop=False), draws, book),
        key(scenario, draws_for(scenario.with_levers(seed=5), loaded.register), book),
        key(scenario, draws, replace(book, contracts=book.contracts[1:])),
        commissioner.calendar_key(scenario, tuple(scenario.spend_mix)[::-1], draws, book),
    ]
    assert len({own, *others}) == len(others) + 1


def test_one_calendar_does_for_a_run_of_any_years(loaded, given, book):
    scenario, draws = given
    kept = {}

    def remember(name, make):
        return kept.setdefault(name, make())

    dropped = np.full(draws.n, 4.0)
    runs = {}
    for years in (3, 7, 10, 30):
        at = scenario.with_levers(years=years)
        runs[years] = commissioner.council(at, loaded.missions, draws, dropped, book, remember)
        alone = commissioner.council(at, loaded.missions, draws, dropped, book)
        assert np.array_equal(runs[years]["aligned"], alone["aligned"])
        assert runs[years]["by_category"].shape[1] == len(runs[years]["aligned"]) == years
    assert len(kept) == 1
    assert np.array_equal(runs[10]["by_category"][:, :3], runs[3]["by_category"])
    assert np.array_equal(runs[30]["by_category"][:, :10], runs[10]["by_category"])


def test_remembering_is_asked_for_by_that_key_and_what_it_gives_is_used(loaded, given, book):
    scenario, draws = given
    asked = []

    def remember(name, make):
        asked.append(name)
        return np.zeros_like(make())

    dropped = np.full(draws.n, np.inf)
    found = commissioner.council(scenario, loaded.missions, draws, dropped, book, remember)
    assert asked == [key(scenario, draws, book)]
    assert not found["aligned"].any()


def test_what_may_be_asked_is_weighed_by_what_each_kind_brings(given, book):
    """Equation 27 with 26: charities that bring twice as much count twice in what is marked."""
    scenario, draws = given
    only = replace(book, contracts=tuple(replace(c, may_be_asked=c.kind == "vcse") for c in book.contracts))
    twice = scenario.with_kinds({"vcse": KindDiffers(in_kind_worth=0.0, cash=2.0, in_kind=0.0, why="our returns")})
    parts = commissioner.pledge_by_kind(twice, draws, only)
    marked = commissioner.marked_share(twice, only, parts)
    usable = sum(part.usable for part in parts.values())
    assert marked * usable == pytest.approx(parts["vcse"].usable)
    alike = commissioner.marked_share(scenario, only, commissioner.pledge_by_kind(scenario, draws, only))
    assert alike.shape == (len(scenario.spend_mix), 1)
    assert alike[:, 0] == pytest.approx([only.kind_share(c, "vcse") for c in scenario.spend_mix])


def test_without_a_book_everything_may_be_asked(given):
    scenario, draws = given
    parts = commissioner.pledge_by_kind(scenario, draws, None)
    assert commissioner.marked_share(scenario, None, parts).tolist() == [[1.0]] * len(scenario.spend_mix)


def test_causes_that_are_given_stand_for_those_that_are_drawn(loaded, given):
    _, draws = given
    cause, onto = next(iter(loaded.missions.causes.items()))
    only = commissioner.causes_as_missions(loaded.missions, draws, {cause: 1.0})
    assert only[:, 0] == pytest.approx([onto.get(m, 0.0) for m in loaded.missions.keys])
    assert only.shape == commissioner.causes_as_missions(loaded.missions, draws).shape
