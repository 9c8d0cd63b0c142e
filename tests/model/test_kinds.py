"""Equation 26: kinds of suppliers that differ, and what charities can carry."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.answers.problems import draws_for, problem_for
from scenarios.domain.book import Books
from scenarios.domain.supplier import TIMES, KindDiffers
from scenarios.model import kinds
from scenarios.model.commissioner import pledge_by_kind
from scenarios.store.contracts import book_files

DRAWS = {
    "sv_delivered_ratio": np.array([0.5, 0.8]),
    "sv_cash_fraction": np.array([0.2, 0.9]),
    "sv_inkind_fraction": np.array([0.1, 0.1]),
    "inkind_worth": np.array([0.5, 0.5]),
    "sv_additionality": np.array([0.7, 1.0]),
}
SPEND, COMMIT = np.array([[60.0], [40.0]]), np.array([[0.1, 0.1], [0.1, 0.2]])


def test_a_kind_s_pledge_by_hand():
    """£60 at 10 %, half delivered, 20 % cash and 10 % in kind at half its worth, of which 70 % is additional."""
    of = kinds.pledge_of(SPEND, COMMIT, DRAWS)
    assert of.pledged[0].tolist() == [6, 6]
    assert of.usable[0, 0] == pytest.approx(6 * 0.5 * 0.25 * 0.7)
    assert of.usable_as_usual[0, 0] == pytest.approx(6 * 0.5 * 0.25)
    better = kinds.pledge_of(SPEND, COMMIT, DRAWS, KindDiffers(delivered=1.5, in_kind=2, why="returns"))
    assert better.usable[0, 0] == pytest.approx(6 * 0.75 * (0.2 + 0.5 * 0.2) * 0.7)


def test_shares_stay_within_one_and_cash_goes_before_what_is_in_kind():
    much = kinds.pledge_of(SPEND, COMMIT, DRAWS, KindDiffers(delivered=5, cash=1.1, in_kind=5, why="hope"))
    assert (much.delivered <= much.pledged).all()
    assert much.usable_as_usual[0, 1] == pytest.approx(6 * (0.99 + 0.5 * 0.01))


@given(st.lists(st.floats(0.01, 1), min_size=3, max_size=3), st.sampled_from(list(TIMES)), st.floats(1, 3))
def test_kinds_add_up_and_alike_they_are_equation_3(parts, word, times):
    whole = sum(parts)
    shares = {q: np.full((2, 1), p / whole) for q, p in zip(("vcse", "sme", "large"), parts, strict=True)}
    alike = kinds.all_together(kinds.by_kind(SPEND, COMMIT, DRAWS, shares, {}, 1.0))
    one = kinds.pledge_of(SPEND, COMMIT, DRAWS)
    for name in vars(one):
        assert getattr(alike, name) == pytest.approx(getattr(one, name))
    edge = {"vcse": KindDiffers(**{word: times}, why="our returns")}
    more = kinds.all_together(kinds.by_kind(SPEND, COMMIT, DRAWS, shares, edge, 1.0))
    assert (more.usable >= alike.usable - 1e-9).all()


@given(st.floats(0.0, 1.0), st.floats(1, 5))
def test_what_charities_can_carry_ends_at_the_cap(most_share, times):
    shares = {"vcse": np.full((2, 1), 0.3), "large": np.full((2, 1), 0.7)}
    edge = {"vcse": KindDiffers(pledged=times, why="our returns")}
    found = kinds.by_kind(SPEND, COMMIT, DRAWS, shares, edge, most_share)
    alike = kinds.pledge_of(SPEND, COMMIT, DRAWS).usable.sum(axis=0)
    own, free = (
        kinds.by_kind(SPEND, COMMIT, DRAWS, shares, edge, m)["vcse"].usable.sum(axis=0) for m in (most_share, 1)
    )
    assert own == pytest.approx(np.minimum(free, most_share * alike) if most_share < 1 else free)
    assert found["large"].usable.sum(axis=0) == pytest.approx(0.7 * alike)
    assert (found["vcse"].pledged > 0).all()  # it is pledged all the same, and not delivered


@pytest.fixture(scope="module")
def book():
    return book_files.load("suchnsuch")


def prepared(loaded, wards, book, scenario):
    scenario = scenario.with_levers(draws=32, seed=3)
    draws = draws_for(scenario, loaded.register)
    return problem_for(scenario, loaded.missions, wards, draws, loaded.register, "carbon", Books(book)), draws


def test_the_book_says_who_holds_what_and_what_is_in_none_is_of_no_kind(loaded, wards, book):
    scenario = loaded.scenario.model_copy(
        update={"contracts": loaded.scenario.contracts.model_copy(update={"covers": 0.5})}
    )
    categories = tuple(scenario.spend_mix)
    whole, half = (kinds.shares_of(book, categories, covers) for covers in (1.0, 0.5))
    assert sum(whole.values()) == pytest.approx(np.ones((len(categories), 1)))
    assert sum(half.values()) == pytest.approx(np.ones((len(categories), 1)))
    assert half["vcse"] == pytest.approx(whole["vcse"] / 2)
    held = sum(c.annual_gbp for c in book.contracts if c.kind == "vcse" and c.category == categories[0])
    assert whole["vcse"][0, 0] == pytest.approx(held / book.by_category_gbp[categories[0]])
    assert list(kinds.shares_of(None, categories, 1.0)) == ["unknown"]


def test_an_edge_for_charities_moves_only_what_they_hold_and_told_apart_changes_nothing(loaded, wards, book):
    plain, draws = prepared(loaded, wards, book, loaded.scenario)
    edge = loaded.scenario.with_kinds({"vcse": KindDiffers(delivered=1.2, why="our returns")})
    more, _ = prepared(loaded, wards, book, edge)
    by_kind = pledge_by_kind(plain.scenario, draws, book, told_apart=True)
    assert kinds.all_together(by_kind).usable == pytest.approx(plain.usable)
    wanted = np.minimum(1, 1.2 * draws["sv_delivered_ratio"]) / draws["sv_delivered_ratio"] - 1
    assert more.usable - plain.usable == pytest.approx(by_kind["vcse"].usable * wanted)
    none = replace(book, contracts=tuple(replace(c, kind="unknown") for c in book.contracts))
    assert prepared(loaded, wards, none, edge)[0].usable == pytest.approx(plain.usable)
