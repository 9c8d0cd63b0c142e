"""The facts of the opening sentence."""

from __future__ import annotations

import numpy as np
import pytest
from making import problem

from scenarios.analysis.headline import headline, people
from scenarios.model.run import compare


@pytest.fixture(scope="module")
def head(run, loaded):
    return headline(run, loaded.scenario, 4e8, "one_mission")


def test_people_and_value_are_the_strategy_less_piecemeal(run, head):
    out = {k: run[k].wards.out_at_end.sum(axis=0).mean() for k in ("one_mission", "piecemeal")}
    assert head.people.mean.value == pytest.approx(out["one_mission"] - out["piecemeal"])
    gap = run["one_mission"].total_gbp - run["piecemeal"].total_gbp
    assert head.value.summary.mean.value == pytest.approx(gap.mean())
    assert head.value.p_better.value == pytest.approx((gap > 0).mean())


def test_the_dots_are_fifty_equally_likely_differences(run, head):
    gap = run["one_mission"].total_gbp - run["piecemeal"].total_gbp
    assert len(head.dots_gbp) == 50
    assert np.all(np.diff(head.dots_gbp) >= 0)
    assert gap.min() <= head.dots_gbp[0] <= np.median(gap) <= head.dots_gbp[-1] <= gap.max()


@pytest.mark.parametrize("name", ["threshold", "ordered"])
def test_each_valuation_alone_is_a_difference_of_its_own(run, head, name):
    totals = {k: getattr(run[k], f"total_{name}_gbp") for k in ("one_mission", "piecemeal")}
    assert head.under(name).summary.mean.value == pytest.approx(
        totals["one_mission"].mean() - totals["piecemeal"].mean()
    )


def test_chances_of_being_best_sum_to_one_over_all_strategies(run, head):
    assert set(head.p_best) == set(run.strategies)
    assert sum(e.value for e in head.p_best.values()) == pytest.approx(1)
    assert min(e.value for e in head.loss_gbp.values()) >= 0


def test_a_strategy_that_points_at_the_mission_and_nothing_else_stands_alone(run, loaded):
    alone = {k: headline(run, loaded.scenario, 4e8, k).alone for k in run.strategies if k != "piecemeal"}
    assert alone["one_mission"]
    assert not alone["few_missions"]
    elsewhere = {k: headline(run, loaded.scenario, 4e8, k).elsewhere for k in alone}
    assert {k for k, other in elsewhere.items() if other} == {"other_mission"}


def test_it_can_be_told_in_the_outcome_of_another_mission(run, loaded):
    jobs = headline(run, loaded.scenario, 4e8, "few_missions", mission="jobs")
    gap = people(run["few_missions"], "jobs") - people(run["piecemeal"], "jobs")
    assert jobs.mission == "jobs"
    assert jobs.people.mean.value == pytest.approx(gap.mean())


def test_spend_and_years_are_those_that_were_run(loaded, wards):
    scenario = loaded.scenario.with_levers(years=3)
    h = headline(compare(problem(loaded, wards, draws=32, years=3), 1e8), scenario, 1e8, "one_mission")
    assert (h.spend_gbp, h.years, h.title) == (1e8, 3, loaded.scenario.strategies["one_mission"].title)


def test_valuations_disagree_only_where_both_are_sure(head):
    verdicts = {head.threshold.verdict, head.ordered.verdict}
    assert head.valuations_disagree == (verdicts == {"better", "worse"})


def test_every_fact_is_the_strategy_less_piecemeal(loaded, wards):
    ready = problem(loaded, wards, draws=128)
    run = compare(ready)
    told = headline(run, ready.scenario, 4e8, "one_mission")
    focus, base = run["one_mission"], run["piecemeal"]
    assert told.saving.mean.value == pytest.approx((focus.saving_gbp - base.saving_gbp).mean())
    assert told.attributed.mean.value == pytest.approx((focus.attributed_gbp - base.attributed_gbp).mean())
    for name in ("threshold", "ordered"):
        gap = getattr(focus, f"total_{name}_gbp") - getattr(base, f"total_{name}_gbp")
        assert told.under(name).summary.mean.value == pytest.approx(gap.mean())
    out = [r.wards.out_at_end.sum(axis=0) for r in (focus, base)]
    assert told.people.mean.value == pytest.approx((out[0] - out[1]).mean())
