"""Everything that does not depend on spend or strategy, prepared once: shapes, parts of it, and copies of it."""

from __future__ import annotations

import json

import numpy as np
import pytest
from making import problem

from scenarios.domain.council import Category
from scenarios.model.pointing import point
from scenarios.model.run import compare, run_strategy


@pytest.fixture(scope="module")
def ready(loaded, wards):
    return problem(loaded, wards, draws=96, years=6)


def test_every_array_has_the_axes_its_comment_says(ready, wards, loaded):
    categories, missions = len(loaded.scenario.spend_mix), len(loaded.missions.keys)
    assert ready.pledged.shape == ready.delivered.shape == ready.usable.shape == (categories, 96)
    assert ready.eligible.shape == ready.mix.shape == (categories, missions, 96)
    assert ready.aligned.shape == (6, 96)
    assert ready.programme.condition.shape == (wards.n, 96)
    assert ready.discounting.people.factors.shape == ready.discounting.money.factors.shape == (6,)
    assert (ready.n, ready.years) == (96, 6)


def test_a_shorter_horizon_is_the_start_of_the_long_one(ready, loaded, wards):
    short = compare(ready.shortened(2), 4e8)
    own = compare(problem(loaded, wards, draws=96, years=2), 4e8)
    for key, result in own.strategies.items():
        assert short[key].total_gbp == pytest.approx(result.total_gbp)
        assert short[key].wards.out_at_end == pytest.approx(result.wards.out_at_end)


def test_a_thinned_problem_runs_some_of_the_very_same_futures(ready):
    some = ready.thinned(32)
    assert some.n == 32
    thin, whole = (compare(p, 4e8)["one_mission"].total_gbp for p in (some, ready))
    assert set(np.round(thin, 4)) <= set(np.round(whole, 4))
    assert ready.thinned(96) is ready


def test_repeated_draws_are_the_same_several_times_over(ready):
    tiled = ready.repeated(3)
    assert tiled.n == 288
    assert np.array_equal(tiled.aligned[:, 96:192], ready.aligned)
    assert np.array_equal(tiled.programme.condition[:, 192:], ready.programme.condition)
    assert ready.repeated(1) is ready


def test_several_levels_of_spend_in_one_run_are_the_same_as_one_by_one(ready):
    tiled, levels = ready.repeated(3), [0.0, 5e6, 7e8]
    for key in ready.scenario.strategies:
        together = run_strategy(tiled, point(tiled, key), np.repeat(levels, 96)).total_gbp.reshape(3, 96)
        for spend_gbp, here in zip(levels, together, strict=True):
            alone = run_strategy(ready, point(ready, key), spend_gbp).total_gbp
            assert here == pytest.approx(alone, rel=1e-12), key


def test_what_a_category_s_ledger_shows_takes_the_place_of_the_draw(loaded, wards):
    name = next(iter(loaded.scenario.spend_mix))
    known = loaded.scenario.model_dump(mode="json")
    known["categories"] = {name: {"pledged_share": 0.07}}
    scenario = type(loaded.scenario).model_validate_json(json.dumps(known))
    ready = problem(loaded, wards, scenario, draws=16)
    share = loaded.scenario.spend_mix[name]
    assert ready.pledged[0] == pytest.approx(np.full(16, share * 0.07))
    assert np.ptp(ready.pledged[1]) > 0


def test_what_may_follow_a_mission_is_scaled_by_the_lever(loaded, wards):
    whole, half = (problem(loaded, wards, draws=16, eligibility=e).eligible for e in (1.0, 0.5))
    assert half == pytest.approx(whole / 2)


def test_a_mission_that_cannot_be_dropped_stays_aligned(loaded, wards):
    held = problem(loaded, wards, draws=64, mission_can_drop=False, years=10).aligned
    assert (np.diff(held, axis=0) >= -1e-12).all()
    free = problem(loaded, wards, draws=64, mission_can_drop=True, years=10).aligned
    assert (free <= held + 1e-12).all()


def test_the_mix_of_every_category_gives_away_no_more_than_there_is(ready):
    assert (ready.mix >= 0).all()
    assert (ready.mix.sum(axis=1) <= 1 + 1e-9).all()


