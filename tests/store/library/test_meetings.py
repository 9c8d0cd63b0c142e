"""Meetings: opened, moved on by two at once, closed, deleted, and gone when they are too old."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from scenarios.domain.errors import FileError, InputError
from scenarios.domain.meeting import CODE_LENGTH, DESK, KEPT_DAYS, MOST_SAID
from scenarios.store.library import meetings, phones
from scenarios.store.library.database import session
from scenarios.store.library.tables import MeetingRow, PhoneRow, ReplyRow, SuggestionRow


def test_a_meeting_is_found_by_its_desk_and_by_its_code_and_by_nothing_else(address):
    made = meetings.begin("spend=250m", {"step": 1})
    assert meetings.by_desk(made.desk) == made
    assert meetings.by_code(made.code) == made
    assert meetings.by_wall(made.wall) == made
    assert made.wall != made.desk
    assert meetings.by_wall(made.desk) is None
    assert (made.link, made.state) == ("spend=250m", {"step": 1})
    assert len(made.code) == CODE_LENGTH
    assert DESK.fullmatch(made.desk)
    assert meetings.by_desk("a" * 16) is None
    assert meetings.by_desk("' or 1=1 --") is None
    assert meetings.by_code("zzzzzz") is None


def test_what_two_change_at_once_is_both_there(address):
    desk = meetings.begin("").desk

    def add(n: int) -> None:
        meetings.change(desk, lambda state: {**state, f"n{n}": n})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(24)))
    found = meetings.by_desk(desk)
    assert found is not None
    assert found.state == {f"n{n}": n for n in range(24)}


def test_phones_of_this_process_see_a_change_at_once(address):
    made = meetings.begin("")
    assert meetings.by_code(made.code).asked.key == ""
    meetings.change(made.desk, lambda s: {**s, "asked": {"key": "guess", "kind": "guess"}})
    assert meetings.by_code(made.code).asked.key == "guess"


def test_what_was_looked_at_within_a_second_needs_no_database(address, monkeypatch):
    made = meetings.begin("")
    assert meetings.seen_lately(made.code) is None
    assert meetings.by_code(made.code) == made
    monkeypatch.setattr(meetings.database, "session", None)
    assert meetings.seen_lately(made.code) == meetings.by_code(made.code) == made


def test_a_closed_meeting_takes_no_answers_and_keeps_what_it_has(address):
    made = meetings.begin("")
    token = phones.join(made.desk)
    phones.answer(made.desk, token, "guess", {"number": 5})
    meetings.close(made.desk)
    found = meetings.by_code(made.code)
    assert not found.takes_answers(datetime.now(UTC))
    assert phones.replies(made.desk, "guess") == [{"number": 5}]


def counted() -> list[int]:
    with session() as opened:
        return [len(opened.query(t).all()) for t in (MeetingRow, PhoneRow, ReplyRow, SuggestionRow)]


def test_a_deleted_meeting_leaves_nothing(address):
    made, other = meetings.begin(""), meetings.begin("")
    for desk in (made.desk, other.desk):
        token = phones.join(desk)
        phones.answer(desk, token, "guess", {"number": 5})
        phones.answer(desk, token, "one_thing", {"text": "benches"}, "benches")
    meetings.forget(made.desk)
    assert meetings.by_desk(made.desk) is None
    assert meetings.by_code(made.code) is None
    assert counted() == [1, 1, 2, 1]
    with pytest.raises(InputError, match="there is no such room any more"):
        meetings.close(made.desk)


def test_meetings_that_are_too_old_go_when_the_next_is_opened(address):
    made = meetings.begin("")
    token = phones.join(made.desk)
    phones.answer(made.desk, token, "guess", {"number": 5})
    with session(writes=True) as opened:
        opened.get(MeetingRow, made.desk).opened_at = datetime.now(UTC) - timedelta(days=KEPT_DAYS, hours=1)
    young = meetings.begin("")
    assert meetings.by_desk(made.desk) is None
    assert meetings.by_desk(young.desk) is not None
    assert counted() == [1, 0, 0, 0]


def test_they_go_too_where_no_other_is_opened(address):
    made = meetings.begin("")
    with session(writes=True) as opened:
        opened.get(MeetingRow, made.desk).opened_at = datetime.now(UTC) - timedelta(days=KEPT_DAYS - 1)
    meetings.sweep()
    assert meetings.by_desk(made.desk) is not None
    with session(writes=True) as opened:
        opened.get(MeetingRow, made.desk).opened_at = datetime.now(UTC) - timedelta(days=KEPT_DAYS, hours=1)
    meetings.sweep()
    assert counted() == [0, 0, 0, 0]


def test_a_meeting_holds_only_so_much(address):
    made = meetings.begin("")
    with pytest.raises(FileError, match="would hold more than"):
        meetings.change(made.desk, lambda s: {**s, "parked": "x" * (MOST_SAID + 1)})
    assert meetings.by_desk(made.desk).state == {}


def test_the_scenario_a_meeting_is_about_can_change(address):
    made = meetings.begin("spend=250m")
    meetings.about(made.desk, "spend=400m")
    assert meetings.by_desk(made.desk).link == "spend=400m"
