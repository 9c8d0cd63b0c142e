import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis.difference import (
    chance_of_being_best,
    difference,
    expected_loss,
    leads_over,
    level_share,
    verdict,
)
from scenarios.analysis.summary import Estimate
from scenarios.domain.draws import block_edges

seeds = st.integers(0, 10_000)


def values(seed: int, strategies: int = 3, n: int = 64):
    rng = np.random.default_rng(seed)
    return {f"s{i}": rng.normal(i * 0.1, 1, n) for i in range(strategies)}, block_edges(n)


def test_those_who_are_level_at_the_top_share_the_draw():
    v = {"a": np.array([1.0, 2.0, 0.0, 5.0]), "b": np.array([1.0, 3.0, 0.0, 5.0]), "c": np.array([0.0, 0.0, 0.0, 5.0])}
    chances = {k: e.value for k, e in chance_of_being_best(v, ((0, 2), (2, 4))).items()}
    assert chances == {
        "a": pytest.approx((1 / 2 + 0 + 1 / 3 + 1 / 3) / 4),
        "b": pytest.approx((1 / 2 + 1 + 1 / 3 + 1 / 3) / 4),
        "c": pytest.approx((0 + 0 + 1 / 3 + 1 / 3) / 4),
    }
    assert level_share(v) == 0.75
    assert level_share({"a": np.array([1.0, 2.0]), "b": np.array([0.0, 3.0])}) == 0


@given(seeds)
def test_chances_of_being_best_sum_to_one_and_losses_are_not_negative(seed):
    v, blocks = values(seed)
    assert sum(e.value for e in chance_of_being_best(v, blocks).values()) == pytest.approx(1)
    assert min(e.value for e in expected_loss(v, blocks).values()) >= 0


@given(seeds)
def test_a_constant_added_to_all_changes_no_loss(seed):
    v, blocks = values(seed)
    moved = {k: x + 5 for k, x in v.items()}
    for k in v:
        assert expected_loss(v, blocks)[k].value == pytest.approx(expected_loss(moved, blocks)[k].value)


def test_the_difference_is_paired():
    """Two strategies that differ by exactly 1 in every draw: the difference has no spread, however wide the draws."""
    x = np.random.default_rng(2).normal(0, 100, 320)
    d = difference(x + 1, x, block_edges(320))
    assert d.summary.low == pytest.approx(1)
    assert d.summary.high == pytest.approx(1)
    assert d.p_better.value == 1
    assert d.verdict == "better"


def test_closer_than_two_errors_is_too_close_to_call():
    x = np.ones(4)
    assert verdict(x, Estimate(1.9, 1.0)) == "too close to call"
    assert verdict(x, Estimate(2.1, 1.0)) == "better"
    assert verdict(x, Estimate(-2.1, 1.0)) == "worse"
    assert verdict(x, Estimate(5.0, None)) == "too close to call"
    assert verdict(np.zeros(4), Estimate(0.0, 0.0)) == "exactly the same"


@pytest.mark.parametrize(
    ("paired", "average", "said"),
    [
        ([0.0, 0.0], Estimate(0.0, 0.0), "exactly the same"),
        ([0.0, 2.0], Estimate(1.0, 0.1), "better"),
        ([0.0, -2.0], Estimate(-1.0, 0.1), "worse"),
        ([0.0, 2.0], Estimate(1.0, 0.6), "too close to call"),
    ],
)
def test_a_verdict_follows_the_average_where_it_is_clear(paired, average, said):
    assert verdict(np.array(paired), average) == said


def test_to_be_level_is_not_to_be_better():
    d = difference(np.array([1.0, 2.0, 3.0, 0.0]), np.array([1.0, 1.0, 4.0, 0.0]), block_edges(4))
    assert d.p_better.value == 0.25


def test_what_is_lost_is_against_the_best_of_all():
    lost = expected_loss({"a": np.array([0.0, 4.0]), "b": np.array([2.0, 0.0])}, ((0, 1), (1, 2)))
    assert (lost["a"].value, lost["b"].value) == (1.0, 2.0)


def test_leads_are_over_one_strategy_on_the_same_draws():
    v, blocks = values(3, n=64)
    leads = leads_over(v, "s1", blocks)
    assert list(leads) == ["s0", "s2"]
    assert leads["s2"].value == pytest.approx(v["s2"].mean() - v["s1"].mean())
    assert leads["s2"].se > 0
