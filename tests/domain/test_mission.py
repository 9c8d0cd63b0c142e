"""Missions, causes and value streams: what is refused, and in which words."""

from __future__ import annotations

import pytest

from scenarios.domain.errors import InputError
from scenarios.domain.mission import WARD_MISSION, Flow, Missions


def changed(missions: Missions, **parts) -> Missions:
    return Missions.model_validate({**missions.model_dump(), **parts})


def test_the_ward_mission_comes_first_and_has_its_title(missions):
    assert missions.keys[0] == WARD_MISSION
    assert missions.title(WARD_MISSION) == "Isolation"
    assert len(missions.keys) == len(set(missions.keys))


def test_every_mission_reads_parameters_that_the_register_holds(missions, register):
    for key, flow in missions.flows.items():
        assert flow.parameters() <= set(register.parameters), key
    for stream in missions.streams.values():
        assert set(stream.parameters) <= set(register.parameters)


def test_an_optional_parameter_that_is_not_named_is_not_read(missions):
    for flow in missions.flows.values():
        assert None not in flow.parameters()
        assert (flow.deadweight in flow.parameters()) == (flow.deadweight is not None)


def test_every_outcome_is_said_in_the_plural_and_every_pound_has_a_budget(missions):
    assert all(flow.outcome and flow.budget for flow in missions.flows.values())
    assert {flow.cashable for flow in missions.flows.values()} <= {"yes", "in part", "no"}


def test_a_cause_falls_on_a_mission_that_exists(missions):
    cause = next(iter(missions.causes))
    with pytest.raises(InputError, match=rf"causes\.{cause} is 'jobz'.*Did you mean 'jobs'\?"):
        changed(missions, causes={**missions.causes, cause: {"jobz": 0.5}})


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_part_of_a_cause_is_a_share(missions, share):
    cause = next(iter(missions.causes))
    with pytest.raises(InputError, match="a share lies from 0 to 1"):
        changed(missions, causes={**missions.causes, cause: {"jobs": share}})


def test_parts_of_a_cause_sum_to_one_at_most(missions):
    cause = next(iter(missions.causes))
    with pytest.raises(InputError, match=r"is 1\.2, but the parts of a cause sum to 1 at most"):
        changed(missions, causes={**missions.causes, cause: {"jobs": 0.6, "carbon": 0.6}})


def test_a_year_is_claimed_once(missions):
    missions.expect_counted_once(("wellbeing", "nhs", "social_care"))
    with pytest.raises(InputError, match=r"it would count .* a second time: .* already does"):
        missions.expect_counted_once(("wellbeing", "loneliness_cost"))


def test_a_second_claim_names_both_streams(missions):
    with pytest.raises(InputError) as caught:
        missions.expect_counted_once(("wellbeing", "loneliness_cost"))
    for key in ("wellbeing", "loneliness_cost"):
        assert missions.streams[key].title in str(caught.value)


def test_an_unknown_stream_guesses_the_typo(missions):
    with pytest.raises(InputError, match=r"Did you mean 'wellbeing'\?"):
        missions.expect_counted_once(("welbeing",))


def test_nothing_stands_in_place_of_additionality_without_a_share_of_its_own(missions):
    with pytest.raises(InputError, match="replaces_additionality is True, but there is no `additional`"):
        Flow.model_validate({**missions.flows["jobs"].model_dump(), "replaces_additionality": True})


def test_wellbeing_and_health_are_parts_of_one_value(missions):
    with pytest.raises(InputError, match=r"wellbeing_share \+ health_share is 1\.2, but .* sum to 1 at most"):
        Flow.model_validate({**missions.flows["jobs"].model_dump(), "wellbeing_share": 0.7, "health_share": 0.5})
    assert missions.flows["domestic_abuse"].people_share == pytest.approx(0.71)


def test_every_mission_says_why_its_value_is_whose(missions):
    for key, flow in missions.flows.items():
        assert any(
            word in flow.why for word in ("wellbeing", "health", "money", "life satisfaction", "harm", "values")
        ), key
