"""From places to people: every stage is the run's own, over the whole horizon."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from making import problem, with_fixed

from scenarios.analysis.funnel import funnel
from scenarios.model.pointing import point_all
from scenarios.model.run import compare


def made(ready, mission, strategy="one_mission", spend=4e8):
    pointings = point_all(ready)
    run = compare(ready, spend, pointings)
    return run, funnel(ready, run, pointings[strategy], mission, spend)


@pytest.fixture(scope="module")
def ready(loaded, wards):
    return problem(loaded, wards, draws=256)


@pytest.fixture(scope="module")
def isolation(ready):
    return made(ready, "isolation")


def test_every_stage_is_the_run_s_own_over_all_years(isolation):
    run, f = isolation
    wards = run["one_mission"].wards
    assert [s.key for s in f.stages] == ["places", "reached", "helped", "at_end"]
    assert f.mean_of("places") == pytest.approx(wards.places.mean())
    assert f.mean_of("reached") == pytest.approx(wards.reached.sum(axis=0).mean())
    assert f.mean_of("helped") == pytest.approx(wards.helped.mean())
    assert f.mean_of("at_end") == pytest.approx(wards.out_at_end.sum(axis=0).mean())
    assert f.end.key == "at_end"
    assert f.person_years.mean.value == pytest.approx(wards.person_years.sum(axis=0).mean())
    assert f.piecemeal_end.value == pytest.approx(run["piecemeal"].wards.out_at_end.sum(axis=0).mean())
    assert (f.years, f.mission) == (10, "isolation")
    assert [s.unit for s in f.stages] == ["places", "people", "people", "people"]


def test_every_stage_is_smaller_than_the_one_before(isolation):
    means = [s.summary.mean.value for s in isolation[1].stages]
    assert means == sorted(means, reverse=True)
    assert 0 < isolation[1].lost_share("reached", "helped") < 1


def test_what_is_lost_is_a_share_of_what_was_there(isolation):
    f = isolation[1]
    assert f.lost_share("places", "reached") == pytest.approx(1 - f.mean_of("reached") / f.mean_of("places"))
    nothing = replace(f.stages[0], summary=replace(f.stages[0].summary, mean=replace(f.end.summary.mean, value=0.0)))
    assert replace(f, stages=[nothing, *f.stages[1:]]).lost_share("places", "reached") == 0


@pytest.mark.parametrize("mission", ["jobs", "carbon"])
def test_a_flow_has_its_places_and_its_outcomes(loaded, wards, mission):
    ready = problem(loaded, wards, draws=128, mission=mission)
    run, f = made(ready, mission)
    assert [s.key for s in f.stages] == ["places", "outcomes"]
    assert f.person_years is None
    assert f.mean_of("outcomes") == pytest.approx(run["one_mission"].flow_outcomes[mission].mean())
    assert f.piecemeal_end.value == pytest.approx(run["piecemeal"].flow_outcomes[mission].mean())


def test_the_places_of_a_flow_times_what_one_brings_are_its_outcomes(loaded, wards):
    """With nothing drawn, so that the product of averages is the average of products."""
    ready = problem(loaded, wards, draws=128, mission="jobs")
    terms = ready.flows["jobs"]
    one = replace(terms, outcome_per_place=np.full(ready.n, 0.25))
    ready = replace(ready, flows={**ready.flows, "jobs": one})
    _, f = made(ready, "jobs")
    assert f.mean_of("outcomes") == pytest.approx(0.25 * f.mean_of("places"))


def test_without_spend_nothing_is_paid_for_and_nothing_is_lost(ready):
    _, f = made(ready, "isolation", spend=0.0)
    assert [s.summary.mean.value for s in f.stages] == [0, 0, 0, 0]
    assert f.lost_share("places", "reached") == 0


def test_a_larger_fixed_cost_pays_for_fewer_places(ready):
    dear = with_fixed(ready, fixed_cost_mission=1e7)
    assert made(dear, "isolation")[1].mean_of("places") < made(ready, "isolation")[1].mean_of("places")


def test_what_is_lost_of_less_than_one_is_told_too(isolation):
    f = isolation[1]

    def stage(i, mean):
        summary = f.stages[i].summary
        return replace(f.stages[i], summary=replace(summary, mean=replace(summary.mean, value=mean)))

    few = replace(f, stages=[stage(0, 0.5), stage(1, 0.125), *f.stages[2:]])
    assert few.lost_share("places", "reached") == pytest.approx(0.75)
