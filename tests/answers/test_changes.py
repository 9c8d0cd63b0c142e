"""In what a question differs from the base scenario, and what a page is marked for."""

from __future__ import annotations

from scenarios.answers import changes, link
from scenarios.answers.answering import RESOLVER, Answers
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
