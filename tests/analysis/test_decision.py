"""Identities of choosing under uncertainty, on any draws of any strategies."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis.decision import decide, frontier, least_by_level, loss_curve, preferred
from scenarios.analysis.difference import regret
from scenarios.analysis.ladder import Ladder
from scenarios.domain.draws import block_edges


@st.composite
def choices(draw):
    n, k = draw(st.integers(64, 200)), draw(st.integers(2, 5))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    shift, size = rng.normal(0, 3, k), 10.0 ** draw(st.integers(-2, 6))
    return {f"s{i}": size * (shift[i] + rng.normal(0, 1 + i, n)) for i in range(k)}


def told(values):
    return decide(values, block_edges(len(next(iter(values.values())))))


@given(choices())
def test_evpi_is_the_smallest_expected_loss_and_the_preferred_one_has_it(values):
    d = told(values)
    losses = {k: e.value for k, e in d.loss.items()}
    assert d.evpi.value == min(losses.values())
    assert losses[d.preferred] == d.evpi.value
    assert d.expected[d.preferred].value == max(e.value for e in d.expected.values())


@given(choices())
def test_chances_of_being_best_sum_to_one(values):
    assert sum(e.value for e in told(values).p_best.values()) == pytest.approx(1)


@given(choices())
def test_regret_is_never_negative_and_somebody_has_none(values):
    table = np.stack(list(regret(values).values()))
    assert (table >= 0).all()
    assert (table.min(axis=0) == 0).all()


@given(choices(), st.floats(-1e6, 1e6))
def test_a_constant_added_to_all_changes_nothing(values, constant):
    a, b = told(values), told({k: v + constant for k, v in values.items()})
    assert a.preferred == b.preferred
    assert a.evpi.value == pytest.approx(b.evpi.value, rel=1e-6, abs=1e-6)


@given(choices())
def test_a_duplicate_strategy_changes_nothing_and_shares_the_wins(values):
    first = next(iter(values))
    a, b = told(values), told({**values, "copy": values[first]})
    assert b.evpi.value == pytest.approx(a.evpi.value)
    assert b.p_best[first].value == pytest.approx(a.p_best[first].value / 2)
    assert b.p_best["copy"] == b.p_best[first]


@given(choices(), st.randoms())
def test_the_order_of_draws_and_of_strategies_is_irrelevant(values, random):
    keys = list(values)
    random.shuffle(keys)
    n = len(values[keys[0]])
    order = np.array(random.sample(range(n), n))
    a, b = told(values), told({k: values[k][order] for k in keys})
    assert {k: e.value for k, e in b.loss.items()} == pytest.approx({k: e.value for k, e in a.loss.items()})
    assert {k: e.value for k, e in b.p_best.items()} == pytest.approx({k: e.value for k, e in a.p_best.items()})


def test_a_tie_goes_to_the_first():
    flat = np.ones(64)
    assert preferred({"b": flat, "a": flat}) == "b"


def test_nothing_is_lost_where_one_is_always_best():
    x = np.arange(64.0)
    assert told({"a": x, "b": x + 1}).evpi.value == 0


def test_loss_across_spend_is_worked_out_level_by_level():
    totals = {"a": np.array([[0.0, 0.0], [1.0, 3.0]]), "b": np.array([[0.0, 0.0], [2.0, 2.0]])}
    curve = loss_curve(Ladder(np.array([0.0, 1e6]), totals, {"a": "A", "b": "B"}, ((0, 2),)))
    assert list(curve["a"]) == [0, 0.5]
    assert list(curve["b"]) == [0, 0.5]


def test_a_frontier_leaves_out_what_is_dominated():
    rows = frontier({"a": 1, "b": 2, "c": 3, "d": 10}, {"a": 1, "b": 0.5, "c": 1.2, "d": 4})
    assert [(r.strategy, r.status) for r in rows] == [("a", "ND"), ("d", "ND"), ("b", "D"), ("c", "ED")]
    assert rows[1].icer == pytest.approx(3)


def test_the_one_that_risks_least_is_named_only_where_it_is_clear_of_the_next():
    rng = np.random.default_rng(5)
    noise = rng.normal(0, 1, 160)
    totals = {
        "ahead": np.stack([10 + noise, noise - noise.mean()]),
        "behind": np.stack([noise, np.zeros(160)]),
        "last": np.stack([noise - 5, np.full(160, -50.0)]),
    }
    ladder = Ladder(np.array([1e6, 2e6]), totals, {}, block_edges(160))
    assert least_by_level(ladder) == ["ahead", None]


def test_a_frontier_of_many_drops_what_bends_it_back_as_far_as_need_be():
    """Ratios 1, 2, 4 then one option that undoes the last two, and one dearer than it for no more."""
    cost = {"a": 0, "b": 1, "c": 3, "d": 7, "e": 7.5, "f": 9, "g": 20}
    effect = {"a": 0, "b": 1, "c": 2, "d": 3, "e": 8, "f": 8, "g": 9}
    rows = {r.strategy: r for r in frontier(cost, effect)}
    assert {k: r.status for k, r in rows.items()} == {
        "a": "ND",
        "b": "ED",
        "c": "ED",
        "d": "ED",
        "e": "ND",
        "f": "D",
        "g": "ND",
    }
    assert (rows["e"].icer, rows["g"].icer) == (pytest.approx(7.5 / 8), pytest.approx(12.5))
    steep = frontier({"a": 0, "b": 1, "c": 3, "d": 7}, {"a": 0, "b": 1, "c": 2, "d": 3})
    assert [(r.strategy, r.icer) for r in steep] == [("a", None), ("b", 1.0), ("c", 2.0), ("d", 4.0)]


def test_the_only_one_risks_least():
    alone = Ladder(np.array([1e6]), {"piecemeal": np.zeros((1, 32))}, {}, block_edges(32))
    assert least_by_level(alone) == ["piecemeal"]


def test_of_two_that_cost_the_same_the_one_with_less_effect_is_dominated():
    rows = frontier({"less": 1, "more": 1, "none": 0}, {"less": 1, "more": 2, "none": 0})
    assert [(r.strategy, r.status) for r in rows] == [("none", "ND"), ("more", "ND"), ("less", "D")]


def test_of_two_alone_none_risks_least_where_they_are_not_clear_of_each_other():
    noise = np.random.default_rng(7).normal(0, 1, (2, 160))
    noise -= noise.mean(axis=1, keepdims=True)
    ladder = Ladder(np.array([1e6]), {"a": noise[:1], "b": noise[1:]}, {}, block_edges(160))
    assert least_by_level(ladder) == [None]


def test_strategies_on_one_line_all_stay_on_the_frontier():
    rows = frontier({"a": 0.0, "b": 1.0, "c": 2.0}, {"a": 0.0, "b": 2.0, "c": 4.0})
    assert [(r.strategy, r.status) for r in rows] == [("a", "ND"), ("b", "ND"), ("c", "ND")]


def test_what_risks_least_is_told_by_the_lead_and_not_by_the_sum():
    """Two values far from nothing whose difference is noise: no strategy clearly risks least."""
    rng = np.random.default_rng(1)
    noise = rng.normal(0, 1, (2, 64))
    totals = {"a": 100 + noise[[0]], "b": 100 + noise[[1]]}
    assert least_by_level(Ladder(np.array([1.0]), totals, {}, block_edges(64))) == [None]
    apart = {"a": 100 + noise[[0]], "b": 103 + noise[[1]]}
    assert least_by_level(Ladder(np.array([1.0]), apart, {}, block_edges(64))) == ["b"]
