"""The break-even spend is the lowest root on all draws, wherever the rungs of a ladder lie (equation 31)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import problem

from scenarios.analysis import crossing as module
from scenarios.analysis.crossing import break_even, crossing, crossings, first_crossing
from scenarios.analysis.ladder import run_ladder, run_levels
from scenarios.domain.draws import block_edges
from scenarios.model.pointing import point_all
from scenarios.model.run import compare

RUNGS = np.array([0.5, 1.0, 2.0, 3.0, 4.0, 5.0])


def gap_of(function, at):
    """The gap of draws that differ in `at`, and what the rungs of a sample say of it."""
    return lambda spend: function(spend, at)


def found(gap, sample_rows, blocks, rungs=RUNGS, all_blocks=None):
    paired = np.stack([gap(float(s))[sample_rows] for s in rungs])
    return crossing("focus", rungs, paired, blocks, gap, all_blocks or blocks)


def line(at):
    return gap_of(lambda s, a: s - a, at)


def test_the_break_even_and_its_range_by_hand():
    """Draw d overtakes at spend 1.1 + 3.8·d: the mean of the differences crosses at the mean of that."""
    at = 1.1 + 3.8 * np.linspace(0, 1, 161)
    c = found(line(at), slice(None), block_edges(161))
    assert c.spend_gbp.value == pytest.approx(3.0, rel=2e-4)
    assert c.spend_gbp.se == pytest.approx(at_error(at, block_edges(161)), rel=1e-3)
    assert (c.low_gbp.value, c.high_gbp.value) == (pytest.approx(1.48), pytest.approx(4.52))
    assert c.low_gbp.se > 0
    assert (c.overtakes, c.more, c.top_gbp) == (True, False, 5.0)
    assert (c.crosses_share.value, c.ahead_at_top_share.value) == (1, 1)


def at_error(at, blocks):
    """Standard error of the mean over blocks: the slope of a line of one is one."""
    each = np.array([at[a:b].mean() for a, b in blocks])
    return each.std(ddof=1) / np.sqrt(len(each))


def test_the_root_is_that_of_all_draws_and_not_of_the_sample():
    at = np.concatenate([np.full(16, 2.6), np.full(48, 2.2)])
    c = found(line(at), slice(0, 16), block_edges(16), all_blocks=block_edges(64))
    assert c.spend_gbp.value == pytest.approx(2.3, rel=2e-4)
    assert c.low_gbp.value == pytest.approx(2.6)


def test_a_sample_on_the_wrong_side_of_a_rung_does_not_mislead():
    """The sample crosses between 3 and 4, all draws between 2 and 3."""
    rng = np.random.default_rng(3)
    at = np.concatenate([3.1 + rng.normal(0, 0.5, 32), 2.7 + rng.normal(0, 0.5, 96)])
    c = found(line(at), slice(0, 32), block_edges(32), all_blocks=block_edges(128))
    assert c.spend_gbp.value == pytest.approx(at.mean(), rel=2e-4)


def test_a_strategy_that_never_overtakes_says_so():
    c = found(gap_of(lambda s, a: -s - a, np.zeros(32)), slice(None), block_edges(32))
    assert (c.spend_gbp, c.overtakes, c.more) == (None, False, False)
    assert (c.low_gbp, c.crosses_share.value, c.ahead_at_top_share.value) == (None, 0, 0)
    ahead = found(gap_of(lambda s, a: s + a, np.zeros(32)), slice(None), block_edges(32))
    assert (ahead.spend_gbp, ahead.overtakes) == (None, True)


def test_what_is_exactly_the_same_is_not_ahead_and_never_crosses():
    c = found(gap_of(lambda s, a: 0 * a, np.zeros(32)), slice(None), block_edges(32))
    assert (c.spend_gbp, c.overtakes, c.ahead_at_top_share.value) == (None, False, 0)


def test_of_several_roots_the_lowest_is_told_and_that_there_are_more():
    wave = gap_of(lambda s, a: (s - 1.5) * (s - 3.5) + a, np.zeros(32))
    c = found(wave, slice(None), block_edges(32))
    assert c.spend_gbp.value == pytest.approx(1.5, rel=1e-3)
    assert (c.overtakes, c.more) == (False, True)
    assert c.low_gbp.value == pytest.approx(1.5, abs=0.15)  # a future's own is the first as well


def test_a_dip_that_only_all_draws_show_is_found():
    """The sample's average stays just above nothing at the second rung, that of all draws does not."""
    bump = np.concatenate([np.full(16, 0.06), np.full(48, -0.04)]) + np.tile([0.5, -0.5], 32)
    dip = gap_of(lambda s, a: np.where(abs(s - 1.0) < 0.1, a, 1.0 + 0 * a), bump)
    c = found(dip, slice(0, 16), block_edges(16), all_blocks=block_edges(64))
    assert 0.5 < c.spend_gbp.value < 1.0
    assert c.more


