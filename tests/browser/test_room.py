"""A room of phones in real browsers and by script, a projector, and a server that is killed in the middle."""

from __future__ import annotations

import http.client
import http.cookiejar
import json
import os
import re
import signal
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from axe_playwright_python.sync_playwright import Axe
from proxying import proxied
from serving import drawn, free_port, served, served_with_pid

pytestmark = pytest.mark.browser
PUBLIC = {"ONE_MISSION_PUBLIC_ADDRESS": "http://192.0.2.7:8501"}


class Phone:
    """A phone by script, as a browser without one: it follows redirects, keeps its cookie, and tries again."""

    def __init__(self, address: str, code: str) -> None:
        keeping = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener, self.at = urllib.request.build_opener(keeping), f"{address}/r/{code}"

    def get(self) -> str:
        return self._ask(self.at)

    def post(self, what: str, **form: str) -> str:
        return self._ask(f"{self.at}/{what}", urllib.parse.urlencode(form).encode())

    def _ask(self, address: str, body: bytes | None = None) -> str:
        for _ in range(240):
            try:
                with self.opener.open(urllib.request.Request(address, body), timeout=20) as answer:
                    return answer.read().decode()
            except urllib.error.HTTPError as error:
                if error.code != 503:
                    return error.read().decode()
            except (OSError, http.client.HTTPException):  # away, or gone in the middle of an answer
                pass
            time.sleep(0.25)
        raise AssertionError("the server did not come back")

    def answer(self, number: int) -> None:
        key = re.search(r'name="key" value="([^"]*)"', self.get())
        assert key, "nothing is asked"
        self.post("answer", key=key[1], number=str(number), sure="very")


def opened(page, address: str) -> tuple[str, str]:
    """A room on a projector: its desk and its code."""
    page.goto(f"{address}/Present")
    drawn(page)
    page.get_by_role("button", name="Open a room for phones").click()
    page.locator(".om-qr").wait_for()
    drawn(page)
    desk = re.search(r"/desk/(\w+)", page.get_by_role("link", name="Facilitator’s screen").get_attribute("href"))[1]
    assert desk not in page.url
    code = re.search(r"Code <strong>(\w+)", page.request.get(f"{address}/desk/{desk}").text())[1]
    return desk, code


def go(page, address: str, desk: str, to: str, title: str) -> None:
    """Move the projector from the second screen."""
    page.request.post(f"{address}/desk/{desk}/go", form={"to": to})
    page.get_by_role("heading", name=title, exact=True).wait_for(timeout=20_000)
    drawn(page)


