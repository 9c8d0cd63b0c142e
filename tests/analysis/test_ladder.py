"""Every strategy across levels of spend, on a thinned set of the same futures."""

import numpy as np
import pytest
from making import problem

from scenarios.analysis import ladder
from scenarios.analysis.ladder import Ladder
from scenarios.model.run import compare


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


def test_a_ladder_has_a_level_every_25m_up_to_a_billion(loaded, wards):
    assert ladder.run_ladder(problem(loaded, wards, draws=8)).spend_gbp == pytest.approx(np.arange(41) * 25e6)


def test_a_ladder_is_run_on_a_thousand_and_twenty_four_of_the_draws(loaded, wards):
    ready = problem(loaded, wards, draws=2048)
    assert ladder.run_ladder(ready, levels=2).blocks[-1][1] == 1024