def test_no_rung_is_run_twice_on_all_draws():
    """What the sample leaves open is looked at once, and then known."""
    asked = []
    bump = np.concatenate([np.full(16, 0.06), np.full(48, -0.04)]) + np.tile([0.5, -0.5], 32)

    def gap(spend):
        asked.append(spend)
        return np.where(abs(spend - 1.0) < 0.1, bump, 1.0 + 0 * bump)

    paired = np.stack([gap(float(s))[:16] for s in RUNGS])
    asked.clear()
    crossing("focus", RUNGS, paired, block_edges(16), gap, block_edges(64))
    assert asked.count(1.0) == 1


@given(st.floats(0.51, 4.9), st.floats(0.2, 3), st.floats(-0.3, 0.3))
def test_a_root_is_found_wherever_it_is(root, steep, bend):
    gap = gap_of(lambda s, a: steep * (s - root) * (1 + bend * (s - root) / 5) + a, np.zeros(16))
    c = found(gap, slice(None), block_edges(16))
    assert c.spend_gbp.value == pytest.approx(root, rel=1e-3)
    assert c.spend_gbp.se == 0


def test_the_error_is_that_of_the_mean_over_the_slope_where_the_curve_bends():
    noise = np.random.default_rng(1).normal(0, 0.02, 64)
    gap = gap_of(lambda s, a: s**3 - 0.9 + a, noise)
    value, overtakes, more = break_even(RUNGS, np.stack([gap(s) for s in RUNGS]), block_edges(64), gap, block_edges(64))
    root = (0.9 - noise.mean()) ** (1 / 3)
    assert value.value == pytest.approx(root, rel=2e-4)
    assert value.se == pytest.approx(at_error(noise, block_edges(64)) / (3 * root**2), rel=0.02)
    assert (overtakes, more) == (True, False)


def test_with_one_block_no_error_is_known():
    c = found(line(np.full(16, 2.4)), slice(None), ((0, 16),))
    assert (c.spend_gbp.se, c.low_gbp.se, c.crosses_share.se) == (None, None, None)


@pytest.mark.parametrize(("size", "known"), [(7, False), (8, True)])
def test_the_range_has_an_error_from_eight_crossings_a_block_on(size, known):
    at = np.concatenate([np.full(size, 1.5), np.full(size, 3.5)])
    c = found(line(at), slice(None), ((0, size), (size, 2 * size)))
    assert c.low_gbp.value == pytest.approx(1.5)
    assert c.low_gbp.se == (pytest.approx(1.0) if known else None)
    assert c.spend_gbp.value == pytest.approx(2.5, rel=2e-4)


