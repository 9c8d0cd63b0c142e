"""Phones: one row a phone and question, whatever is tapped twice, sent again or sent at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from scenarios.domain.errors import FileError
from scenarios.domain.meeting import Counts, RoomFull
from scenarios.store.library import meetings, phones
from scenarios.store.library.database import session
from scenarios.store.library.tables import PhoneRow


@pytest.fixture
def desk(address) -> str:
    return meetings.begin("").desk


def test_a_double_tap_counts_once_and_a_changed_mind_replaces(desk):
    token = phones.join(desk)
    for number in (50, 50, 8):
        phones.answer(desk, token, "guess", {"number": number})
    assert phones.replies(desk, "guess") == [{"number": 8}]
    assert phones.own(token, "guess") == {"number": 8}
    assert phones.own(token, "again") == {}
    assert phones.counts(desk, "guess") == Counts(1, 1)


def test_who_comes_back_is_the_same_phone(desk):
    token = phones.join(desk)
    assert phones.join(desk, token) == token
    assert phones.here(desk, token)
    assert not phones.here(meetings.begin("").desk, token)
    other = phones.join(desk, "somebody made this up")
    assert other not in (token, "somebody made this up")
    assert phones.counts(desk, "guess") == Counts(2, 0)


def test_what_a_phone_answered_is_seen_of_its_own_meeting_alone(desk):
    token = phones.join(desk)
    assert phones.seen(desk, token, "guess") == {}
    phones.answer(desk, token, "guess", {"number": 8})
    assert phones.seen(desk, token, "guess") == {"number": 8}
    assert phones.seen(desk, token, "") == {}
    assert phones.seen(meetings.begin("").desk, token, "guess") is None
    assert phones.seen(desk, "made up", "guess") is None


def test_two_hundred_at_once_lose_nothing_and_none_counts_twice(desk):
    def one(n: int) -> None:
        token = phones.join(desk)
        for _ in range(2):
            phones.answer(desk, token, "guess", {"number": n})
        phones.answer(desk, token, "one_thing", {"text": f"thing {n}"}, f"thing {n}")

    with ThreadPoolExecutor(32) as pool:
        list(pool.map(one, range(200)))
    assert phones.counts(desk, "guess") == Counts(200, 200)
    assert sorted(r["number"] for r in phones.replies(desk, "guess")) == list(range(200))
    assert len(phones.suggestions(desk)) == 200


def test_the_same_tap_from_two_processes_is_one_row(desk):
    token = phones.join(desk)
    code = (
        "import sys; from scenarios.store.library import phones\n"
        "for n in range(20): phones.answer(sys.argv[1], sys.argv[2], 'guess', {'number': n})"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, desk, token]) for _ in range(3)]
    assert [r.wait(60) for r in running] == [0, 0, 0]
    assert phones.replies(desk, "guess") == [{"number": 19}]


def test_who_is_killed_in_the_middle_loses_nothing_that_was_confirmed(desk):
    code = (
        "import sys; from scenarios.store.library import phones\n"
        "for n in range(10_000):\n"
        "    t = phones.join(sys.argv[1]); phones.answer(sys.argv[1], t, 'guess', {'number': n}); print(n, flush=True)"
    )
    running = subprocess.Popen([sys.executable, "-c", code, desk], stdout=subprocess.PIPE, text=True)
    confirmed = [int(running.stdout.readline()) for _ in range(40)]
    os.kill(running.pid, signal.SIGKILL)
    confirmed += [int(line) for line in running.communicate()[0].split()]
    kept = sorted(r["number"] for r in phones.replies(desk, "guess"))
    assert kept[: len(confirmed)] == confirmed
    assert len(kept) - len(confirmed) in (0, 1)  # the one that was kept and not yet confirmed


def test_nothing_kept_of_a_phone_says_whose_it_is_or_when_it_came(desk):
    token = phones.join(desk)
    with session() as opened:
        row = opened.query(PhoneRow).one()
        assert set(PhoneRow.__table__.columns.keys()) == {"id", "meeting"}
        assert token not in row.id


def test_a_full_room_says_so(desk, monkeypatch):
    monkeypatch.setattr(phones, "MOST_PHONES", 2)
    phones.join(desk), phones.join(desk)
    with pytest.raises(RoomFull, match="This room is full"):
        phones.join(desk)


def test_other_words_are_looked_at_anew_and_the_same_words_are_not(desk):
    token = phones.join(desk)
    phones.answer(desk, token, "one_thing", {"text": "benches"}, "benches")
    (first,) = phones.suggestions(desk)
    phones.sort_suggestions(desk, {first.key: ("isolation", True)})
    phones.answer(desk, token, "one_thing", {"text": "benches"}, "benches")
    assert [(s.text, s.mission, s.shown) for s in phones.suggestions(desk)] == [("benches", "isolation", True)]
    phones.answer(desk, token, "one_thing", {"text": "buses"}, "buses")
    assert [(s.text, s.mission, s.shown) for s in phones.suggestions(desk)] == [("buses", "", False)]
    assert phones.own_suggestion(token) == "buses"
    phones.answer(desk, token, "one_thing", {"unsure": True}, "")
    phones.answer(desk, token, "one_thing", {"unsure": True}, "")
    assert phones.suggestions(desk) == []
    assert phones.own_suggestion(token) == ""


def test_a_consultation_is_kept_with_how_many_said_so(desk, monkeypatch):
    assert phones.add_suggestions(desk, [(" more  buses ", 120), ("  ", 3), ("parks", 1)], shown=True) == 2
    found = phones.suggestions(desk)
    assert [(s.text, s.said, s.shown, s.from_phone) for s in found] == [
        ("more buses", 120, True, False),
        ("parks", 1, True, False),
    ]
    phones.drop_suggestions(desk, [found[0].key])
    assert [s.text for s in phones.suggestions(desk)] == ["parks"]
    monkeypatch.setattr(phones, "MOST_SUGGESTIONS", 2)
    with pytest.raises(FileError, match="2 at most"):
        phones.add_suggestions(desk, [("a", 1), ("b", 1)])
    assert len(phones.suggestions(desk)) == 1


def test_everything_is_told_by_question_in_no_order_and_nothing_of_few(desk):
    tokens = [phones.join(desk) for _ in range(40)]
    for i, t in enumerate(tokens):
        phones.answer(desk, t, "guess", {"number": i})
        phones.answer(desk, t, "one_thing", {"text": "x"})
    for t in tokens[:4]:
        phones.answer(desk, t, "again", {"number": 1})
    found = phones.everything(desk)
    assert set(found) == {"guess"}
    assert sorted(r["number"] for r in found["guess"]) == list(range(40))
    assert [r["number"] for r in found["guess"]] != [r["number"] for r in phones.everything(desk)["guess"]]
    assert all(set(r) == {"number"} for r in found["guess"])


def test_two_taps_on_join_with_one_token_are_one_phone_and_a_made_up_one_is_replaced(desk):
    token = phones.new_token()
    assert phones.join(desk, token) == phones.join(desk, token) == token
    assert phones.counts(desk, "").phones == 1
    assert phones.join(desk, "short") != "short"
    other = meetings.begin("").desk
    assert phones.join(other, token) != token  # one phone, two rooms: nothing leads from one to the other


def test_many_taps_at_the_same_moment_with_one_token_are_one_phone(desk):
    token = phones.new_token()
    with ThreadPoolExecutor(12) as pool:
        assert set(pool.map(lambda _: phones.join(desk, token), range(36))) == {token}
    assert phones.counts(desk, "guess").phones == 1


def test_words_that_have_changed_since_they_were_read_are_neither_shown_nor_dropped(desk):
    token = phones.join(desk)
    phones.answer(desk, token, "one_thing", {"text": "benches"}, "benches")
    (read,) = phones.suggestions(desk)
    phones.answer(desk, token, "one_thing", {"text": "something rude"}, "something rude")
    phones.sort_suggestions(desk, {read.key: ("isolation", True)}, {read.key: read.text})
    phones.drop_suggestions(desk, [read.key], {read.key: read.text})
    (now,) = phones.suggestions(desk)
    assert (now.key, now.text, now.shown, now.mission) == (read.key, "something rude", False, "")
    phones.drop_suggestions(desk, [now.key], {now.key: now.text})
    assert phones.suggestions(desk) == []


def test_an_answer_and_its_one_thing_are_both_kept_or_neither(desk, monkeypatch):
    token = phones.join(desk)

    def fails(*_):
        raise FileError("The library", "its disk is full")

    monkeypatch.setattr(phones, "_keep_one_thing", fails)
    with pytest.raises(FileError, match="disk is full"):
        phones.answer(desk, token, "one_thing", {"text": "benches"}, "benches")
    assert phones.own(token, "one_thing") == {}
    assert phones.suggestions(desk) == []
