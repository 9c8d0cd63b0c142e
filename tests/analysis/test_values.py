"""Equation 36: how often an option is best, for whom, and what would turn the choice."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis import values

EXPECTED = np.array([[1.0, 0.2, 0.4], [0.3, 0.9, 0.8], [0.6, 0.5, 0.5]])
ROOM = np.array([[0.5, 0.3, 0.2], [0.2, 0.5, 0.3], [0.1, 0.3, 0.6], [0.6, 0.2, 0.2]])


def futures(n: int = 500, seed: int = 1):
    return EXPECTED[:, :, None] + np.random.default_rng(seed).normal(0, 0.3, (3, 3, n))


def test_where_values_alone_differ_everybody_has_one_best():
    best = values.best_by_person(ROOM, EXPECTED)
    assert best.tolist() == [0, 1, 1, 0]
    assert values.share_of_each(best, 3).tolist() == [0.5, 0.5, 0.0]


def test_over_both_every_person_meets_every_future(monkeypatch):
    x = futures()
    by_hand = np.zeros(3)
    for w in ROOM:
        best = np.argmax(np.einsum("k,okd->od", w, x), axis=0)
        by_hand += np.bincount(best, minlength=3)
    assert values.both(ROOM, x) == pytest.approx(by_hand / by_hand.sum())
    monkeypatch.setattr(values, "CELLS", 1)  # one person at once
    assert values.both(ROOM, x) == pytest.approx(by_hand / by_hand.sum())


def test_without_uncertainty_both_is_values_alone():
    same = np.repeat(EXPECTED[:, :, None], 4, axis=2)
    assert values.both(ROOM, same).tolist() == [0.5, 0.5, 0.0]


def test_without_disagreement_both_is_facts_alone():
    x, w = futures(), ROOM[:1]
    facts = values.share_of_each(values.best_by_future(w[0], x), 3)
    assert values.both(np.repeat(w, 5, axis=0), x) == pytest.approx(facts)


def test_places_sum_to_one_and_a_tie_goes_to_the_first():
    found = values.paired(np.ones((4, 1)), np.zeros((2, 1, 4)))
    assert found.rank.tolist() == [[1.0, 0.0], [0.0, 1.0]]
    assert found.pairwise.tolist() == [[0.0, 0.0], [0.0, 0.0]]
    assert found.entropy_bits == 0
    assert np.isnan(found.central[1]).all()


@given(st.lists(st.floats(0.01, 1), min_size=3, max_size=3), st.integers(0, 2))
def test_the_smallest_move_turns_the_choice_and_nothing_nearer_does(raw, option):
    w = np.array(raw) / sum(raw)
    move = values.smallest_move(w, EXPECTED, option)
    grid = np.array([(a, b, 100 - a - b) for a in range(101) for b in range(101 - a)]) / 100
    there = grid[np.argmax(grid @ EXPECTED.T, axis=1) == option]
    if move is None:
        assert not len(there)
        return
    after = EXPECTED @ move.weights
    assert after[option] >= after.max() - 1e-7
    assert move.distance == pytest.approx(np.abs(move.weights - w).sum(), abs=1e-7)
    if len(there):
        assert move.distance <= np.abs(there - w).sum(axis=1).min() + 1e-7


def test_what_is_best_already_needs_no_move_and_what_no_weights_prefer_has_none():
    assert values.smallest_move(np.array([0.9, 0.05, 0.05]), EXPECTED, 0).distance == pytest.approx(0, abs=1e-9)
    assert values.smallest_move(np.array([0.5, 0.3, 0.2]), EXPECTED, 2) is None


def test_who_prefers_an_option_gives_most_to_what_sets_them_apart():
    w = np.array([[0.1 * i, 1 - 0.1 * i] for i in range(11)])
    best = (w[:, 0] > 0.45).astype(int)
    lean = values.leaning(w, best, 1)
    assert (lean.outcome, lean.least) == (0, pytest.approx(0.5))  # of six people all
    assert values.leaning(w, best, 1, 0.2).least == pytest.approx(0.6)
    many = np.stack([np.linspace(0, 1, 101), 1 - np.linspace(0, 1, 101)], axis=1)
    above = values.leaning(many, (many[:, 0] > 0.2).astype(int), 1).least
    assert (many[many[:, 0] > 0.2][:, 0] >= above).mean() >= 0.9
    assert values.leaning(w, np.ones(11, int), 1) is None
    assert values.leaning(w, np.ones(11, int), 0) is None


def test_weights_nobody_gave_are_shares_and_the_same_for_a_seed():
    w = values.dirichlet(3, 1000, 7)
    assert w.sum(axis=1) == pytest.approx(np.ones(1000))
    assert w.mean(axis=0) == pytest.approx([1 / 3] * 3, abs=0.03)
    assert (w == values.dirichlet(3, 1000, 7)).all()
    assert (w != values.dirichlet(3, 1000, 8)).any()
