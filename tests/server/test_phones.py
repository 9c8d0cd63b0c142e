"""What phones are served: joining, answering, changing a mind, and what is said where something is wrong."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from scenarios.domain.errors import FileError
from scenarios.domain.meeting import Asked, Counts, with_question
from scenarios.server import phones as served
from scenarios.server.wrong_codes import MOST, WrongCodes
from scenarios.store.library import database, meetings, phones
from scenarios.views.words import phone as words

GUESS = Asked("guess", "guess", "Your guess", "How many more people?")
ONE_THING = Asked("one_thing", "one_thing", "Your one thing")
WEIGH = Asked(
    "weigh:ab", "weigh", "What matters?", "", (("lonely", "from 0 to 38 people"), ("saving", "from £0 to £9,000"))
)
PICK = Asked("doubt", "doubt", "Which do you doubt?", "", (("cost", "what it costs"), ("reach", "who is reached")))


@pytest.fixture(autouse=True)
def library(tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    monkeypatch.setattr(served, "WRONG", WrongCodes())
    yield
    database.forget()


def client(**more) -> TestClient:
    return TestClient(Starlette(routes=served.routes()), base_url="http://room.test", **more)


def opened(asked: Asked = GUESS):
    made = meetings.begin("", {"screen": "here"})
    meetings.change(made.desk, lambda s: with_question(s, "here", asked))
    return made


def joined(made, phone: TestClient | None = None) -> TestClient:
    phone = phone or client()
    answer = phone.post(f"/r/{made.code}/join")
    assert answer.status_code == 200
    return phone


def send(phone: TestClient, made, key: str = "guess", **form: str):
    return phone.post(f"/r/{made.code}/answer", data={"key": key, **form})


def test_a_phone_joins_with_one_tap_and_its_token_is_out_of_the_address():
    made = opened()
    phone = client()
    before = phone.get(f"/r/{made.code}")
    assert words.JOIN in before.text
    assert words.PROMISE in before.text
    assert phones.counts(made.desk, "guess") == Counts(0, 0)  # looking is not joining
    after = phone.post(f"/r/{made.code}/join")
    assert str(after.url) == f"http://room.test/r/{made.code}"
    assert "How many more people?" in after.text
    cookie = next(c for c in phone.cookies.jar if c.name == served.COOKIE)
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert cookie.path == f"/r/{made.code}"
    assert phones.counts(made.desk, "guess") == Counts(1, 0)


def test_two_taps_on_join_are_one_phone():
    made = opened()
    phone = joined(joined_room := made)
    phone.post(f"/r/{joined_room.code}/join")
    assert phones.counts(made.desk, "guess").phones == 1


def test_where_cookies_are_blocked_the_token_stays_in_the_address_and_in_the_form():
    made = opened()
    phone = client()
    phone.cookies.jar.set_policy(__import__("http.cookiejar").cookiejar.DefaultCookiePolicy(allowed_domains=[]))
    after = phone.post(f"/r/{made.code}/join")
    token = re.search(r"\?t=([\w-]+)$", str(after.url))[1]
    assert f'name="t" value="{token}"' in after.text
    again = send(phone, made, number="8", sure="very", t=token)
    assert str(again.url).endswith(f"?t={token}")
    assert "Your answer: 8, very sure" in again.text
    assert phones.replies(made.desk, "guess") == [{"number": 8.0, "sure": "very"}]


def test_an_answer_is_kept_shown_and_replaced():
    made = opened()
    phone = joined(made)
    assert "Your answer: 2,000, a hunch" in send(phone, made, number="2k", sure="hunch").text
    page = send(phone, made, number="8", sure="fairly")
    assert 'value="8"' in page.text
    assert re.search(r'value="fairly" checked', page.text)
    assert phones.replies(made.desk, "guess") == [{"number": 8.0, "sure": "fairly"}]
    assert phone.get(f"/r/{made.code}").text == page.text  # a reload shows the same


def test_not_sure_is_an_answer():
    made = opened()
    page = send(joined(made), made, unsure="1")
    assert words.TOLD_UNSURE in page.text
    assert phones.counts(made.desk, "guess") == Counts(1, 1)


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"number": "many", "sure": "very"}, "one number is needed"),
        ({"number": "", "sure": "very"}, "one number is needed"),
        ({"number": "1 2", "sure": "very"}, "one number is needed"),
        ({"number": "1e300", "sure": "very"}, "one number is needed"),
        ({"number": "8", "sure": ""}, "choose one of the three"),
        ({"number": "8", "sure": "<b>"}, "choose one of the three"),
    ],
)
def test_what_cannot_be_read_is_a_sentence_and_nothing_is_kept(form, says):
    made = opened()
    page = send(joined(made), made, **form)
    assert page.status_code == 422
    assert says in page.text
    assert "<b>" not in page.text.replace('<b>"', "")
    assert phones.replies(made.desk, "guess") == []


def test_an_answer_to_a_question_that_is_over_is_not_taken_and_the_earlier_one_stands():
    made = opened()
    phone = joined(made)
    send(phone, made, number="8", sure="very")
    meetings.change(made.desk, lambda s: with_question(s, "here", Asked("recall:guess", "wait", "The reveal")))
    page = send(phone, made, number="900", sure="very")
    assert page.status_code == 409
    assert words.MOVED_ON in page.text
    assert "You guessed 8 (very sure)." in page.text
    assert phones.replies(made.desk, "guess") == [{"number": 8.0, "sure": "very"}]


def test_weights_are_given_as_places_or_as_points():
    made = opened(WEIGH)
    phone = joined(made)
    send(phone, made, WEIGH.key, rank_lonely="1", rank_saving="2")
    assert phones.own(_token(phone), WEIGH.key) == {"ranks": {"lonely": 1, "saving": 2}}
    page = send(phone, made, WEIGH.key, by="points", points_lonely="100", points_saving="40,5")
    assert phones.replies(made.desk, WEIGH.key) == [{"points": {"lonely": 100.0, "saving": 40.5}}]
    assert 'value="40.5"' in page.text
    send(phone, made, WEIGH.key, points_lonely="100", points_saving="40.5", rank_lonely="2", rank_saving="1")
    assert phones.replies(made.desk, WEIGH.key) == [{"ranks": {"lonely": 2, "saving": 1}}]


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"rank_lonely": "1", "rank_saving": ""}, "give every line a place"),
        ({"rank_lonely": "1", "rank_saving": "7"}, "give every line a place"),
        ({"by": "points", "points_lonely": "0", "points_saving": "0"}, "at least one swing"),
        ({"by": "points", "points_lonely": "-5", "points_saving": "100"}, "from 0 to 100"),
        ({"by": "points", "points_lonely": "a lot", "points_saving": "1"}, "points are numbers"),
    ],
)
def test_weights_that_say_nothing_are_refused_and_what_was_chosen_stays_chosen(form, says):
    made = opened(WEIGH)
    page = send(joined(made), made, WEIGH.key, **form)
    assert (page.status_code, says in page.text) == (422, True)
    assert phones.replies(made.desk, WEIGH.key) == []
    if form.get("points_lonely"):
        assert f'value="{form["points_lonely"]}"' in page.text
    if form.get("rank_lonely"):
        assert "<option selected>1</option>" in page.text


def _token(phone: TestClient) -> str:
    return next(c.value for c in phone.cookies.jar if c.name == served.COOKIE)


def test_one_thing_waits_for_the_facilitator_and_can_be_withdrawn():
    made = opened(ONE_THING)
    phone = joined(made)
    page = send(phone, made, "one_thing", text="  a bench <script> in every street ")
    assert "a bench &lt;script&gt; in every street" in page.text
    (kept,) = phones.suggestions(made.desk)
    assert (kept.text, kept.shown, kept.from_phone) == ("a bench <script> in every street", False, True)
    send(phone, made, "one_thing", unsure="1")
    assert phones.suggestions(made.desk) == []
    assert send(phone, made, "one_thing", text="x" * 141).status_code == 422


def test_one_of_several_is_picked():
    made = opened(PICK)
    phone = joined(made)
    assert send(phone, made, "doubt", pick="elsewhere").status_code == 422
    assert "Your answer: who is reached" in send(phone, made, "doubt", pick="reach").text
    assert phones.replies(made.desk, "doubt") == [{"pick": "reach"}]


def test_a_stranger_cannot_answer_and_a_made_up_token_is_no_phone():
    made = opened()
    for t in ({}, {"t": "made-up"}):
        assert send(client(), made, number="8", sure="very", **t).status_code == 403
        assert send(client(), made, number="lots", sure="very", **t).status_code == 403
    assert client().get(f"/r/{made.code}?t=made-up").text.count(words.JOIN) >= 1
    assert phones.counts(made.desk, "guess") == Counts(0, 0)


def test_a_closed_room_says_so_and_takes_nothing():
    made = opened()
    phone = joined(made)
    meetings.close(made.desk)
    assert words.CLOSED in phone.get(f"/r/{made.code}").text
    assert send(phone, made, number="8", sure="very").status_code == 409
    assert words.CLOSED in client().post(f"/r/{made.code}/join").text
    assert words.CLOSED in client().get(f"/r/{made.code}").text
    assert phones.counts(made.desk, "guess") == Counts(1, 0)


def test_a_code_is_typed_as_people_type():
    made = opened()
    page = client().post("/r", data={"code": f" {made.code[:3].upper()} {made.code[3:].upper()} "})
    assert page.status_code == 200
    assert words.JOIN in page.text
    assert "The code on the screen" in client().get("/r").text


@pytest.mark.parametrize("code", ["zzzzzz", "", "x" * 500, "%2e%2e", "' or 1=1"])
def test_a_wrong_code_is_one_sentence(code):
    page = client().post("/r", data={"code": code})
    assert (page.status_code, words.WRONG_CODE in page.text) == (404, True)


def test_wrong_codes_are_held_back_while_the_picture_and_who_is_in_still_work():
    made = opened()
    phone, guesser = joined(made), client()
    for _ in range(MOST):
        guesser.get("/r/zzzzzz")
    assert guesser.get("/r/zzzzzz").status_code == 429
    refused = client().get(f"/r/{made.code}")  # a right code tells a guesser nothing more than a wrong one
    assert (refused.status_code, words.MANY_WRONG in refused.text) == (429, True)
    for unproven in (f"/r/{made.code}.wrong234", f"/r/{made.code}?t=z", "/r/zzzzzz.z", "/r/zzzzzz?t=z"):
        assert client().get(unproven).status_code == 429  # of right and of wrong codes
    for code in (made.code, "zzzzzz"):
        assert client().get(f"/r/{code}/now").status_code == 429
    assert phone.get(f"/r/{made.code}/now").text == "guess"
    assert words.JOIN in client().get(f"/r/{made.code}.{made.door}").text
    by_picture = client().post(f"/r/{made.code}/join", data={"door": made.door})
    assert "How many more people?" in by_picture.text
    assert send(phone, made, number="8", sure="very").status_code == 200


def test_after_a_minute_codes_are_looked_up_again(monkeypatch):
    wrong, clock = WrongCodes(), [0.0]
    monkeypatch.setattr("scenarios.server.wrong_codes.time.monotonic", lambda: clock[0])
    for _ in range(MOST):
        assert not wrong.many
        wrong.note()
    assert wrong.many
    clock[0] = 61.0
    assert not wrong.many


def test_phones_that_look_by_themselves_see_what_is_on():
    made = opened()
    phone = joined(made)
    assert phone.get(f"/r/{made.code}/now").text == "guess"
    meetings.change(made.desk, lambda s: with_question(s, "here", PICK))
    assert phone.get(f"/r/{made.code}/now").text == "doubt"
    meetings.close(made.desk)
    assert phone.get(f"/r/{made.code}/now").text == "!"
    assert 'data-key="!"' in phone.get(f"/r/{made.code}").text  # so that it does not reload for ever
    assert phone.get("/r/zzzzzz/now").status_code == 404


def test_looking_for_codes_one_by_one_is_held_back_too():
    made, guesser = opened(), client()
    for _ in range(MOST):
        assert guesser.get("/r/zzzzzz/now").status_code == 404
    assert guesser.get(f"/r/{made.code}/now").status_code == 429


def test_the_script_stands_beside_the_pages_so_that_a_phone_signs_in_nowhere():
    answer = client().get("/r/room.js")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    made = opened()
    assert 'src="/r/room.js"' in joined(made).get(f"/r/{made.code}").text


def test_a_double_tap_on_join_is_one_phone_even_before_the_cookie_is_back():
    made = opened()
    page = client().get(f"/r/{made.code}").text
    token = re.search(r'name="t" value="([\w-]+)"', page)[1]
    for _ in range(2):
        client().post(f"/r/{made.code}/join", data={"t": token})
    assert phones.counts(made.desk, "guess").phones == 1


def test_a_full_room_says_that_it_is_full(monkeypatch):
    made = opened()
    monkeypatch.setattr(phones, "MOST_PHONES", 0)
    page = client().post(f"/r/{made.code}/join")
    assert (page.status_code, "This room is full" in page.text) == (409, True)


def test_a_page_needs_no_script_is_a_few_kilobytes_and_is_kept_nowhere():
    made = opened(WEIGH)
    page = joined(made).get(f"/r/{made.code}")
    assert len(page.content) < 8_000
    assert page.headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert "onclick" not in page.text
    assert page.text.count("<script") == 1


def test_cards_are_dealt_to_phones_and_stay_theirs():
    made = opened()
    phone = joined(made)
    assert "You are" not in phone.get(f"/r/{made.code}").text
    meetings.change(made.desk, lambda s: {**s, "cards": True})
    first = phone.get(f"/r/{made.code}").text
    assert "<h2>You are " in first
    assert phone.get(f"/r/{made.code}").text == first


def test_two_hundred_phones_at_once_all_get_in_and_all_answers_are_there():
    made = opened()

    def one(n: int) -> int:
        phone = joined(made)
        return send(phone, made, number=str(n), sure="hunch").status_code

    with ThreadPoolExecutor(20) as pool:
        assert set(pool.map(one, range(200))) == {200}
    assert sorted(r["number"] for r in phones.replies(made.desk, "guess")) == list(range(200))


def test_a_library_that_is_away_is_a_sentence_and_nothing_is_called_kept(monkeypatch):
    made = opened()
    phone = joined(made)

    def away(*_):
        raise FileError("The library", "its database cannot be reached")

    monkeypatch.setattr(phones, "answer", away)
    page = send(phone, made, number="8", sure="very")
    assert (page.status_code, words.AWAY in page.text) == (503, True)


def test_a_fault_of_ours_is_a_sentence_too(monkeypatch):
    made = opened()
    phone = joined(made)
    monkeypatch.setattr(served, "_page_of", lambda *_: 1 / 0)
    page = phone.get(f"/r/{made.code}")
    assert (page.status_code, "Traceback" in page.text) == (500, False)


def test_a_form_that_is_too_long_for_any_of_ours_is_not_read():
    made = opened()
    page = send(joined(made), made, number="8" * 30_000, sure="very")
    assert page.status_code in (409, 422)
    assert phones.replies(made.desk, "guess") == []
