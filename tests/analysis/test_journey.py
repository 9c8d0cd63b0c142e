import numpy as np
import pytest
from making import problem

from scenarios.analysis.headline import headline
from scenarios.analysis.journey import journey
from scenarios.model.run import compare


def test_the_journey_only_ever_loses_money(loaded, wards):
    run = compare(problem(loaded, wards, draws=128))
    stages = journey(run["one_mission"], "isolation", True, 10, run.blocks)
    money = [s.summary.mean.value for s in stages if s.unit == "£"]
    assert money == sorted(money, reverse=True)
    assert [s.key for s in stages] == [
        "pledged",
        "delivered",
        "usable",
        "eligible",
        "pointed",
        "net_pointed",
        "places",
        "reached",
        "helped",
    ]


def test_a_flow_is_counted_in_its_own_outcomes(loaded, wards):
    ready = problem(loaded, wards, mission="jobs", draws=128)
    run = compare(ready)
    stages = journey(run["one_mission"], "jobs", False, 10, run.blocks)
    assert stages[-1].key == "outcomes"
    assert np.isclose(stages[-1].summary.mean.value, run["one_mission"].flow_outcomes["jobs"].mean() / 10)
    h = headline(run, ready.scenario, 4e8, "one_mission")
    gap = run["one_mission"].flow_outcomes["jobs"] - run["piecemeal"].flow_outcomes["jobs"]
    assert np.isclose(h.people.mean.value, gap.mean())
    assert h.alone
    assert not headline(run, ready.scenario, 4e8, "few_missions").alone


def test_money_is_told_a_year_and_not_over_all_of_them(loaded, wards):
    run = compare(problem(loaded, wards, draws=128))
    result = run["one_mission"]
    stages = {s.key: s.summary.mean.value for s in journey(result, "isolation", True, 10, run.blocks)}
    for key in ("pledged", "pointed", "net_pointed"):
        assert stages[key] == pytest.approx(result.waterfall.stages()[key].mean() / 10)


@pytest.mark.parametrize(("ward_mission", "units"), [(True, ["places", "people", "people"]), (False, ["people"])])
def test_every_stage_has_its_unit(loaded, wards, ward_mission, units):
    run = compare(problem(loaded, wards, draws=16))
    stages = journey(run["one_mission"], "jobs", ward_mission, 10, run.blocks)
    assert [s.unit for s in stages] == ["£"] * 6 + units
