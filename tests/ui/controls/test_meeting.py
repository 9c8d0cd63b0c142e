"""The room on a projector: its address, its code, its line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from scenarios.answers.meeting import picks, tally
from scenarios.domain.meeting import Asked, Counts, Meeting
from scenarios.store.library import database, meetings, phones
from scenarios.ui.controls import meeting as rooms
from scenarios.views.words.room_screens import at

NOW = datetime(2026, 11, 27, 10, tzinfo=UTC)
OPEN = Meeting("a" * 16, "b" * 16, "abc234", "abcd2345", NOW, NOW + timedelta(hours=1))


@pytest.fixture
def library(tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    yield
    database.forget()


def test_phones_go_to_the_public_address_where_one_is_set(monkeypatch):
    monkeypatch.setenv(rooms.PUBLIC, "https://mission.example.gov.uk/base/")
    assert rooms.phone_base() == "https://mission.example.gov.uk/base/r"
    assert rooms.reachable()
    monkeypatch.delenv(rooms.PUBLIC)
    assert rooms.phone_base().endswith("/r")
    assert not rooms.reachable()


def test_a_code_is_read_in_two_breaths():
    assert rooms.spaced("abc234") == "abc 234"


def test_the_line_says_who_is_in_who_answered_and_what_time_is_left(monkeypatch):
    monkeypatch.setenv(rooms.PUBLIC, "http://room")
    assert rooms.line(OPEN, Counts(1, 0), NOW) == "<strong>room/r</strong> code <strong>abc 234</strong> · 1 phone in"
    asked = {"asked": Asked("guess", "guess").as_json(), "timer": (NOW + timedelta(seconds=100)).isoformat()}
    told = rooms.line(replace(OPEN, state=asked), Counts(30, 21), NOW)
    assert told.endswith("30 phones in · 21 of 30 answered · 1:40 left")
    late = rooms.line(replace(OPEN, state=asked), Counts(30, 21), NOW + timedelta(minutes=2))
    assert late.endswith("time is up")
    assert "closed" in rooms.line(replace(OPEN, closed_at=NOW), Counts(0, 0), NOW)


def test_a_question_is_asked_once_and_not_of_a_closed_room(library):
    made = meetings.begin("", {"screen": "guess"})
    asked = Asked("guess", "guess", "Your guess")
    rooms.ask(made, "guess", asked)
    found = meetings.by_desk(made.desk)
    assert found.asked == asked
    assert found.state["questions"]["guess"] == asked.as_json()
    meetings.close(made.desk)
    rooms.ask(meetings.by_desk(made.desk), "guess", Asked("other", "guess"))
    assert meetings.by_desk(made.desk).asked == asked
    rooms.ask(None, "guess", asked)


def test_the_question_of_another_screen_waits_until_it_is_shown(library):
    made = meetings.begin("", {"screen": "question"})
    rooms.ask(made, "guess", Asked("guess", "guess"))
    assert meetings.by_desk(made.desk).asked.kind == "wait"


def test_what_is_new_is_what_the_facilitator_did_and_not_what_phones_sent(library):
    made = meetings.begin("", {"screen": "one_thing"})
    before = rooms.news(meetings.by_desk(made.desk))
    token = phones.join(made.desk)
    phones.answer(made.desk, token, "one_thing", {"text": "benches"}, "benches")
    assert rooms.news(meetings.by_desk(made.desk)) == before
    (one,) = phones.suggestions(made.desk)
    phones.sort_suggestions(made.desk, {one.key: ("", True)})
    assert rooms.news(meetings.by_desk(made.desk)) != before
    assert rooms.news(None) == ""


def test_an_address_that_says_no_more_than_the_step_is_a_bare_one():
    assert not rooms._more_than_step("step=6.+Reveal")
    assert not rooms._more_than_step("")
    assert rooms._more_than_step("step=6.+Reveal&spend=1")


def test_more_is_kept_of_a_room_beside_its_screen(library):
    made = meetings.begin("", {"screen": "choose"})
    rooms.keep(made, decision={"mission": "jobs"})
    assert meetings.by_desk(made.desk).state == {"screen": "choose", "decision": {"mission": "jobs"}}
    rooms._show_votes(meetings.by_desk(made.desk), "doubt", True)
    rooms._show_votes(meetings.by_desk(made.desk), "choose", True)
    rooms._show_votes(meetings.by_desk(made.desk), "doubt", False)
    assert meetings.by_desk(made.desk).state["votes_shown"] == {"choose": {}}


def test_votes_are_counted_when_they_are_shown_and_one_that_comes_later_tells_nothing(library):
    made = meetings.begin("", {"screen": "choose"})
    tokens = [phones.join(made.desk) for _ in range(6)]
    for token in tokens[:5]:
        phones.answer(made.desk, token, "choose", {"pick": "jobs"})
    rooms._show_votes(made, "choose", True)
    phones.answer(made.desk, tokens[5], "choose", {"unsure": True})
    assert tally(meetings.by_desk(made.desk).state, "choose") == {"jobs": 5}
    assert picks(phones.replies(made.desk, "choose")) == {"jobs": 5, "unsure": 1}
    assert at("choose").step == 4
