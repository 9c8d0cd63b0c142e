"""What can be seen: where the keyboard is, and what is chosen in forced colours."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image
from serving import drawn

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(open_tab, server):
    def go(path: str, **options):
        page = open_tab(**options)
        page.goto(f"{server}/{path}")
        page.locator("h1").first.wait_for(timeout=90_000)
        drawn(page)
        page.wait_for_timeout(1200)
        return page

    return go


def pixels(page, box, margin: int = 8) -> np.ndarray:
    clip = {
        "x": max(0, box["x"] - margin),
        "y": max(0, box["y"] - margin),
        "width": box["width"] + 2 * margin,
        "height": box["height"] + 2 * margin,
    }
    return np.asarray(Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB"), int)


def differing(one: np.ndarray, other: np.ndarray) -> int:
    """Pixels that are plainly another colour."""
    h, w = (min(a, b) for a, b in zip(one.shape[:2], other.shape[:2], strict=True))
    return int((np.abs(one[:h, :w] - other[:h, :w]).sum(axis=2) > 90).sum())


THUMB = "[data-testid=stMain] [data-testid=stSlider] div:has(> div > input[type=range])"
PILLS = "[data-testid=stButtonGroup] [role=toolbar] button"


@pytest.fixture(scope="module", params=["light", "dark"])
def compare(request, browser, server):
    """Compare, opened once: each place the keyboard reaches is looked at on the same page."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 1440, "height": 900}, color_scheme=request.param)
    page = context.new_page()
    page.goto(server)
    page.locator("h1").first.wait_for(timeout=90_000)
    drawn(page)
    page.wait_for_timeout(1200)
    yield page
    context.close()


@pytest.mark.parametrize(
    ("wanted", "inside"),
    [
        ("[data-testid=stSidebar] [data-testid=stPageLink] a", ""),
        ("[data-testid=stMain] [data-testid=stPageLink] a", ""),
        ("[data-testid=stElementToolbar] button", ""),
        ("[data-testid=stSidebar] [data-testid=stButton] button", ""),
        (THUMB, "input"),
        (PILLS, ""),
        ("[data-testid=stMain] summary", ""),
    ],
)
def test_where_the_keyboard_is_can_be_seen(compare, wanted, inside):
    page = compare
    element = page.locator(wanted).first
    reached = element.locator(inside).first if inside else element
    page.evaluate("document.activeElement.blur()")
    element.evaluate("e => e.scrollIntoView({ block: 'center' })")
    page.mouse.move(0, 0)
    page.keyboard.press("Shift")  # the browser shows where the keyboard is to those who use one
    page.wait_for_timeout(300)
    before = pixels(page, element.bounding_box())
    reached.evaluate("e => e.focus({ focusVisible: true, preventScroll: true })")
    page.wait_for_timeout(600)
    box = element.bounding_box()
    assert differing(before, pixels(page, box)) > 2 * (box["width"] + box["height"])  # a line around it


def test_in_forced_colours_what_is_chosen_differs_from_what_is_not(visit):
    page = visit("", forced_colors="active")
    pills = page.locator(PILLS)
    pills.first.scroll_into_view_if_needed()
    chosen = pixels(page, pills.first.bounding_box())
    pills.first.click()
    page.wait_for_timeout(2500)
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(300)
    assert differing(chosen, pixels(page, pills.first.bounding_box())) > 100


def test_in_forced_colours_a_slider_can_be_seen(visit):
    page = visit("", forced_colors="active")
    thumb = page.locator(THUMB).first
    seen = pixels(page, thumb.bounding_box(), margin=2)
    ground = seen[0, 0]
    assert (np.abs(seen - ground).sum(axis=2) > 200).mean() > 0.2  # the thumb stands out from its ground
    track = page.locator("[data-testid=stMain] [data-testid=stSlider]").first.bounding_box()
    line = pixels(page, {**track, "y": thumb.bounding_box()["y"], "height": thumb.bounding_box()["height"]}, margin=0)
    columns = (np.abs(line - line[0, 0]).sum(axis=2) > 200).any(axis=0)
    assert columns.mean() > 0.8  # and its track across the whole width


# Pairs of words in one drawing whose boxes lie on each other, words that are cut, and how many words there are.
COLLIDING = """() => {
  const found = []; let words = 0;
  for (const svg of document.querySelectorAll('[data-testid=stMain] svg')) {
    const seen = t => t.textContent.trim() && getComputedStyle(t).opacity !== '0';  // a label left out is see-through
    const texts = [...svg.querySelectorAll('text')].filter(seen)
      .map(t => [t.textContent, t.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
    words += texts.length;
    const edge = svg.getBoundingClientRect();
    for (const [a, x] of texts) if (x.left < edge.left - 3 || x.right > edge.right + 3) found.push(`${a} is cut`);
    texts.forEach(([a, x], i) => texts.slice(0, i).forEach(([b, y]) => {
      const wide = Math.min(x.right, y.right) - Math.max(x.left, y.left);
      const high = Math.min(x.bottom, y.bottom) - Math.max(x.top, y.top);
      if (a !== b && wide > 3 && high > 5) found.push(`${a} / ${b}`);
    }));
  }
  return [found, words];
}"""


@pytest.mark.parametrize(
    ("path", "least"),
    [
        ("", 60),
        ("For_analysts", 60),
        ("Side_by_side?with=policy_stretch&with=small_district", 60),
        ("What_decides_it?spend=5e9", 15),
        ("Present?step=3.+Weigh+2", 20),
        ("Present?step=6.+Reveal+3&guesses=10+12+14+15+20+40+200", 12),
    ],
)
def test_no_two_words_of_a_drawing_lie_on_each_other_on_a_phone_and_none_is_cut(open_tab, server, path, least):
    page = open_tab({"width": 390, "height": 844})
    page.goto(f"{server}/{path}")
    page.locator("[data-testid=stVegaLiteChart] svg text").first.wait_for(timeout=90_000)
    drawn(page)
    page.wait_for_timeout(1500)
    colliding, words = page.evaluate(COLLIDING)
    assert colliding == []
    assert words >= least
