import pytest
from making import problem

from scenarios.analysis.journey import journey
from scenarios.model.run import compare


def test_the_journey_only_ever_loses_money(loaded, wards):
    run = compare(problem(loaded, wards, draws=128))
    stages = journey(run["one_mission"], 10, run.blocks)
    money = [s.summary.mean.value for s in stages]
    assert money == sorted(money, reverse=True)
    assert [s.key for s in stages] == ["pledged", "delivered", "usable", "eligible", "pointed", "net_pointed"]
    assert {s.unit for s in stages} == {"£"}


def test_money_is_told_a_year_and_not_over_all_of_them(loaded, wards):
    run = compare(problem(loaded, wards, draws=128))
    result = run["one_mission"]
    stages = {s.key: s.summary.mean.value for s in journey(result, 10, run.blocks)}
    for key in ("pledged", "pointed", "net_pointed"):
        assert stages[key] == pytest.approx(result.waterfall.stages()[key].mean() / 10)
