"""The structural switches: every combination once, and each the same as a run of its own."""

from __future__ import annotations

import pytest
from making import problem

from scenarios.analysis import structure
from scenarios.analysis.structure import Combination
from scenarios.analysis.summary import mean
from scenarios.model.run import compare


@pytest.fixture(scope="module")
def outcomes(loaded, wards):
    scenario = loaded.scenario.with_levers(draws=256)
    return structure.combinations(scenario, lambda s: compare(problem(loaded, wards, s, draws=256)), "one_mission")


def test_every_combination_is_there_once(outcomes):
    assert len(outcomes) == 32
    assert len({o.combination for o in outcomes}) == 32


@pytest.mark.parametrize(
    ("valuation", "multiplier", "drop", "eligible", "rule"),
    [
        ("ordered", True, False, "half", "split"),
        ("threshold", False, True, "full", "one_rate"),
        ("ordered", False, False, "full", "one_rate"),
    ],
)
def test_a_combination_matches_its_own_run(outcomes, loaded, wards, valuation, multiplier, drop, eligible, rule):
    one = next(o for o in outcomes if o.combination == Combination(valuation, multiplier, drop, eligible, rule))
    levers = {"focus_multiplier": multiplier, "mission_can_drop": drop, "discounting": rule}
    levers["eligibility"] = structure.ELIGIBILITY[eligible]
    run = compare(problem(loaded, wards, draws=256, **levers))
    gap = (getattr(run[k], f"total_{valuation}_gbp") for k in ("one_mission", "piecemeal"))
    assert one.difference.summary.mean.value == pytest.approx(next(gap).mean() - next(gap).mean())


def test_the_preferred_strategy_has_the_highest_average(outcomes, loaded, wards):
    run = compare(problem(loaded, wards, draws=256))
    here = next(o for o in outcomes if o.combination == Combination("threshold", False, True, "full", "split"))
    means = {k: r.total_threshold_gbp.mean() for k, r in run.strategies.items()}
    assert here.preferred == max(means, key=means.__getitem__)


def test_half_is_half_of_what_the_scenario_allows(loaded):
    levers = loaded.scenario.levers.model_copy(update={"eligibility": 0.6})
    shares = {found[2]: changed["eligibility"] for changed, found in structure.settings(levers)}
    assert shares == {"full": 0.6, "half": 0.3}


def test_sixteen_runs_give_thirty_two_combinations(loaded, wards):
    runs = []

    def counted(scenario):
        runs.append(scenario.levers)
        return compare(problem(loaded, wards, scenario, draws=16))

    structure.combinations(loaded.scenario.with_levers(draws=16), counted, "one_mission")
    assert len(runs) == 16
    assert len({(r.focus_multiplier, r.mission_can_drop, r.eligibility, r.discounting) for r in runs}) == 16


def test_strategies_that_do_the_same_are_never_called_clear(loaded, wards):
    scenario = loaded.scenario.with_levers(draws=64, pointed_share=0.0)
    same = structure.combinations(scenario, lambda s: compare(problem(loaded, wards, s, draws=64)), "one_mission")
    assert not any(o.clear for o in same)
    assert {o.preferred for o in same} == {"piecemeal"}


def test_a_preferred_strategy_is_clear_of_the_next_beyond_two_errors(outcomes, loaded, wards):
    run = compare(problem(loaded, wards, draws=256))
    here = next(o for o in outcomes if o.combination == Combination("ordered", False, True, "full", "split"))
    totals = {k: r.total_ordered_gbp for k, r in run.strategies.items()}
    order = sorted(totals, key=lambda k: -totals[k].mean())
    lead = mean(totals[order[0]] - totals[order[1]], run.blocks)
    assert here.preferred == order[0]
    assert here.clear == lead.clear_of_zero()
    assert any(o.clear for o in outcomes)
