"""Costs and effects across what one effect may be worth."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis.acceptability import across, break_evens, incremental, net_benefit, people_over
from scenarios.domain.draws import block_edges

N = 1024
BLOCKS = block_edges(N)
RNG = np.random.default_rng(3)
COSTS = {"none": np.zeros(N), "some": RNG.normal(100, 5, N), "much": RNG.normal(400, 20, N)}
EFFECTS = {"none": np.zeros(N), "some": RNG.normal(1.0, 0.1, N), "much": RNG.normal(2.0, 0.2, N)}


def test_the_preferred_strategy_changes_at_the_ratio_of_added_cost_to_added_effect():
    first, second = break_evens(COSTS, EFFECTS, 0, 1000)
    assert (first.below, first.above, second.below, second.above) == ("none", "some", "some", "much")
    assert first.wtp == pytest.approx(COSTS["some"].mean() / EFFECTS["some"].mean())
    added = (COSTS["much"] - COSTS["some"]).mean() / (EFFECTS["much"] - EFFECTS["some"]).mean()
    assert second.wtp == pytest.approx(added)
    assert break_evens(COSTS, EFFECTS, 0, 50) == []
    assert [b.above for b in break_evens(COSTS, EFFECTS, 150, 1000)] == ["much"]


@given(st.integers(0, 2000))
def test_a_break_even_is_where_the_preferred_of_a_fine_ladder_changes(seed):
    rng = np.random.default_rng(seed)
    costs = {k: np.full(8, c) for k, c in zip("abcd", rng.uniform(0, 100, 4), strict=True)}
    effects = {k: np.full(8, e) for k, e in zip("abcd", rng.uniform(0, 10, 4), strict=True)}
    found = break_evens(costs, effects, 0.0, 60.0)
    for b in found:
        below, above = (across(costs, effects, [b.wtp * x], block_edges(8))[0].preferred for x in (0.9999, 1.0001))
        assert (below, above) == (b.below, b.above)
    ladder = [a.preferred for a in across(costs, effects, list(np.linspace(0, 60, 121)), block_edges(8))]
    changes = sum(x != y for x, y in zip(ladder, ladder[1:], strict=False))
    assert changes <= len(found)


def test_at_every_worth_chances_sum_to_one_and_evpi_is_the_least_loss():
    for at in across(COSTS, EFFECTS, [0.0, 100.0, 300.0, 1000.0], BLOCKS):
        assert sum(p.value for p in at.p_best.values()) == pytest.approx(1)
        assert at.evpi.value == pytest.approx(min(x.value for x in at.loss.values()))
        assert at.loss[at.preferred] == at.evpi


def test_perfect_information_is_worth_most_where_the_choice_is_closest():
    (close,), (far,) = (across(COSTS, EFFECTS, [wtp], BLOCKS) for wtp in (300.0, 2000.0))
    assert close.evpi.value > far.evpi.value


def test_what_is_added_is_told_with_its_range():
    some, much = incremental(COSTS, EFFECTS, net_benefit(COSTS, EFFECTS, 200.0), "none", BLOCKS)
    assert (some.strategy, much.strategy) == ("some", "much")
    assert some.net_benefit.mean.value == pytest.approx(200 * EFFECTS["some"].mean() - COSTS["some"].mean())
    assert some.cost.low < some.cost.mean.value < some.cost.high
    back = incremental(COSTS, EFFECTS, net_benefit(COSTS, EFFECTS, 200.0), "some", BLOCKS)[0]
    assert back.net_benefit.mean.value == pytest.approx(-some.net_benefit.mean.value)


def test_a_population_is_counted_year_by_year_at_the_rate():
    assert people_over(1000, 1, 0.035) == 1000
    assert people_over(1000, 3, 0.0) == 3000
    assert people_over(100, 2, 0.25) == pytest.approx(180)