def test_a_block_that_never_crosses_leaves_the_range_without_an_error():
    gap = gap_of(lambda s, a: np.where(a > 0, s - a, 1.0), np.concatenate([np.full(8, 2.5), np.full(8, -1.0)]))
    c = found(gap, slice(None), ((0, 8), (8, 16)))
    assert c.crosses_share.value == 0.5
    assert (c.low_gbp.value, c.low_gbp.se) == (pytest.approx(2.5), None)


def test_the_first_crossing_of_a_future_is_found_between_rungs():
    spend = np.array([1.0, 2.0, 3.0])
    assert first_crossing(spend, np.array([[-1.0], [1.0], [2.0]]))[0] == pytest.approx(1.5)
    assert first_crossing(spend, np.array([[-1.0], [-3.0], [1.0]]))[0] == pytest.approx(2.75)
    assert first_crossing(spend, np.array([[-1.0], [1.0], [-3.0]]))[0] == pytest.approx(1.5)
    assert np.isnan(first_crossing(spend, np.array([[1.0], [1.0], [2.0]]))[0])
    assert first_crossing(spend, np.array([[0.0], [0.0], [1.0]]))[0] == pytest.approx(2.0)


def test_the_crossing_of_a_scenario_is_where_its_averages_are_level(loaded, wards):
    ready = problem(loaded, wards, draws=256)
    every = crossings(ready, point_all(ready), run_ladder(ready, draws=128))
    assert set(every) == set(ready.scenario.strategies) - {"piecemeal"}
    c = every["one_mission"]
    totals = compare(ready, c.spend_gbp.value).totals()
    gap = totals["one_mission"] - totals["piecemeal"]
    assert abs(gap.mean()) < 1e-3 * gap.std()
    assert c.top_gbp == 1e9
    for side in (0.98, 1.02):
        there = compare(ready, side * c.spend_gbp.value).totals()
        assert ((there["one_mission"] - there["piecemeal"]).mean() > 0) == (c.overtakes == (side > 1))


def test_a_crossing_below_the_first_rung_is_still_a_crossing(loaded, wards):
    """A mission that costs next to nothing to run overtakes at a few millions."""
    ready = problem(loaded, wards, draws=128)
    cheap = replace(ready, draws={**ready.draws, "fixed_cost_mission": ready.draws["fixed_cost_mission"] * 0.03})
    c = crossings(cheap, point_all(cheap), run_ladder(cheap, draws=128))["one_mission"]
    assert 0 < c.spend_gbp.value < 25e6
    totals = compare(cheap, c.spend_gbp.value).totals()
    gap = totals["one_mission"] - totals["piecemeal"]
    assert abs(gap.mean()) < 1e-3 * gap.std()


def test_with_nothing_to_compare_there_is_no_crossing(loaded, wards):
    ready = problem(loaded, wards, loaded.scenario.with_strategies(()), draws=16)
    assert crossings(ready, point_all(ready), run_ladder(ready, levels=3)) == {}


def test_a_sample_is_trusted_where_it_is_clear_and_few_levels_are_run_on_all_draws():
    asked = []

    def gap(spend):
        asked.append(spend)
        return spend - np.full(64, 2.5) + np.tile([0.01, -0.01], 32)

    paired = np.stack([gap(s)[:32] for s in RUNGS])
    asked.clear()
    crossing("focus", RUNGS, paired, block_edges(32), gap, block_edges(64))
    assert not {s for s in asked if s in RUNGS}
    assert len(asked) <= 4


def test_below_the_first_level_it_is_halved_six_times(loaded, wards, monkeypatch):
    """A crossing at a sixty-fourth of the first level is seen, and no halving between is left out."""
    seen = []

    def levels(ready, spend, keys):
        seen.append(spend)
        return run_levels(ready, spend, keys)

    monkeypatch.setattr(module, "run_levels", levels)
    ready = problem(loaded, wards, draws=64)
    ladder = run_ladder(ready, levels=5)
    crossings(ready, point_all(ready), ladder)
    assert list(seen[0] / ladder.spend_gbp[1]) == [1 / 64, 1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2]
