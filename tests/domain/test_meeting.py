"""A meeting as a value."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from scenarios.domain.meeting import CODE_LETTERS, Asked, Meeting

NOW = datetime(2026, 11, 27, 10, tzinfo=UTC)


def meeting(**more: object) -> Meeting:
    given = {"expires_at": NOW + timedelta(hours=1), **more}
    return Meeting("a" * 16, "b" * 16, "abc234", "abcd2345", NOW, **given)


def test_what_is_asked_travels_as_json_and_comes_back_the_same():
    asked = Asked("weigh:ab", "weigh", "What matters?", "Put them in order.", (("lonely", "people"), ("saving", "£")))
    assert Asked.of_json(asked.as_json()) == asked
    assert meeting(state={"asked": asked.as_json()}).asked == asked


def test_a_meeting_that_asks_nothing_has_phones_wait():
    assert meeting().asked == Asked()
    assert Asked().kind == "wait"


def test_a_meeting_takes_answers_until_it_is_closed_or_too_late():
    assert meeting().takes_answers(NOW)
    assert not meeting(closed_at=NOW).takes_answers(NOW)
    assert not meeting().takes_answers(NOW + timedelta(hours=1))


def test_no_letter_of_a_code_is_taken_for_another():
    assert not set("il1o0") & set(CODE_LETTERS)
    assert len(set(CODE_LETTERS)) == len(CODE_LETTERS) == 31