@pytest.mark.parametrize("rule", ["per_head", "need", "deprivation"])
def test_a_rule_shares_out_the_whole_of_the_money(loaded, wards, rule):
    share = problem(loaded, wards, draws=8, ward_rule=rule).programme.rule_share
    assert share.sum(axis=0) == pytest.approx(np.ones(share.shape[1]))


def test_the_best_return_is_found_anew_every_year(loaded, wards):
    assert problem(loaded, wards, draws=8, ward_rule="best_return").programme.rule_share is None


def test_everything_fixed_leaves_no_residual_between_wards(loaded, wards):
    from making import fixed

    still = problem(loaded, wards, register=fixed(loaded.register), draws=4)
    assert np.ptp(still.programme.condition, axis=1) == pytest.approx(np.zeros(wards.n), abs=1e-9)


@pytest.mark.parametrize("draws", [1, 24, 25])
def test_draws_can_be_as_many_as_wards(loaded, wards, draws):
    """The axis of an array is known by its name and not by its length: 24 draws of 24 wards are run like 25."""
    assert wards.n == 24
    ready = problem(loaded, wards, draws=draws)
    tiled = ready.repeated(2)
    assert tiled.programme.head_share is ready.programme.head_share
    for key in ready.scenario.strategies:
        alone = run_strategy(ready, point(ready, key), 4e8).total_gbp
        both = run_strategy(tiled, point(tiled, key), np.full(2 * draws, 4e8)).total_gbp
        assert both == pytest.approx(np.tile(alone, 2), rel=1e-12), key


def test_what_a_category_allows_is_scaled_by_the_lever_too(loaded, wards):
    """Of the contracts of one category half may follow a mission, and the council allows half of those."""
    name = next(iter(loaded.scenario.spend_mix))
    category = Category(eligibility={"isolation": 0.5})
    found = []
    for lever, categories in ((1.0, {}), (0.5, {}), (0.5, {name: category})):
        scenario = loaded.scenario.model_copy(update={"categories": categories}).with_levers(eligibility=lever)
        found.append(problem(loaded, wards, scenario, draws=16).eligible)
    at = loaded.missions.keys.index("isolation")
    whole, lever_alone, both = (f[0, at] for f in found)
    assert lever_alone == pytest.approx(whole / 2)
    assert both == pytest.approx(whole / 4)
    assert found[2][1:] == pytest.approx(found[1][1:])  # other categories are as they were


def test_a_category_whose_ledger_shows_its_causes_has_those_and_the_others_todays(loaded, wards):
    name = list(loaded.scenario.spend_mix)[1]
    category = Category(causes={"isolation": 0.25, "other": 0.75})
    scenario = loaded.scenario.model_copy(update={"categories": {name: category}})
    known, plain = (problem(loaded, wards, s, draws=16) for s in (scenario, loaded.scenario))
    keys, other = loaded.missions.keys, loaded.missions.causes["other"]
    assert known.mix[1, keys.index("isolation")] == pytest.approx(np.full(16, 0.25))
    for mission, share in other.items():
        assert known.mix[1, keys.index(mission)] == pytest.approx(np.full(16, 0.75 * share))
    assert np.delete(known.mix, 1, axis=0) == pytest.approx(np.delete(plain.mix, 1, axis=0))


def test_one_discount_rule_holds_for_everybody(loaded, wards):
    split, one = (problem(loaded, wards, draws=8, discounting=rule).discounting for rule in ("split", "one_rate"))
    assert (split.people.yearly, split.money.yearly) == (0.015, 0.035)
    assert (one.people.yearly, one.money.yearly) == (0.035, 0.035)
    assert np.array_equal(one.people.factors, one.money.factors)
    assert split.people.factors[1] == pytest.approx(1.015**-2)


@pytest.mark.parametrize("rule", ["per_head", "deprivation", "need"])
def test_fewer_draws_of_a_problem_keep_what_no_draw_is_an_axis_of(loaded, wards, rule):
    ready = problem(loaded, wards, draws=64, ward_rule=rule)
    small = ready.thinned(16)
    share = small.programme.rule_share
    assert share.shape == (wards.n, 16 if rule == "need" else 1)
    assert small.programme.condition.shape == (wards.n, 16)
    assert small.usable.shape[-1] == small.aligned.shape[1] == 16
