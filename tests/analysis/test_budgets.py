"""Every pound of value counted once, and whose budget it is."""

from __future__ import annotations

import pytest
from making import problem, with_strategies

from scenarios.analysis.budgets import PEOPLE, budget_lines
from scenarios.model.run import compare


def lines_of(loaded, wards, counted, **points_at):
    scenario = with_strategies(loaded.scenario, one=points_at).with_streams(counted)
    ready = problem(loaded, wards, scenario, draws=128)
    result = compare(ready)["one"]
    return result, budget_lines(result, loaded.missions, counted, ready.draws["spill_isolation_to_others"])


@pytest.mark.parametrize(
    "counted", [("wellbeing", "nhs", "social_care"), ("wellbeing",), ("loneliness_cost", "social_care")]
)
def test_the_parts_sum_to_the_whole(loaded, wards, counted):
    result, parts = lines_of(loaded, wards, counted, isolation=0.4, jobs=0.3)
    assert sum(p.value_gbp for p in parts) == pytest.approx(result.total_gbp.mean())
    assert all(p.budget and p.cashable in ("yes", "in part", "no") for p in parts)


def test_the_published_cost_stands_in_for_wellbeing(loaded, wards):
    ready = problem(loaded, wards, loaded.scenario.with_streams(("loneliness_cost",)), draws=64, beyond_horizon=False)
    result = compare(ready)["one_mission"]
    years = (ready.discounting.people.factors @ result.wards.averted_by_year) * 9537 * 1.2329
    assert result.threshold_value_gbp == pytest.approx(years)
    assert result.ordered_value_gbp == pytest.approx(years)
    assert not result.saving_gbp.any()


def test_every_stream_that_is_counted_has_its_line(loaded, wards):
    counted = ("wellbeing", "nhs", "social_care")
    _, parts = lines_of(loaded, wards, counted, isolation=1.0)
    titles = [p.title for p in parts if p.mission == "Isolation"]
    assert titles == [loaded.missions.streams[s].title for s in counted]


def test_a_mission_is_split_into_what_is_people_s_own_and_the_rest(loaded, wards):
    result, parts = lines_of(loaded, wards, ("wellbeing",), jobs=1.0, domestic_abuse=0.0)
    flow = loaded.missions.flows["jobs"]
    own = {p.title: p for p in parts if p.mission == flow.title}
    whole, people = (d["jobs"].mean() for d in (result.value_by_mission_gbp, result.people_value_by_mission_gbp))
    assert own["Wellbeing of people"].value_gbp == pytest.approx(people)
    assert own["Wellbeing of people"].budget == PEOPLE
    assert own["Everything else"].value_gbp == pytest.approx(whole - people)
    assert own["Everything else"].cashable == flow.cashable
    assert 0.5 * whole < people < 0.65 * whole


def test_no_line_is_there_for_a_part_of_nothing(loaded, wards):
    _, parts = lines_of(loaded, wards, ("wellbeing",), isolation=0.5)
    for mission, flow in loaded.missions.flows.items():
        titles = {p.title for p in parts if p.mission == flow.title}
        assert ("Wellbeing of people" in titles) == (flow.wellbeing_share > 0), mission
        assert ("Health of people" in titles) == (flow.health_share > 0), mission
        assert ("Everything else" in titles) == (flow.people_share < 1), mission


def test_a_saving_is_told_with_its_spillover(loaded, wards):
    result, parts = lines_of(loaded, wards, ("wellbeing", "nhs", "social_care"), isolation=1.0)
    ready = problem(loaded, wards, draws=128)
    spill = 1 + ready.draws["spill_isolation_to_others"]
    told = {p.title: p.value_gbp for p in parts if p.mission == "Isolation"}
    for payer in ("nhs", "social_care"):
        saved = (result.saving_by_payer_gbp[payer] * spill).mean()
        assert told[loaded.missions.streams[payer].title] == pytest.approx(saved)
