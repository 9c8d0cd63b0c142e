import numpy as np
import pytest
from making import problem

from scenarios.analysis import ladder
from scenarios.analysis.ladder import Ladder, crossing, last_crossing
from scenarios.domain.draws import block_edges
from scenarios.model.run import compare


def test_a_crossing_is_found_between_rungs():
    spend = np.array([0.0, 1.0, 2.0, 3.0])
    assert last_crossing(spend, np.array([[0.0], [-1.0], [1.0], [2.0]]))[0] == pytest.approx(1.5)
    assert last_crossing(spend, np.array([[0.0], [-1.0], [-3.0], [1.0]]))[0] == pytest.approx(2.75)
    assert np.isnan(last_crossing(spend, np.array([[0.0], [1.0], [1.0], [2.0]]))[0])


def test_the_crossing_and_its_range_by_hand():
    """Draw d overtakes at spend 10 + d.

    The mean of the differences crosses at the mean, eight in ten between the deciles.
    """
    spend = np.linspace(0, 100, 101)
    at = 10 + np.linspace(0, 40, 161)
    gap = spend[:, None] - at[None, :]
    by_level = Ladder(
        spend, {"piecemeal": np.zeros_like(gap), "focus": gap}, {"piecemeal": "P", "focus": "F"}, block_edges(161)
    )
    c = crossing(by_level, "focus")
    assert c.spend_gbp.value == pytest.approx(30)
    assert (c.low_gbp.value, c.high_gbp.value) == (pytest.approx(14), pytest.approx(46))
    assert c.low_gbp.se > 0
    assert c.overtakes
    assert c.crosses_share.value == 1
    assert c.ahead_at_top_share.value == 1


def test_a_strategy_that_never_overtakes_says_so():
    spend = np.linspace(0, 10, 11)
    behind = -np.outer(spend, np.ones(32))
    c = crossing(Ladder(spend, {"piecemeal": behind * 0, "focus": behind}, {}, block_edges(32)), "focus")
    assert c.spend_gbp is None
    assert not c.overtakes
    assert (c.low_gbp, c.crosses_share.value, c.ahead_at_top_share.value) == (None, 0, 0)


def test_rungs_are_runs_on_a_thinned_set_of_the_same_futures(loaded, wards):
    ready = problem(loaded, wards, draws=256)
    by_level = ladder.run_ladder(ready, top_gbp=8e8, levels=3, draws=64)
    assert by_level.spend_gbp.tolist() == [0, 4e8, 8e8]
    assert not by_level.totals["one_mission"][0].any()
    whole = compare(ready, 4e8)["one_mission"].total_gbp
    thin = by_level.totals["one_mission"][1]
    assert len(thin) == 64
    assert set(np.round(thin, 3)) <= set(np.round(whole, 3))


def test_asking_for_more_draws_than_there_are_takes_them_all(loaded, wards):
    assert ladder.run_ladder(problem(loaded, wards, draws=8), levels=2).totals["piecemeal"].shape == (2, 8)


@pytest.mark.parametrize("levels", [2, 5, 7])
@pytest.mark.parametrize("draws", [8, 24, 64])
def test_a_ladder_is_its_levels_one_by_one_however_many_are_run_together(loaded, wards, levels, draws, monkeypatch):
    ready = problem(loaded, wards, draws=draws)
    together = ladder.run_ladder(ready, levels=levels, draws=draws)
    monkeypatch.setattr(ladder, "CELLS_TOGETHER", 1)
    alone = ladder.run_ladder(ready, levels=levels, draws=draws)
    for key, totals in together.totals.items():
        assert totals == pytest.approx(alone.totals[key], rel=1e-12), key
