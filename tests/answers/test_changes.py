"""In what a question differs from the base scenario, and what a page is marked for."""

from __future__ import annotations

from scenarios.analysis.assumptions import parse_leniently
from scenarios.analysis.changes import Change
from scenarios.answers import changes, link
from scenarios.answers.answering import RESOLVER, Answers, run_answer
from scenarios.answers.changes import changed, undone
from scenarios.answers.link import Choices
from scenarios.domain.scenario import Override


def found(**choices):
    return Answers().get(changes.changed, link.asked(Choices(**choices), RESOLVER))


def test_the_shipped_scenario_differs_in_nothing():
    assert found() == []


def test_spend_is_listed_and_marks_no_page():
    listed = found(levers={"spend_gbp": 1e8})
    assert [c.key for c in listed] == ["spend_gbp"]
    assert changes.marked(listed) == []


def test_a_lever_marks_a_page():
    assert [c.key for c in changes.marked(found(levers={"years": 3, "spend_gbp": 1e8}))] == ["years"]


def test_strategies_and_a_council_that_were_looked_at_mark_no_page():
    listed = found(strategies=("one_mission",))
    assert [c.key for c in listed] == ["strategies"]
    assert changes.marked(listed) == []


def test_a_scenario_s_own_doing_marks_every_page():
    listed = found(base="sceptic")
    assert listed
    assert {c.key for c in changes.marked(listed)} >= {c.key for c in listed if c.kind == "setting"} - {"spend_gbp"}


def test_an_assumption_marks_a_page_with_its_reason():
    (one,) = changes.marked(found(overrides=(Override(key="reach_ceiling", fixed=0.3, why="we counted"),)))
    assert (one.kind, one.why) == ("assumption", "we counted")


def test_a_scenario_that_extends_another_is_compared_with_where_it_began():
    sceptic = RESOLVER.base("sceptic")
    assert sceptic.root.name == "existing_practice"
    assert all(c.old != c.new for c in found(base="sceptic"))


def test_a_change_taken_back_leaves_the_others(loaded):
    overrides = parse_leniently("reach_ceiling = 10% because we counted", loaded.base_register)[0]
    question = link.asked(link.Choices(levers={"years": 7}, overrides=overrides), RESOLVER)
    base = link.root_question(question, RESOLVER).scenario
    found = {c.key: c for c in run_answer(changed, question)}
    years = undone(question, found["years"], base)
    assert (years.scenario.levers.years, years.scenario.overrides) == (10, question.scenario.overrides)
    reach = undone(question, found["reach_ceiling"], base)
    assert reach.scenario.levers.years == 7
    assert all(o.key != "reach_ceiling" for o in reach.scenario.overrides)


def test_what_is_no_lever_and_no_assumption_is_not_taken_back(loaded):
    question = link.asked(link.Choices(), RESOLVER)
    assert undone(question, Change("scenario", "council", "Council", "a", "b", "why"), question.scenario) is None