def exported(address: str, desk: str) -> dict:
    with urllib.request.urlopen(f"{address}/desk/{desk}/export.json", timeout=20) as answer:
        return json.load(answer)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A server for rooms."""
    library = tmp_path_factory.mktemp("rooms") / "library.sqlite"
    with served(ONE_MISSION_DATABASE=f"sqlite:///{library}", **PUBLIC) as server:
        yield server


def test_a_room_in_real_browsers_from_the_code_to_the_minutes(browser, address):
    projector = browser.new_context(viewport={"width": 1024, "height": 768}).new_page()
    desk, code = opened(projector, address)
    contexts = [
        browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=i % 2 == 0) for i in range(6)
    ]
    phones = [c.new_page() for c in contexts]
    for phone in phones:
        phone.goto(f"{address}/r/{code}")
        phone.get_by_role("button", name="Join").click()
        phone.get_by_role("heading", level=1).wait_for()
        assert "t=" not in phone.url
    projector.locator(".om-room", has_text="6 phones in").wait_for(timeout=10_000)

    go(projector, address, desk, "guess", "Your guess")
    for i, phone in enumerate(phones):
        phone.goto(f"{address}/r/{code}")
        phone.get_by_label("How many?").fill(str(10 * i))
        phone.get_by_label("Fairly sure").check()
        phone.get_by_role("button", name="Send").click()
        phone.get_by_text(f"Your answer: {10 * i}, fairly sure.").wait_for()
    projector.locator(".om-room", has_text="6 of 6 answered").wait_for(timeout=10_000)
    assert "comes out ahead" not in projector.content()

    phones[0].reload()
    assert phones[0].get_by_label("How many?").input_value() == "0"
    phones[0].get_by_label("How many?").fill("7")
    phones[0].get_by_role("button", name="Send").dblclick()
    phones[0].get_by_text("Your answer: 7").wait_for()

    go(projector, address, desk, "model", "The reveal")
    charts = projector.locator("[data-testid=stVegaLiteChart]")
    assert "Guesses: 7, 10, 20, 30, 40, 50." in charts.first.locator("xpath=..").inner_html()
    (kept,) = (v for k, v in exported(address, desk)["answers"].items() if k.startswith("guess:"))
    assert {a["number"] for a in kept} == {7, 10, 20, 30, 40, 50}

    projector.reload()
    projector.get_by_role("heading", name="The reveal", exact=True).wait_for(timeout=60_000)
    drawn(projector)

    projector.keyboard.press("ArrowRight")
    projector.get_by_role("heading", name="From places to people").first.wait_for(timeout=20_000)
    with urllib.request.urlopen(f"{address}/desk/{desk}", timeout=20) as answer:
        assert "From places to people" in answer.read().decode()

    go(projector, address, desk, "minutes", "The minutes")
    with projector.expect_download(timeout=120_000) as taken:
        projector.get_by_role("button", name="Minutes (HTML)").click()
    minutes = open(taken.value.path(), encoding="utf-8").read()  # noqa: SIM115
    assert "6 guessed (6 fairly sure)" in minutes
    assert desk not in minutes
    for c in contexts:
        c.close()


QUESTIONS = {
    "one_thing": "Your one thing",
    "weigh": "What matters most to you",
    "choose": "One mission, and who answers for it",
    "guess": "Your guess",
    "doubts": "What would change our mind",
}


def test_phone_pages_projector_and_second_screen_have_no_fault_that_axe_finds(browser, address):
    projector = browser.new_context(viewport={"width": 1024, "height": 768}, bypass_csp=True).new_page()
    desk, code = opened(projector, address)
    context = browser.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    phone = context.new_page()
    phone.route("**/room.js", lambda route: route.abort())  # a phone that looks by itself would go on by itself
    faults = []

    def look(page, where: str) -> None:
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        found = Axe().run(page, options={"resultTypes": ["violations"], "runOnly": rules})
        faults.extend(f"{where}: {v['id']}" for v in found.response["violations"])

    phone.goto(f"{address}/r")
    look(phone, "code")
    phone.goto(f"{address}/r/{code}")
    look(phone, "join")
    phone.get_by_role("button", name="Join").click()
    for key, title in QUESTIONS.items():
        go(projector, address, desk, key, title)
        projector.wait_for_timeout(1500)
        for scheme in ("light", "dark"):
            phone.emulate_media(color_scheme=scheme)
            phone.goto(f"{address}/r/{code}")
            assert phone.evaluate("document.documentElement.scrollWidth") <= 320
            look(phone, f"{key}, {scheme}")
        look(projector, f"projector, {key}")
    second = context.new_page()
    second.goto(f"{address}/desk/{desk}")
    look(second, "second screen")
    assert faults == []
    context.close()


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_server_that_is_killed_in_the_middle_loses_nothing_and_counts_nothing_twice(database, request, tmp_path):
    """Sixty phones answer while their server is killed and comes back; each tries again until it is told it is in."""
    where = f"sqlite:///{tmp_path}/library.sqlite"
    if database == "postgresql":
        where = request.getfixturevalue("postgresql_database")
    port, environment = free_port(), {"ONE_MISSION_DATABASE": where, **PUBLIC}
    code, desk = _room(where)
    again = threading.Event()
    with served_with_pid(port, **environment) as (address, pid):
        phones = [Phone(address, code) for _ in range(60)]
        with ThreadPoolExecutor(20) as pool:
            list(pool.map(lambda p: p.post("join"), phones))

            def play(i: int) -> None:
                phones[i].answer(i)
                if i == 20:
                    os.kill(pid, signal.SIGKILL)
                    again.set()

            coming = [pool.submit(play, i) for i in range(60)]
            assert again.wait(60)
            time.sleep(0.5)
            with served_with_pid(port, **environment):
                for c in coming:
                    c.result(timeout=120)
                held = exported(address, desk)["answers"]["guess"]
    assert sorted(a["number"] for a in held) == list(range(60))


def _room(where: str) -> tuple[str, str]:
    """A room that asks for a guess, opened by another process of the same library."""
    from scenarios.domain.meeting import Asked, with_question
    from scenarios.store.library import database, meetings

    before = os.environ.get(database.SETTING)
    os.environ[database.SETTING] = where
    try:
        made = meetings.begin("", {"screen": "guess"})
        asked = Asked("guess", "guess", "Your guess", "How many?")
        meetings.change(made.desk, lambda s: with_question(s, "guess", asked))
        return made.code, made.desk
    finally:
        database.forget()
        os.environ[database.SETTING] = before or ""


def test_phones_come_through_the_shipped_proxy_without_signing_in_and_to_either_replica(
    root, tmp_path, postgresql_database
):
    environment = {"ONE_MISSION_DATABASE": postgresql_database, **PUBLIC}
    code, desk = _room(postgresql_database)
    users = tmp_path / "users"
    users.write_text("ann:{PLAIN}secret\n")
    signs_in = {"auth": f'auth_basic "One Mission"; auth_basic_user_file {users};', "user": "$remote_user"}
    with (
        served(**environment) as one,
        served(**environment) as two,
        proxied(root, tmp_path, one, two, which=True, **signs_in) as proxy,
    ):
        phones = [Phone(proxy, code) for _ in range(8)]
        for i, phone in enumerate(phones):
            phone.post("join")
            phone.answer(i)
        log = (tmp_path / "access.log").read_text() if (tmp_path / "access.log").exists() else ""
        for other in (one, two):
            assert sorted(a["number"] for a in exported(other, desk)["answers"]["guess"]) == list(range(8))
        with pytest.raises(urllib.error.HTTPError, match="401"):
            urllib.request.urlopen(f"{proxy}/desk/{desk}", timeout=10)
        for address in (f"{proxy}/r/room.js", f"{proxy}/r/{code}"):  # no sign-in, and no cookie but the phone's own
            with urllib.request.urlopen(address, timeout=10) as answer:
                assert answer.headers.get_all("set-cookie") is None
        assert code not in log
        assert desk not in log
