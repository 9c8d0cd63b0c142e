"""Compare in a real browser: the slider moves the sentence, a link is the screen, nothing leaves the machine."""

from __future__ import annotations

import pytest
from serving import WIDER, drawn, served

pytestmark = pytest.mark.browser
SENTENCE = "[data-testid=headline]"


@pytest.fixture
def opened(open_tab, server):
    """A page that records every request and every fault of its own scripts."""

    def go(query: str = "", **options):
        asked, faults = [], []
        hears = {"request": lambda r: asked.append(r.url), "pageerror": lambda e: faults.append(str(e))}
        page = open_tab(hears=hears, **options)
        page.asked, page.faults = asked, faults
        page.goto(f"{server}/{query}")
        page.wait_for_selector(f"{SENTENCE}:not(.om-first)", timeout=60_000)
        page.wait_for_selector("[data-testid=stVegaLiteChart] svg", timeout=60_000)
        return page

    return go


def sentence_with(page, text: str) -> str:
    page.wait_for_function(
        "([s, t]) => document.querySelector(s + ':not(.om-first)')?.innerText.includes(t)",
        arg=[SENTENCE, text],
        timeout=30_000,
    )
    return page.inner_text(SENTENCE)


def spend_slider(page):
    return page.get_by_role("slider", name="Commissioned spend a year")


def test_the_slider_moves_the_sentence_and_the_mark(opened):
    page = opened()
    before = page.inner_text(SENTENCE)
    assert "At £400m a year" in before
    spend_slider(page).focus()
    page.keyboard.press("ArrowRight")
    assert sentence_with(page, "At £405m a year") != before
    page.wait_for_function(
        "() => [...document.querySelectorAll('svg text')].some(t => t.textContent.includes('you are here: £405m'))"
    )
    assert "spend=405000000" in page.url
    assert not page.faults


def test_a_link_restores_the_screen_to_the_digit(opened):
    first = opened()
    spend_slider(first).focus()
    first.keyboard.press("PageUp")
    first.wait_for_function("() => location.search.includes('spend=')")
    spend = first.url.split("spend=")[1].split("&")[0]
    said = sentence_with(first, f"At £{int(spend) / 1e6:g}m a year")
    again = opened(first.url.split("/", 3)[3])
    assert sentence_with(again, f"At £{int(spend) / 1e6:g}m a year") == said


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_it_works_narrow_and_dark(opened, width, scheme):
    page = opened(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page.wait_for_timeout(500)
    assert page.evaluate(WIDER) <= 1
    assert page.locator("[data-testid=stVegaLiteChart] svg").count() >= 4
    assert page.locator("[data-testid=stException]").count() == 0
    ground, ink = page.evaluate(
        "() => [getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor,"
        " getComputedStyle(document.querySelector('[data-testid=headline]')).color]"
    )
    assert (ground == "rgb(17, 22, 28)") is (scheme == "dark")
    assert ground != ink


def test_charts_have_names_for_those_who_cannot_see_them(opened):
    page = opened()
    labels = page.eval_on_selector_all(
        "[data-testid=stVegaLiteChart]",
        "all => all.map(e => e.querySelector('[aria-label]')?.getAttribute('aria-label') ??"
        " e.getAttribute('aria-label'))",
    )
    assert len(labels) >= 4
    assert all(labels)


def test_the_first_reader_of_a_server_that_has_just_started_sees_the_whole_page(browser):
    """The first look is replaced while the browser still draws its page for the first time."""
    with served() as address:
        context = browser.new_context(bypass_csp=True)
        page, faults = context.new_page(), []
        page.on("pageerror", lambda e: faults.append(str(e)))
        page.goto(f"{address}/?spend=3170000x&years=7&mission=jobs")
        page.wait_for_selector(f"{SENTENCE}:not(.om-first)", timeout=60_000)
        drawn(page)
        context.close()
    assert faults == []


def test_keys_pressed_faster_than_the_server_answers_are_all_counted(opened):
    page = opened()
    spend_slider(page).focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    sentence_with(page, "At £430m a year")
    page.wait_for_timeout(1500)
    assert "At £430m a year" in page.inner_text(SENTENCE)
    assert page.locator("[class*=st-key-spend_text] input").input_value() == "£430m"


TEXTS = """() => [...document.querySelectorAll('[data-testid=stVegaLiteChart] svg')].map(svg => {
  const at = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text, [aria-roledescription=point]')].map(e => {
    const box = e.getBoundingClientRect();
    return [e.textContent || e.getAttribute('aria-label'), Math.round(box.x - at.x), Math.round(box.y - at.y)];
  });
})"""


def test_a_picture_whose_marks_moved_is_the_one_that_is_drawn_anew(opened):
    """Marks move within the picture that is there, its words with them, and longer labels find their room in it."""
    page = opened("?spend=20000000")
    page.evaluate("document.querySelectorAll('[data-testid=stVegaLiteChart] svg').forEach(e => { e.id = 'before'; })")
    before = page.evaluate(TEXTS)
    box = page.locator("[class*=st-key-spend_text] input")
    box.fill("£5bn")
    box.press("Enter")
    sentence_with(page, "At £5bn a year")
    drawn(page)
    assert page.locator("[data-testid=stVegaLiteChart] svg:not(#before)").count() == 0
    after = page.evaluate(TEXTS)
    assert all(now != then for now, then in zip(after, before, strict=True))
    again = opened(page.url.split("/", 3)[3])
    drawn(again)
    assert again.evaluate(TEXTS) == after
