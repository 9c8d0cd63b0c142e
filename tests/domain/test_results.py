"""What a run gives back."""

from __future__ import annotations

import numpy as np
import pytest
from making import problem

from scenarios.model.run import compare


def test_stages_of_the_pledge_are_named_without_their_unit(run):
    stages = run["one_mission"].waterfall.stages()
    assert list(stages) == ["pledged", "delivered", "usable", "eligible", "pointed", "net_pointed", "net_scattered"]


def test_the_pledge_never_grows_on_its_way(run):
    stages = run["one_mission"].waterfall.stages()
    for name in ("delivered", "usable", "eligible", "pointed", "net_pointed"):
        assert (stages[name] <= stages["pledged"] * (1 + 1e-9) * 1.5).all(), name  # delivery may run over the pledge
    assert (stages["pointed"] <= stages["eligible"] * (1 + 1e-9)).all()
    assert (stages["net_pointed"] <= stages["pointed"] * (1 + 1e-9)).all()


def test_every_scalar_outcome_is_listed_over_draws(run):
    rows = run["one_mission"].outcomes()
    assert {x.shape for x in rows.values()} == {(run.n,)}
    assert all(np.isfinite(x).all() for x in rows.values())


def test_the_total_is_the_sum_over_missions(run):
    rows = run["few_missions"].outcomes()
    parts = sum(v for k, v in rows.items() if k.startswith("value_gbp:"))
    assert rows["total_value_gbp"] == pytest.approx(parts)


def test_people_are_summed_over_wards(run):
    result = run["one_mission"]
    rows = result.outcomes()
    assert rows["people_no_longer_isolated_at_end"] == pytest.approx(result.wards.out_at_end.sum(axis=0))
    assert rows["people_reached"] == pytest.approx(result.wards.reached.sum(axis=0))


def test_savings_by_payer_sum_to_the_saving(run):
    for result in run.strategies.values():
        assert sum(result.saving_by_payer_gbp.values()) == pytest.approx(result.saving_gbp)


def test_a_comparison_gives_each_strategy_by_its_key(run):
    totals = run.totals()
    assert list(totals) == list(run.strategies)
    assert totals["piecemeal"] is run["piecemeal"].total_gbp
    with pytest.raises(KeyError):
        run["nobody"]


def test_the_number_of_draws_is_where_the_last_block_ends(loaded, wards):
    assert compare(problem(loaded, wards, draws=37)).n == 37
