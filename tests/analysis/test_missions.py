"""Every mission as the one pointed at is the run that the chosen mission's own scenario makes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from making import problem, with_fixed

from scenarios.analysis.missions import compare_missions, every_mission, missions_across, order_by_value
from scenarios.domain.scenario import BASELINE
from scenarios.model.run import compare


@pytest.fixture(scope="module")
def ready(loaded, wards):
    return problem(loaded, wards, draws=256)


@pytest.fixture(scope="module")
def found(ready):
    return compare_missions(ready, compare(ready)[BASELINE], 4e8)


@pytest.mark.parametrize("mission", ["isolation", "jobs", "carbon"])
def test_a_mission_is_what_its_own_scenario_says(loaded, wards, ready, found, mission):
    own = compare(problem(loaded, wards, draws=256, mission=mission))
    mine = next(m for m in found.every if m.mission == mission)
    focus, base = own["one_mission"], own[BASELINE]
    assert mine.value.summary.mean.value == pytest.approx((focus.total_gbp - base.total_gbp).mean())
    assert mine.value.p_better.value == (focus.total_gbp > base.total_gbp).mean()
    assert mine.threshold.summary.mean.value == pytest.approx(
        (focus.total_threshold_gbp - base.total_threshold_gbp).mean()
    )
    assert mine.ordered.summary.mean.value == pytest.approx((focus.total_ordered_gbp - base.total_ordered_gbp).mean())
    outcomes = [r.outcomes() for r in (focus, base)]
    key = "people_no_longer_isolated_at_end" if mission == "isolation" else f"outcomes:{mission}"
    assert mine.people.mean.value == pytest.approx((outcomes[0][key] - outcomes[1][key]).mean())


def test_every_mission_is_there_once_the_best_on_average_first(loaded, found):
    assert sorted(m.mission for m in found.every) == sorted(loaded.missions.keys)
    leads = [m.value.summary.mean.value for m in found.every]
    assert leads == sorted(leads, reverse=True)
    assert [found.place[m.mission]["value"] for m in found.every] == list(range(1, len(leads) + 1))
    for valuation in ("threshold", "ordered"):
        by_place = sorted(found.every, key=lambda m: found.place[m.mission][valuation])
        means = [getattr(m, valuation).summary.mean.value for m in by_place]
        assert means == sorted(means, reverse=True)


def test_chances_of_being_best_sum_to_one_with_piecemeal(found):
    assert sum(m.p_best.value for m in found.every) + found.piecemeal_best.value == pytest.approx(1)


def test_what_is_lost_and_what_is_ahead_differ_by_one_constant(found):
    """Expected loss is the expected best less the expected value, so loss and lead sum to the same for every choice."""
    sums = [m.loss.value + m.value.summary.mean.value for m in found.every]
    assert sums == pytest.approx([found.piecemeal_loss.value] * len(sums))


def test_the_share_that_is_pointed_is_the_lever_s(loaded, wards):
    half = problem(loaded, wards, draws=64, pointed_share=0.5)
    scenario = every_mission(half.scenario, loaded.missions.titles)
    assert scenario.strategies["jobs"].shares(scenario.levers, loaded.missions.keys)["jobs"] == 0.5
    assert sum(scenario.strategies[BASELINE].shares(scenario.levers, loaded.missions.keys).values()) == 0


def test_isolation_can_come_last(loaded, wards):
    """Where a year out of loneliness is worth nothing and saves nothing, isolation comes last."""
    ready = problem(loaded, wards, draws=64, valuation="threshold")
    poor = {**ready.draws, "dls_exit": ready.draws["dls_exit"] * 0, "nhs_saving_yr": 0 * ready.draws["nhs_saving_yr"]}
    poor["asc_saving_yr"] = 0 * ready.draws["asc_saving_yr"]
    changed = replace(ready, draws=poor)
    order = [m.mission for m in compare_missions(changed, compare(changed)[BASELINE], 1e9).every]
    assert order[-1] == "isolation"


def test_across_spend_every_mission_has_its_lead_and_each_level_its_best(ready):
    across = missions_across(ready)
    assert across.spend_gbp[[0, -1]].tolist() == [0, 1e9]
    assert set(across.lead_gbp) == set(ready.missions.keys)
    assert all(lead[0] == 0 for lead in across.lead_gbp.values())
    at = list(across.spend_gbp).index(1e9)
    best = across.best[at]
    if best is not None:
        leads = {BASELINE: 0.0, **{m: lead[at] for m, lead in across.lead_gbp.items()}}
        assert best == max(leads, key=leads.__getitem__)
    assert np.isfinite(list(across.lead_gbp.values())).all()


def test_missions_are_in_the_order_of_their_value(ready, found):
    assert order_by_value(ready, 4e8) == [m.mission for m in found.every]
    assert order_by_value(ready, 1e9) != order_by_value(ready, 0.0)


def test_the_lead_across_spend_is_what_a_run_at_that_level_says_on_512_draws(loaded, wards):
    ready = problem(loaded, wards, draws=1024)
    across = missions_across(ready)
    small = ready.thinned(512)
    assert (len(across.spend_gbp), across.spend_gbp[-1], small.n) == (21, 1e9, 512)
    spend = across.spend_gbp[5]
    own = compare(replace(small, scenario=every_mission(small.scenario, small.missions.titles)), float(spend))
    for m, lead in across.lead_gbp.items():
        assert lead[0] == 0
        assert lead[5] == pytest.approx((own[m].total_gbp - own[BASELINE].total_gbp).mean())


def test_missions_that_do_the_same_stay_in_their_own_order(loaded, wards):
    dear = with_fixed(problem(loaded, wards, draws=32), fixed_cost_mission=1e12)
    assert order_by_value(dear, 1e7) == list(loaded.missions.keys)
