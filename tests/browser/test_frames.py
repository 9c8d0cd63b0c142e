"""In a frame of an intranet page: as high as its content, in the host's look, and never grey bars."""

from __future__ import annotations

import os

import pytest
from keeping import saved_in
from serving import NOT_PUBLISHED, drawn, text_of

from scenarios.domain.saved import Author
from scenarios.store.library import database
from scenarios.store.library import saved_scenarios as library
from scenarios.ui.share import RESIZES

pytestmark = pytest.mark.browser
BLOCKED = (
    "window.WebSocket = class extends EventTarget {"
    " constructor() { super(); setTimeout(() => { this.dispatchEvent(new Event('error'));"
    " this.dispatchEvent(new CloseEvent('close')); }, 20); } send() {} close() {} }"
)
NEVER_GREY_MS = 9_000  # three seconds until the summary is asked for, and what a busy machine takes to make one


@pytest.fixture
def host(browser, server):
    """A page of an intranet around one frame, at some width, with the lines that the share panel writes."""
    contexts = []

    def opened(query: str, width: int = 800, script: str | None = None):
        context = browser.new_context(viewport={"width": 1300, "height": 900})
        contexts.append(context)
        frame = f'<iframe id="it" src="{server}/?{query}&embed=true" title="One Mission" width="{width}" height="200">'
        body = (
            f'<!doctype html><html lang="en"><body style="background:#fe9">{frame}</iframe>{RESIZES.format(name="it")}'
        )
        context.route("**/intranet", lambda route: route.fulfill(body=body, content_type="text/html"))
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.goto(f"{server}/intranet")
        return page

    yield opened
    for context in contexts:
        context.close()


def shown(page):
    """The frame once its app is drawn."""
    inside = page.frames[1]
    inside.locator("[data-testid=headline]").wait_for(timeout=60_000)
    drawn(inside)
    page.wait_for_timeout(800)
    return inside


@pytest.mark.parametrize("width", [312, 1200])
def test_a_frame_is_as_high_as_its_content_at_any_width(host, width):
    page = host("view=sentence", width)
    inside = shown(page)
    frame = page.locator("#it").bounding_box()
    block = inside.locator("[data-testid=stMainBlockContainer]").bounding_box()
    assert frame["height"] == pytest.approx(block["height"], abs=8)
    scrolls = "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth }"
    assert inside.evaluate(scrolls) <= 0


def test_a_frame_takes_the_look_of_its_host(host):
    inside = shown(host("view=sentence&title=off&ground=clear&font=Courier+New"))
    assert inside.locator("h1").bounding_box()["width"] <= 1
    ground = "e => getComputedStyle(e).backgroundColor"
    for part in ("[data-testid=stApp]", "[data-testid=stMain]", "body"):
        assert inside.locator(part).first.evaluate(ground) == "rgba(0, 0, 0, 0)"
    assert (
        inside.locator("[data-testid=headline] p")
        .first.evaluate("e => getComputedStyle(e).fontFamily")
        .startswith('"Courier New"')
    )
    assert inside.get_by_text("Part of this link could not be read").count() == 0


def test_where_websockets_are_blocked_the_summary_stands_in_the_frame(host):
    page = host("years=7&view=sentence", script=BLOCKED)
    summary = page.frames[1].frame_locator("#om-summary")
    summary.locator(".sentence", has_text="after 7 years").wait_for(timeout=NEVER_GREY_MS + 30_000)
    page.wait_for_timeout(800)
    assert page.locator("#it").bounding_box()["height"] > 600  # as high as the summary


def test_the_summary_gives_way_once_the_connection_is_there(host):
    late = "const own = window.WebSocket;" + BLOCKED.replace("window.WebSocket =", "const Blocked =")
    late += "; window.WebSocket = function (...a) { return window.connects ? new own(...a) : new Blocked(...a) };"
    late += " Object.assign(window.WebSocket, { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 });"
    page = host("view=sentence", script=late)
    page.frames[1].locator("#om-summary").wait_for(timeout=NEVER_GREY_MS + 30_000)
    page.frames[1].evaluate("window.connects = true")  # by the test's hand, so that no clock decides what is tested
    page.frames[1].locator("#om-summary").wait_for(state="detached", timeout=60_000)
    assert "suggests" in page.frames[1].locator("[data-testid=headline]").inner_text()


def test_a_frame_shows_a_saved_scenario_only_once_it_is_published(open_tab, server):
    page = open_tab(csp=True)
    with saved_in(os.environ[database.SETTING]) as version:
        framed = f"{server}/?scenario={version.reference}&embed=true&view=sentence"
        assert NOT_PUBLISHED in text_of(page, framed)
        library.publish(version.scenario, Author("Ann", "proxy"))
        said = text_of(page, framed)
    assert NOT_PUBLISHED not in said
    assert "after 6 years" in said
