"""Robustness, the shrunk winner, the target, the structural switches, and every pound counted once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import problem, with_strategies

from scenarios.analysis import structure
from scenarios.analysis.budgets import budget_lines
from scenarios.analysis.robustness import cvar, four_numbers
from scenarios.analysis.target import Target, met, out_by_year
from scenarios.analysis.winner import shrink
from scenarios.domain.draws import block_edges
from scenarios.model.run import compare


def test_the_four_numbers_by_hand():
    a, b = np.tile([0.0, 10.0], 50), np.full(100, 4.0)
    rows = four_numbers({"a": a, "b": b}, {"a": a > 5, "b": b > 5}, block_edges(100))
    assert rows["a"].target_met.value == 0.5
    assert rows["b"].target_met.value == 0
    assert rows["a"].expected_regret.value == 2
    assert rows["b"].expected_regret.value == 3
    assert rows["b"].high_regret.value == 6
    assert rows["a"].worst_tenth.value == 0


@given(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=60), st.floats(0.02, 1))
def test_the_worst_share_is_never_better_than_the_mean(x, share):
    values = np.array(x)
    assert cvar(values, share) <= values.mean() + 1e-6 * max(1, np.abs(values).max())
    assert cvar(values, 1.0) == pytest.approx(values.mean(), abs=1e-6)


# --- the winner ---


@given(st.integers(0, 10_000), st.integers(1, 12))
def test_every_lead_is_drawn_towards_nothing_and_never_past_it(seed, k):
    rng = np.random.default_rng(seed)
    values = {"piecemeal": rng.normal(size=200)} | {
        f"s{i}": rng.normal(rng.normal(), 1 + rng.random(), 200) for i in range(k)
    }
    s = shrink(values)
    for key, raw in s.estimate.items():
        assert abs(s.adjusted[key]) <= abs(raw)
        assert s.adjusted[key] * raw >= 0


def test_a_lead_known_for_certain_is_kept_whole():
    x = np.random.default_rng(0).normal(size=400)
    s = shrink({"piecemeal": x, "a": x + 3})
    assert s.adjusted["a"] == pytest.approx(3)


def test_the_more_uncertain_the_more_is_taken_off():
    rng = np.random.default_rng(0)
    noise = rng.normal(size=4000)
    noise -= noise.mean()
    kept = [shrink({"piecemeal": np.zeros(4000), "a": 1 + sd * noise}).adjusted["a"] for sd in (0.1, 0.5, 1, 3)]
    assert kept == sorted(kept, reverse=True)
    assert kept[0] > 0.95


def test_shrinking_mends_what_picking_spoils():
    """Twelve strategies of no worth.

    The best estimate flatters, the adjusted one far less, on average over repetitions.
    """
    rng = np.random.default_rng(7)
    raw, adjusted = [], []
    for _ in range(60):
        error = rng.normal(size=12)
        values = {"piecemeal": np.zeros(300)} | {f"s{i}": e + rng.normal(size=300) for i, e in enumerate(error)}
        s = shrink(values)
        raw.append(s.estimate[s.winner])
        adjusted.append(s.adjusted[s.winner])
    assert np.mean(raw) > 1.4
    assert np.mean(adjusted) < 0.5 * np.mean(raw)


# --- the target ---


def test_people_out_by_year_undo_the_half_cycle(loaded, wards):
    run = compare(problem(loaded, wards, years=6))
    for result in run.strategies.values():
        assert out_by_year(result.wards.averted_by_year)[-1] == pytest.approx(result.wards.out_at_end.sum(axis=0))


def test_a_target_is_met_where_it_is_low_and_not_where_it_is_high(loaded, wards):
    run = compare(problem(loaded, wards))
    assert met(run, Target("isolation", 1e-9, 10))["one_mission"].mean() > 0.5
    assert not met(run, Target("isolation", 0.99, 10))["one_mission"].any()
    assert met(run, Target("jobs", 0.0, 10))["piecemeal"].mean() > 0.9


# --- structure ---


def test_every_combination_is_there_once_and_matches_its_own_run(loaded, wards):
    scenario = loaded.scenario.with_levers(draws=256)
    outcomes = structure.combinations(scenario, lambda s: compare(problem(loaded, wards, s, draws=256)), "one_mission")
    assert len({o.combination for o in outcomes}) == 16
    one = next(o for o in outcomes if o.combination == structure.Combination("ordered", True, False, "half"))
    run = compare(
        problem(loaded, wards, scenario, draws=256, focus_multiplier=True, mission_can_drop=False, eligibility=0.5)
    )
    gap = run["one_mission"].total_ordered_gbp - run["piecemeal"].total_ordered_gbp
    assert one.difference.summary.mean.value == pytest.approx(gap.mean())


# --- pounds ---


@pytest.mark.parametrize(
    "counted", [("wellbeing", "nhs", "social_care"), ("wellbeing",), ("loneliness_cost", "social_care")]
)
def test_the_parts_sum_to_the_whole(loaded, wards, counted):
    scenario = with_strategies(loaded.scenario, one={"isolation": 0.4, "jobs": 0.3}).with_streams(counted)
    ready = problem(loaded, wards, scenario, draws=128)
    result = compare(ready)["one"]
    parts = budget_lines(result, loaded.missions, counted, ready.draws["spill_isolation_to_others"])
    assert sum(p.value_gbp for p in parts) == pytest.approx(result.total_gbp.mean())
    assert all(p.budget and p.cashable in ("yes", "in part", "no") for p in parts)


def test_the_published_cost_stands_in_for_wellbeing(loaded, wards):
    ready = problem(loaded, wards, loaded.scenario.with_streams(("loneliness_cost",)), draws=64, mission_can_drop=False)
    result = compare(ready)["one_mission"]
    years = (ready.wellbeing_factors @ result.wards.averted_by_year) * 9537 * 1.2329
    assert result.threshold_value_gbp == pytest.approx(years)
    assert result.ordered_value_gbp == pytest.approx(years)
    assert not result.saving_gbp.any()
