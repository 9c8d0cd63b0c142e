"""The facilitator's second screen: every button does what it says, and nothing else does."""

from __future__ import annotations

import json

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from scenarios.domain.meeting import Asked, with_question
from scenarios.reports.desk import digest
from scenarios.server import desk as served
from scenarios.store.files.room_file import guide
from scenarios.store.library import database, meetings, phones


@pytest.fixture(autouse=True)
def library(tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    yield
    database.forget()


@pytest.fixture
def client():
    return TestClient(Starlette(routes=served.routes()))


@pytest.fixture
def made():
    return meetings.begin("spend=250m", {"screen": "one_thing", "missions": {"isolation": "Isolation", "jobs": "Jobs"}})


def press(client, made, what: str, **form):
    return client.post(f"/desk/{made.desk}/{what}", data=form)


def state(made):
    return meetings.by_desk(made.desk).state


def test_it_says_what_to_say_who_is_in_and_what_comes_next(client, made):
    phones.join(made.desk)
    page = client.get(f"/desk/{made.desk}").text
    assert guide().screens["one_thing"].say.split(".")[0].replace("'", "&#39;") in page
    assert "1 phone in" in page
    assert "Next: What the room would improve" in page
    assert "Back: What it could be" in page


def test_nobody_else_s_desk_opens(client, made):
    assert client.get("/desk/aaaaaaaaaaaaaaaa").status_code == 404
    assert client.get(f"/desk/{made.code}").status_code == 404
    assert press(client, made, "nonsense").status_code == 404


def test_next_asks_the_next_question_at_once(client, made):
    guess = Asked("guess", "guess", "Your guess")
    meetings.change(made.desk, lambda s: with_question(s, "guess", guess))
    press(client, made, "go", to="guess")
    assert state(made)["screen"] == "guess"
    assert meetings.by_desk(made.desk).asked == guess
    press(client, made, "go", to="own")
    assert meetings.by_desk(made.desk).asked.kind == "wait"


def test_a_timer_ends_and_can_be_stopped(client, made):
    press(client, made, "timer", minutes="3")
    assert state(made)["timer"] > made.opened_at.isoformat()
    press(client, made, "timer", minutes="0")
    assert state(made)["timer"] == ""


def test_suggestions_are_sorted_shown_and_taken_out(client, made):
    token = phones.join(made.desk)
    phones.answer(made.desk, token, "one_thing", {"text": "benches <b>"}, "benches <b>")
    phones.add_suggestions(made.desk, [("buses", 7)], shown=False)
    first, second = phones.suggestions(made.desk)
    assert "benches &lt;b&gt;" in client.get(f"/desk/{made.desk}").text
    form = {"key": [first.key, second.key], f"mission_{first.key}": "isolation", f"shown_{first.key}": "on"}
    form |= {f"seen_{s.key}": digest([s.text]) for s in (first, second)}
    client.post(f"/desk/{made.desk}/sort", data={**form, f"mission_{second.key}": "none", f"drop_{second.key}": "on"})
    (left,) = phones.suggestions(made.desk)
    assert (left.text, left.mission, left.shown) == ("benches <b>", "isolation", True)


def test_words_that_changed_after_they_were_read_are_not_shown_by_that_tick(client, made):
    token = phones.join(made.desk)
    phones.answer(made.desk, token, "one_thing", {"text": "benches"}, "benches")
    (read,) = phones.suggestions(made.desk)
    phones.answer(made.desk, token, "one_thing", {"text": "something rude"}, "something rude")
    form = {"key": [read.key], f"shown_{read.key}": "on", f"seen_{read.key}": digest([read.text])}
    page = client.post(f"/desk/{made.desk}/sort", data=form)
    assert "What somebody changed meanwhile is not" in page.text
    assert [s.shown for s in phones.suggestions(made.desk)] == [False]


def test_a_body_larger_than_any_form_is_refused_unread(client, made):
    big = {"content-length": "900000000", "content-type": "multipart/form-data; boundary=x"}
    assert client.post(f"/desk/{made.desk}/csv", content=b"", headers=big).status_code == 413
    assert press(client, type("gone", (), {"desk": "a" * 16}), "park", text="x").status_code == 404


def test_what_a_consultation_said_waits_for_a_tick_too(client, made):
    client.post(f"/desk/{made.desk}/csv", files={"csv": ("c.csv", b"suggestion\nparks\n", "text/csv")})
    assert [s.shown for s in phones.suggestions(made.desk)] == [False]


def test_another_room_s_suggestions_cannot_be_touched(client, made):
    other = meetings.begin("")
    phones.add_suggestions(other.desk, [("buses", 7)])
    (theirs,) = phones.suggestions(other.desk)
    client.post(f"/desk/{made.desk}/sort", data={"key": [theirs.key], f"drop_{theirs.key}": "on"})
    assert phones.suggestions(other.desk) == [theirs]


def test_what_is_typed_and_what_a_consultation_said_are_in_the_list(client, made):
    press(client, made, "add", typed="benches\n\n  buses at night ")
    file = {"csv": ("c.csv", "suggestion;count\nparks;120\n".encode("utf-8-sig"), "text/csv")}
    page = client.post(f"/desk/{made.desk}/csv", files=file)
    assert "The consultation is in the list." in page.text
    assert [(s.text, s.said) for s in phones.suggestions(made.desk)] == [
        ("benches", 1),
        ("buses at night", 1),
        ("parks", 120),
    ]


@pytest.mark.parametrize(
    ("held", "says"),
    [
        (b"\xff\xfe\x00x", "not text in UTF-8"),
        (b"suggestion,count\nbuses,many\n", "line 2, count"),
        (b"", "one suggestion"),
    ],
)
def test_a_csv_that_cannot_be_read_is_a_sentence_and_nothing_is_kept(client, made, held, says):
    page = client.post(f"/desk/{made.desk}/csv", files={"csv": ("c.csv", held, "text/csv")})
    assert (page.status_code, says in page.text) == (422, True)
    assert phones.suggestions(made.desk) == []


def test_what_is_parked_agreed_and_disputed_is_kept(client, made):
    press(client, made, "park", text="  the hospital ")
    press(client, made, "park", text="")
    press(client, made, "actions", text="Ann: write to suppliers, by Friday\n\nBen: ask the trust")
    press(client, made, "dissent", text="Two of us would rather have jobs.")
    held = state(made)
    assert held["parked"] == ["the hospital"]
    assert held["actions"] == ["Ann: write to suppliers, by Friday", "Ben: ask the trust"]
    page = client.get(f"/desk/{made.desk}").text
    assert "Two of us would rather have jobs." in page
    assert "the hospital" in page


def test_cards_are_dealt_and_taken_back(client, made):
    press(client, made, "cards", on="1")
    assert state(made)["cards"] is True
    press(client, made, "cards", on="")
    assert state(made)["cards"] is False


def test_everything_can_be_exported_and_says_nothing_of_who(client, made):
    for _ in range(5):
        token = phones.join(made.desk)
        phones.answer(made.desk, token, "guess", {"number": 8, "sure": "very"})
    phones.answer(made.desk, token, "doubt", {"pick": "a"})
    phones.add_suggestions(made.desk, [("buses", 7)])
    told = client.get(f"/desk/{made.desk}/export.json")
    held = json.loads(told.text)
    assert held["answers"] == {"guess": [{"number": 8, "sure": "very"}] * 5}
    assert held["suggestions"][0]["text"] == "buses"
    assert token not in told.text
    assert made.desk not in told.text
    assert client.get("/desk/aaaaaaaaaaaaaaaa/export.json").status_code == 404


def test_a_room_is_closed_and_deleted(client, made):
    assert "The room is closed." in press(client, made, "close").text
    assert "The room is deleted" in press(client, made, "delete").text
    assert client.get(f"/desk/{made.desk}").status_code == 404
    assert press(client, made, "park", text="x").status_code == 404


def test_the_second_screen_sees_that_something_is_new(client, made):
    before = client.get(f"/desk/{made.desk}/now").text
    phones.join(made.desk)
    assert client.get(f"/desk/{made.desk}/now").text != before
    assert f'data-key="{client.get(f"/desk/{made.desk}/now").text}"' in client.get(f"/desk/{made.desk}").text
    assert client.get("/desk/aaaaaaaaaaaaaaaa/now").status_code == 404


def test_a_fault_of_ours_is_a_sentence(client, made, monkeypatch):
    monkeypatch.setitem(served.ACTS, "park", lambda *_: 1 / 0)
    page = press(client, made, "park", text="x")
    assert (page.status_code, page.text) == (500, served.FAULT)
