"""Grade bites: every mission's effect shrinks by one documented table, and nothing is counted twice."""

from __future__ import annotations

import pytest
from making import problem

from scenarios.domain.errors import InputError
from scenarios.domain.scenario import Override
from scenarios.model.run import compare


@pytest.mark.parametrize("level", ["standard", "sceptic"])
def test_before_and_after_is_the_worst_of_all_designs_and_grades_fall_in_order(register, level):
    s = register.caution[level]
    assert min(s.design.values()) == s.design["before and after"]
    assert [s.grade[g] for g in "ABCD"] == sorted((s.grade[g] for g in "ABCD"), reverse=True)
    assert all(s.design[d] <= register.caution["standard"].design[d] for d in s.design)


def test_a_link_is_believed_by_grade_times_kind_of_study(register):
    for level in ("standard", "sceptic"):
        s = register.caution[level]
        for p in register.parameters.values():
            expected = 1.0 if p.design is None else s.grade[p.grade] * s.design[p.design]
            assert register.link_share(p, level) == expected
            assert register.link_share(p, "off") == 1.0


def test_an_unknown_level_is_told_with_what_there_is(register):
    with pytest.raises(InputError, match="allowed are off, sceptic, standard"):
        register.link_share(register["cost_group"], "some")


def test_a_judgement_is_never_called_a_study(register):
    """Equation 23: every link has a kind of study, and what rests on judgement has no other."""
    for key, p in register.parameters.items():
        assert p.basis != "judgement" or p.design in (None, "judgement"), key


def test_a_figure_of_the_users_own_is_believed_and_another_study_by_its_own_kind(loaded):
    own = Override(key="d_group_trial", fixed=-0.3, why="our own trial")
    other = Override(key="d_psych_trial", study="all_trials", why="all of them")
    single = Override(key="d_linkworker_scale", study="single_arm", why="one arm")
    scenario = loaded.scenario.with_overrides((own, other, single)).with_levers(caution="sceptic")
    assumed = scenario.assumed_register(loaded.base_register)
    shares = scenario.link_shares(assumed)
    s = assumed.caution["sceptic"]
    assert assumed["d_group_trial"].parameters["value"] == -0.3
    assert shares["d_group_trial"] == 1.0
    assert shares["d_psych_trial"] == s.grade["A"] * s.design["trials"]
    assert shares["d_linkworker_scale"] == s.grade["C"] * s.design["before and after"]


def test_swapping_the_study_moves_the_result_and_its_design_bites(loaded, wards):
    only_groups = loaded.scenario.model_copy(update={"programme": {"group": 1.0}})

    def gain(study: str | None, level: str) -> float:
        more = (Override(key="d_group_trial", study=study, why="another look"),) if study else ()
        scenario = only_groups.with_overrides(more).with_levers(caution=level)
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
