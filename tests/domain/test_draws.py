"""The shared draws and the blocks they come in."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.domain.draws import BLOCKS, Draws, PickedDraws, block_edges, picked, thin, thinned


def draws(n: int) -> Draws:
    return Draws({"a": np.arange(float(n)), "b": np.arange(float(n)) ** 2}, block_edges(n), seed=1)


@given(st.integers(1, 5000))
def test_blocks_cover_every_draw_once_and_differ_by_one_at_most(n):
    edges = block_edges(n)
    assert edges[0][0] == 0
    assert edges[-1][1] == n
    assert all(a[1] == b[0] for a, b in zip(edges, edges[1:], strict=False))
    sizes = {b - a for a, b in edges}
    assert max(sizes) - min(sizes) <= 1
    assert len(edges) == min(BLOCKS, n)


@given(st.integers(1, 3000), st.integers(1, 4000))
def test_a_thinned_set_is_the_start_of_every_block(n, wanted):
    rows, blocks = thin(block_edges(n), wanted)
    assert len(blocks) == len(block_edges(n))
    assert blocks[-1][1] == len(rows)
    each = max(1, wanted // len(blocks))
    for (a, b), (start, stop) in zip(block_edges(n), blocks, strict=True):
        assert rows[start:stop].tolist() == list(range(a, min(a + each, b)))


def test_a_smaller_sample_is_of_the_very_same_futures():
    whole, some = draws(160), thinned(draws(160), 32)
    assert some.n == 32
    assert set(some["a"]) <= set(whole["a"])
    assert some["b"] == pytest.approx(some["a"] ** 2)  # a future keeps all its values together
    assert some.seed == whole.seed


def test_asking_for_more_than_there_is_gives_all_of_it():
    whole = draws(20)
    assert thinned(whole, 20) is whole
    assert thinned(whole, 999) is whole


def test_draws_are_a_mapping_that_cannot_be_written():
    some = draws(16)
    assert (list(some), len(some), some.n) == (["a", "b"], 2, 16)
    with pytest.raises(ValueError, match="read-only"):
        some["a"][0] = 1.0
    with pytest.raises(KeyError):
        some["c"]


def test_picked_draws_are_the_rows_of_every_parameter_and_read_only_what_is_asked_for():
    whole = draws(200)
    rows, _ = thin(whole.blocks, 32)
    some = PickedDraws(whole, rows)
    assert list(some) == list(whole)
    assert len(some) == 2
    assert np.array_equal(some["b"], whole["b"][rows])
    assert some["b"] is some["b"]
    assert set(some.read) == {"b"}
    again = PickedDraws(some, np.tile(np.arange(len(rows)), 3))
    assert np.array_equal(again["a"], np.tile(whole["a"][rows], 3))


def test_what_has_no_axis_of_draws_is_picked_as_it_is():
    rows = np.array([3, 5])
    assert picked(np.array(7.0), rows) == 7.0
    assert picked(np.array([[1.0], [2.0]]), rows).shape == (2, 1)
    assert picked(np.arange(6.0), rows).tolist() == [3, 5]
