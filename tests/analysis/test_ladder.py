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


def test_the_last_of_two_crossings_counts_and_the_top_level_too():
    spend = np.array([0.0, 1.0, 2.0, 3.0, 4.0])
    assert last_crossing(spend, np.array([[0.0], [-1.0], [1.0], [1.0], [-3.0]]))[0] == pytest.approx(3.25)
    assert last_crossing(spend, np.array([[5.0], [-1.0], [-1.0], [-1.0], [-1.0]])).tolist() == pytest.approx(
        [np.nan], nan_ok=True
    )  # what is at no spend at all does not count


@pytest.mark.parametrize(("size", "known"), [(7, False), (8, True)])
def test_the_range_of_a_crossing_has_an_error_from_eight_crossings_a_block_on(size, known):
    spend, at = np.linspace(0, 40, 41), np.concatenate([np.full(size, 10.5), np.full(size, 20.5)])
    gap = spend[:, None] - at
    found = crossing(Ladder(spend, {"piecemeal": gap * 0, "focus": gap}, {}, ((0, size), (size, 2 * size))), "focus")
    assert found.low_gbp.value == pytest.approx(10.5)
    assert found.low_gbp.se == (pytest.approx(5.0) if known else None)
    assert found.spend_gbp.value == pytest.approx(15.5)
    assert found.spend_gbp.se == pytest.approx(5.0)


def test_the_error_of_a_crossing_is_unknown_where_a_block_never_crosses():
    spend = np.linspace(0, 40, 41)
    gap = np.concatenate([spend[:, None] - 10.5 + np.zeros(8), np.ones((41, 8))], axis=1)
    found = crossing(Ladder(spend, {"piecemeal": gap * 0, "focus": gap}, {}, ((0, 8), (8, 16))), "focus")
    assert found.crosses_share.value == 0.5
    assert (found.low_gbp.value, found.low_gbp.se) == (pytest.approx(10.5), None)
    assert found.spend_gbp.se is None


def test_to_be_level_at_the_top_is_not_to_be_ahead():
    spend = np.linspace(0, 4, 5)
    level = Ladder(spend, {"piecemeal": np.ones((5, 16)), "focus": np.ones((5, 16))}, {}, ((0, 8), (8, 16)))
    found = crossing(level, "focus")
    assert (found.overtakes, found.ahead_at_top_share.value) == (False, 0)


def test_totals_of_another_shape_are_refused():
    with pytest.raises(ValueError, match=r"totals of focus: \(2, 3\) is not \(level, draw\)"):
        Ladder(np.array([0.0, 1.0]), {"focus": np.zeros((2, 3))}, {}, ((0, 4),))
    with pytest.raises(ValueError, match="is not"):
        Ladder(np.array([0.0]), {"focus": np.zeros((2, 4))}, {}, ((0, 4),))


def test_what_is_known_of_a_strategy_is_taken_and_kept_as_it_is(loaded, wards):
    ready = problem(loaded, wards, draws=8)
    known = {"piecemeal": np.full((2, 8), 7.0)}
    found = ladder.run_ladder(ready, levels=2, known=known)
    assert (found.totals["piecemeal"] == 7).all()
    assert list(found.totals) == list(ready.scenario.strategies)
    assert not found.totals["one_mission"].flags.writeable


def test_a_lead_of_a_few_pence_is_a_lead():
    spend, gap = np.linspace(0, 4, 5), np.outer(np.linspace(0, 0.4, 5), np.ones(16))
    found = crossing(Ladder(spend, {"piecemeal": gap * 0, "focus": gap}, {}, ((0, 8), (8, 16))), "focus")
    assert (found.overtakes, found.ahead_at_top_share.value) == (True, 1)


def test_what_is_level_is_not_ahead_and_overtakes_from_there():
    spend = np.array([0.0, 1.0, 2.0, 3.0])
    assert last_crossing(spend, np.array([[0.0], [0.0], [0.0], [1.0]]))[0] == pytest.approx(2.0)
    assert np.isnan(last_crossing(spend, np.array([[0.0], [0.0], [0.0], [0.0]]))[0])


def test_a_ladder_has_a_level_every_25m_up_to_a_billion(loaded, wards):
    assert ladder.run_ladder(problem(loaded, wards, draws=8)).spend_gbp == pytest.approx(np.arange(41) * 25e6)


def test_with_one_block_no_error_of_a_crossing_is_known():
    spend = np.linspace(0, 40, 41)
    gap = spend[:, None] - np.full(16, 10.5)
    found = crossing(Ladder(spend, {"piecemeal": gap * 0, "focus": gap}, {}, ((0, 16),)), "focus")
    assert (found.spend_gbp.se, found.low_gbp.se, found.crosses_share.se) == (None, None, None)
