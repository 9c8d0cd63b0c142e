"""Equations 5-6 with a contract book: every pound is pointed or stays, in every year and every category."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from making import with_strategies

from scenarios.answers.problems import draws_for, problem_for
from scenarios.domain.book import Books
from scenarios.domain.council import Category
from scenarios.model import calendar
from scenarios.model.pointing import point
from scenarios.model.resource import moved, net_resource
from scenarios.model.run import compare
from scenarios.store.contracts import book_files


@pytest.fixture(scope="module")
def book():
    return book_files.load("suchnsuch")


def prepared(loaded, wards, book, scenario=None, **levers):
    scenario = (scenario or loaded.scenario).with_levers(**{"draws": 64, "seed": 7, **levers})
    scenario = with_strategies(scenario, focus={"isolation": 1.0}, two={"apprenticeships": 0.5, "isolation": 0.5})
    draws = draws_for(scenario, loaded.register)
    return problem_for(scenario, loaded.missions, wards, draws, loaded.register, "carbon", Books(book))


@pytest.fixture(scope="module")
def ready(loaded, wards, book):
    return prepared(loaded, wards, book)


def by_hand(ready, f):
    """Equations 5 and 6 as they stand on the page, (category, mission, year, draw) and (category, year, draw)."""
    g, usable = ready.by_category, ready.usable
    directed = np.einsum("cd,cmd,m,ctd->cmtd", usable, ready.eligible, f, g)
    leaving = np.einsum("cmd,m->cd", ready.eligible, f)
    return directed, usable[:, None] * (1 - g * leaving[:, None])


@pytest.mark.parametrize("key", ["focus", "two", "piecemeal"])
def test_directed_and_remainder_are_all_that_is_usable_in_every_year_and_category(ready, key):
    f = np.array(list(ready.scenario.strategies[key].shares(ready.scenario.levers, ready.missions.keys).values()))
    directed, remainder = by_hand(ready, f)
    whole = np.broadcast_to(ready.usable[:, None], remainder.shape)
    assert directed.sum(axis=1) + remainder == pytest.approx(whole, rel=1e-12)
    pointing = point(ready, key)
    for m in range(len(ready.missions.keys)):
        gone, taken = moved(ready, pointing, m, 1.0, waterfall=True)
        assert gone == pytest.approx(directed[:, m].sum(axis=0), abs=1e-12)
        scattered = np.einsum("ctd,cd->td", remainder, ready.mix[:, m])
        assert pointing.usable.scattered[m] - taken == pytest.approx(scattered, abs=1e-12)


def test_categories_with_causes_of_their_own_are_scattered_by_their_own(loaded, wards, book):
    causes = {"housing": Category(causes={next(iter(loaded.missions.causes)): 1.0})}
    scenario = loaded.scenario.model_copy(update={"categories": causes})
    ready = prepared(loaded, wards, book, scenario)
    f = np.array([float(m == "isolation") for m in ready.missions.keys])
    _, remainder = by_hand(ready, f)
    pointing = point(ready, "focus")
    assert len(pointing.usable.book.left) == 2
    for m in range(len(f)):
        scattered = np.einsum("ctd,cd->td", remainder, ready.mix[:, m])
        taken = moved(ready, pointing, m, 1.0, waterfall=True)[1]
        assert pointing.usable.scattered[m] - taken == pytest.approx(scattered, abs=1e-12)


def test_a_mission_whose_own_additionality_replaces_the_pledge_s_works_with_all_of_it(ready):
    """Equation 19: apprenticeships are run with `sv_additionality` at 1."""
    m = ready.missions.keys.index("apprenticeships")
    pointing = point(ready, "two")
    assert m in pointing.own_additionality
    whole, usable = (moved(ready, pointing, m, 4e8, waterfall=w)[0] for w in (False, True))
    assert usable == pytest.approx(whole * ready.draws["sv_additionality"])


def test_what_a_year_holds_does_not_depend_on_how_long_the_run_is(ready):
    short = ready.shortened(4)
    for key in ("focus", "two"):
        pointing = point(ready, key)
        for m in range(3):
            for long, few in zip(
                net_resource(ready, pointing, m, 4e8), net_resource(short, pointing, m, 4e8), strict=True
            ):
                assert np.array_equal(long[:4], few)


def test_no_book_is_equation_4_and_a_book_without_dates_is_it_to_rounding(loaded, wards, book):
    undated = replace(
        book, contracts=tuple(replace(c, ends=None, latest_end=None, may_be_asked=True) for c in book.contracts)
    )
    none, dateless = (compare(prepared(loaded, wards, b)) for b in (None, undated))
    for key in none.strategies:
        assert dateless[key].total_gbp == pytest.approx(none[key].total_gbp, rel=1e-9)
        assert dateless[key].waterfall.pointed_gbp == pytest.approx(none[key].waterfall.pointed_gbp, rel=1e-9)
        assert dateless[key].waterfall.net_scattered_gbp == pytest.approx(none[key].waterfall.net_scattered_gbp)


def test_a_pointing_repeated_is_the_pointing_of_the_draws_repeated_with_a_book_too(ready):
    twice, again = point(ready.repeated(2), "two"), point(ready, "two").repeated(2)
    for m in range(len(ready.missions.keys)):
        for one, other in zip(
            moved(ready.repeated(2), twice, m, 1e8), moved(ready.repeated(2), again, m, 1e8), strict=True
        ):
            assert np.array_equal(one, other)


def test_what_may_not_be_asked_is_not_eligible(loaded, wards, book):
    only = replace(book, contracts=tuple(replace(c, may_be_asked=c.category == "housing") for c in book.contracts))
    ready = prepared(loaded, wards, only)
    asked = ready.eligible[:, 0].any(axis=1)
    assert [c for c, yes in zip(ready.scenario.spend_mix, asked, strict=True) if yes] == ["housing"]
    assert calendar.marked_share(only, tuple(ready.scenario.spend_mix), 1.0).sum() == 1
