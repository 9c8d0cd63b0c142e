"""A scenario made ready: with its book, and with the best other mission where one is wanted."""

from __future__ import annotations

import numpy as np

from scenarios.answers.problems import draws_for, order_of_missions, problem_for
from scenarios.domain.book import Books
from scenarios.store.contracts import book_files


def test_the_best_other_mission_is_found_where_it_is_wanted(loaded, wards):
    scenario = loaded.scenario.with_levers(draws=256)
    draws = draws_for(scenario, loaded.register)
    order = order_of_missions(scenario, loaded.missions, wards, draws, loaded.register)
    best = next(m for m in order if m != "isolation")
    made = problem_for(scenario, loaded.missions, wards, draws, loaded.register)
    assert made.scenario.strategies["other_mission"].points_at == {best: 1.0}


def test_a_book_gives_every_category_a_calendar_of_its_own(loaded, wards):
    scenario = loaded.scenario.with_levers(draws=64)
    draws = draws_for(scenario, loaded.register)
    with_book, without = (
        problem_for(scenario, loaded.missions, wards, draws, loaded.register, "carbon", Books(book))
        for book in (book_files.load("suchnsuch"), None)
    )
    assert without.by_category is None
    assert with_book.by_category.shape == (9, 10, 64)
    assert len({float(g.mean()) for g in with_book.by_category}) == 9
    mix = np.array(list(scenario.spend_mix.values()))
    assert np.allclose(with_book.aligned, np.einsum("c,ctd->td", mix, with_book.by_category))
