"""What is begun before the controls are drawn is what they will ask, or nothing."""

from __future__ import annotations

import pytest

from scenarios.answers import link
from scenarios.answers.answering import RESOLVER
from scenarios.domain.levers import MOVABLE
from scenarios.ui import foreseen
from scenarios.ui.controls import levers


@pytest.fixture
def session(monkeypatch):
    state: dict = {"scenario": link.FIRST, **levers.own_values(link.FIRST)}
    monkeypatch.setattr(foreseen.page_state, "state", lambda: state)
    begun: list = []
    monkeypatch.setattr(foreseen.asking, "begin_early", begun.append)
    state["begun"] = begun
    return state


def remembered(**choices):
    own = RESOLVER.base(link.FIRST).scenario.levers
    given = {name: getattr(own, name) for name in MOVABLE if name != "spend_gbp"}
    foreseen.remember(link.Choices(levers={**given, **choices}))


@pytest.mark.parametrize(
    ("key", "shown", "asked"),
    [
        ("years", 7, {"years": 7}),
        ("pointed", 45, {"pointed_share": 0.45}),
        ("caution", "sceptic", {"caution": "sceptic"}),
        ("spend", 123_000_000, {"spend_gbp": 123e6}),
    ],
)
def test_a_moved_lever_is_asked_as_its_control_would_ask_it(session, key, shown, asked):
    remembered()
    session[key] = shown
    foreseen.begin()
    (question,) = session["begun"]
    assert question.fingerprint == link.asked(link.Choices(levers=asked), RESOLVER).fingerprint


def test_nothing_is_begun_where_nothing_moved_or_more_than_levers_did(session):
    foreseen.begin()  # a session that has asked nothing yet
    remembered()
    foreseen.begin()
    session["assume"] = "scaleup = 0.4 because our own pilot"
    session["years"] = 7
    foreseen.begin()
    assert session["begun"] == []


@pytest.mark.parametrize("shown", [None, "many", 4000])
def test_a_control_that_will_not_stand_as_it_is_begins_nothing(session, shown):
    remembered()
    session["years"] = shown
    foreseen.begin()
    assert session["begun"] == []
