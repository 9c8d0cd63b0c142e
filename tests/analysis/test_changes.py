"""Everything in which a scenario differs from the base: what it was, what it is, and whose doing it is."""

from __future__ import annotations

import pytest

from scenarios.analysis.changes import ON_SCREEN, changes
from scenarios.domain.levers import LEVERS
from scenarios.domain.scenario import Override
from scenarios.store.files import scenario_files


@pytest.fixture(scope="module")
def base(loaded):
    return loaded.scenario


def listed(base, now, loaded, shipped=None):
    return changes(base, now, loaded.base_register, now.assumed_register(loaded.base_register), shipped)


def test_nothing_differs_from_itself(base, loaded):
    assert listed(base, base, loaded) == []


def test_a_lever_is_told_with_its_label_old_and_new(base, loaded):
    (one,) = listed(base, base.with_levers(years=7), loaded, base)
    assert (one.kind, one.key, one.name) == ("setting", "years", LEVERS["years"].label)
    assert (one.old, one.new, one.why) == (base.levers.years, 7, ON_SCREEN)


def test_levers_come_in_the_order_of_the_table(base, loaded):
    moved = base.with_levers(seed=1, mission="jobs", pointed_share=0.5, spend_gbp=1e8)
    keys = [c.key for c in listed(base, moved, loaded)]
    assert keys == [k for k in LEVERS if k in keys]
    assert set(keys) == {"seed", "mission", "pointed_share", "spend_gbp"}


def test_what_a_shipped_scenario_does_is_said_to_be_its_doing(loaded):
    sceptic = scenario_files.load("sceptic")
    found = listed(sceptic.root, sceptic.scenario, sceptic, sceptic.scenario)
    settings = [c for c in found if c.kind in ("setting", "scenario")]
    assert settings
    assert {c.why for c in settings} == {f"As the scenario {sceptic.scenario.title} has it"}


def test_what_a_reader_moves_on_top_of_it_is_theirs(loaded):
    sceptic = scenario_files.load("sceptic")
    moved = sceptic.scenario.with_levers(years=3)
    years = next(c for c in listed(sceptic.root, moved, sceptic, sceptic.scenario) if c.key == "years")
    assert years.why == ON_SCREEN


def test_an_assumption_is_told_with_its_reason_and_both_parameters(base, loaded):
    moved = base.with_overrides((Override(key="reach_ceiling", fixed=0.3, why="our own team says so"),))
    (one,) = listed(base, moved, loaded, base)
    assert (one.kind, one.key, one.why) == ("assumption", "reach_ceiling", "our own team says so")
    assert one.name == loaded.base_register["reach_ceiling"].name
    assert one.old.distribution != "fixed"
    assert (one.new.distribution, one.new.parameters["value"]) == ("fixed", 0.3)


def test_an_assumption_set_to_what_it_was_is_no_change(base, loaded):
    own = loaded.base_register["reach_ceiling"]
    same = Override(key=own.key, distribution=own.distribution, parameters=dict(own.parameters), why="as it is")
    assert listed(base, base.with_overrides((same,)), loaded) == []


def test_caution_is_one_setting_and_changes_no_assumption(base, loaded):
    (one,) = listed(base, base.with_levers(caution="standard"), loaded)
    assert (one.kind, one.key, one.new) == ("setting", "caution", "standard")


def test_strategies_that_are_only_left_out_are_told_by_title(base, loaded):
    fewer = base.with_strategies(("one_mission",))
    (one,) = listed(base, fewer, loaded, base)
    assert one.name == "Strategies"
    assert one.new == [s.title for s in fewer.strategies.values()]
    assert one.old == [s.title for s in base.strategies.values()]


def test_value_streams_are_told_as_a_whole(base, loaded):
    (one,) = listed(base, base.with_streams(("wellbeing",)), loaded, base)
    assert (one.key, one.new, one.why) == ("value_streams", ("wellbeing",), ON_SCREEN)


def test_without_a_scenario_between_everything_is_the_scenarios_own(loaded):
    sceptic = scenario_files.load("sceptic")
    found = listed(sceptic.root, sceptic.scenario, sceptic)
    settings = [c for c in found if c.kind in ("setting", "scenario")]
    assert settings
    assert ON_SCREEN not in {c.why for c in settings}


def test_strategies_that_are_others_are_told_whole(base, loaded):
    own = base.model_copy(update={"strategies": {k: s for k, s in base.strategies.items() if k == "piecemeal"}})
    other = own.strategies["piecemeal"].model_copy(update={"title": "As ever"})
    (one,) = listed(base, base.model_copy(update={"strategies": {"piecemeal": other}}), loaded, base)
    assert one.new == {"piecemeal": other}


def test_strategies_of_which_one_is_another_are_told_whole(base, loaded):
    other = base.strategies["one_mission"].model_copy(update={"title": "One goal"})
    moved = base.model_copy(update={"strategies": {**base.strategies, "one_mission": other}})
    (one,) = listed(base, moved, loaded, base)
    assert one.new["one_mission"] == other


def test_an_assumption_that_only_the_base_changes_is_one_taken_back(base, loaded):
    own = base.with_overrides((Override(key="sv_commit_book", why="our own", fixed=0.06),))
    found = changes(own, base, loaded.base_register, loaded.base_register)
    assert [(c.key, c.why) for c in found] == [("sv_commit_book", "As the register has it")]
    assert found[0].old.distribution == "fixed"
