"""Grade bites: every mission's effect shrinks by one documented table, and nothing is counted twice."""

from __future__ import annotations

import pytest
from making import problem

from scenarios.domain.errors import InputError
from scenarios.domain.scenario import Override
from scenarios.model.run import compare
from scenarios.uncertainty.distributions import mean


def test_every_mission_has_an_effect_that_shrinks(register, missions):
    for i in missions.isolation.values():
        assert register[i.effect].design is not None
    for key, flow in missions.flows.items():
        shrinking = [p for p in flow.parameters() if register[p].design is not None]
        assert len(shrinking) == 1, key


@pytest.mark.parametrize("level", ["standard", "sceptic"])
def test_before_and_after_is_the_worst_of_all_designs_and_grades_fall_in_order(register, level):
    s = register.caution[level]
    assert min(s.design.values()) == s.design["before and after"]
    assert [s.grade[g] for g in "ABCD"] == sorted((s.grade[g] for g in "ABCD"), reverse=True)
    assert all(s.design[d] <= register.caution["standard"].design[d] for d in s.design)


def test_an_effect_is_multiplied_by_what_is_left(register):
    for level in ("standard", "sceptic"):
        for key, p in register.cautious(level).parameters.items():
            assert mean_of(p) == pytest.approx(register.caution_share(register[key], level) * mean_of(register[key])), (
                key
            )


def mean_of(p) -> float:
    return 0.0 if p.distribution in ("dirichlet", "shares") else mean(p)


def test_a_figure_of_the_users_own_is_taken_as_it_is(loaded):
    own = Override(key="d_group_trial", fixed=-0.3, why="our own trial")
    scenario = loaded.scenario.with_overrides((own,)).with_levers(caution="sceptic")
    assert scenario.assumed_register(loaded.base_register)["d_group_trial"].parameters["value"] == -0.3


def test_swapping_the_study_moves_the_result_and_its_design_bites(loaded, wards):
    def gain(study: str | None, level: str) -> float:
        more = (Override(key="d_group_trial", study=study, why="another look"),) if study else ()
        scenario = loaded.scenario.with_overrides(more).with_levers(caution=level)
        run = compare(problem(loaded, wards, scenario, scenario.assumed_register(loaded.base_register), draws=512))
        return float((run["one_mission"].total_gbp - run["piecemeal"].total_gbp).mean())

    assert gain("older_adults", "off") > gain(None, "off") + 300_000
    assert gain("single_arm", "off") > gain(None, "off")  # taken at its word it looks better than trials
    assert gain("single_arm", "standard") < gain(None, "standard")  # its design says it is not


def test_a_second_claim_on_the_same_year_is_refused_with_the_reason(loaded):
    twice = loaded.scenario.with_streams(("wellbeing", "nhs", "loneliness_cost"))
    with pytest.raises(InputError) as error:
        twice.checked(loaded.base_register, loaded.missions)
    assert "the wellbeing of each year out of loneliness a second time" in str(error.value)
    assert "each person-year may be claimed once" in str(error.value)
    loaded.scenario.with_streams(("loneliness_cost", "social_care")).checked(loaded.base_register, loaded.missions)


def test_an_unknown_stream_is_told_with_its_likely_meaning(loaded):
    with pytest.raises(InputError, match="Did you mean 'wellbeing'"):
        loaded.scenario.with_streams(("welbeing",)).checked(loaded.base_register, loaded.missions)
