"""Under the thumb: figure, sentence, mark and dots follow a hand at once, and on release the server's answer stands."""

from __future__ import annotations

import pytest
from serving import drawn

pytestmark = pytest.mark.browser
THUMB = ".st-key-spend_slider input[type=range]"  # it lies out of sight within what is seen of the thumb
SPEND = "Commissioned spend a year"
# Where the mark of this spend stands, the name of where it tips begins and ends, and its line stands.
PLACES = """() => {
  const x = element => { const box = element.getBoundingClientRect(); return (box.left + box.right) / 2; };
  const ladder = document.querySelector('.om-ladder svg');
  const name = [...ladder.querySelectorAll('text')].find(t => t.textContent === 'tips here').getBoundingClientRect();
  const line = ladder.querySelector('line[stroke-dasharray="6 4"]');
  return [x(ladder.querySelector('circle')), name.left, name.right, x(line)];
}"""


@pytest.fixture
def page(open_tab, server):
    """Compare under the policy that is shipped, with what is said at every stop there."""
    faults = []
    hears = {
        "pageerror": lambda e: faults.append(str(e)),
        "console": lambda m: faults.append(m.text) if m.type == "error" else None,
    }
    tab = open_tab(hears=hears, csp=True)
    tab.goto(f"{server}/")
    tab.locator(".om-dots svg circle").first.wait_for(timeout=60_000)
    drawn(tab)
    yield tab
    assert faults == []


def middle(page):
    box = page.locator(".st-key-spend_slider div:has(> div > input[type=range])").first.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def seen(page) -> dict[str, str]:
    """What a reader sees of this spend: the figure, the sentence, the mark's name, the claim and places of the dots."""
    return {
        "figure": page.inner_text(".om-figure"),
        "sentence": page.inner_text("[data-testid=headline]"),
        "mark": next(t for t in page.locator(".om-ladder text").all_text_contents() if "you are here" in t),
        "claim": page.inner_text(".om-dots h2"),
        "dots": page.eval_on_selector_all(".om-dots circle", "all => all.map(c => c.getAttribute('cx')).join()"),
    }


def has_stops(page) -> None:
    """A hand comes near, and what is said at every stop is there."""
    page.mouse.move(*middle(page))
    page.locator(".om-ladder[data-stops=true]").wait_for(timeout=30_000)
    drawn(page)


def test_the_mark_never_crosses_the_name_of_where_it_tips(page):
    """The name steps to its line's other side as the hand comes near, and back once it is past."""
    page.mouse.move(*middle(page))
    page.locator(".om-ladder[data-stops=true]").wait_for(timeout=30_000)
    page.locator(".om-ladder svg").hover()
    picture = page.locator(".om-ladder svg").bounding_box()
    y, sides = picture["y"] + picture["height"] / 2, set()
    page.mouse.down()
    for px in range(60, int(picture["width"]) - 220, 8):
        page.mouse.move(picture["x"] + px, y)
        mark, left, right, line = page.evaluate(PLACES)
        assert not left < mark < right
        sides.add("right" if left > line else "left")
    page.mouse.up()
    assert sides == {"left", "right"}


def test_everything_follows_the_hand_and_the_server_s_answer_stands_once_it_lets_go(page):
    before, address = seen(page), page.url
    assert "£400m" in before["mark"]
    has_stops(page)
    x, y = middle(page)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(x + 20 * step, y)
    page.wait_for_function("() => document.body.classList.contains('om-live')")
    page.wait_for_timeout(100)
    under = seen(page)
    assert all(under[k] != before[k] for k in before)
    amount = under["mark"].removeprefix("you are here: ")
    assert f"At {amount} a year" in under["sentence"]
    assert f"about {under['figure']} more people" in under["sentence"]
    assert page.url == address  # nothing was asked of the server
    assert page.get_attribute("[data-testid=headline]", "aria-busy") == "true"
    dimmed = page.locator("[class*='st-key-journey_follows']").first
    assert float(dimmed.evaluate("e => getComputedStyle(e).opacity")) < 0.5
    page.mouse.up()
    page.wait_for_function("() => !document.body.classList.contains('om-live')", timeout=20_000)
    drawn(page)
    after = seen(page)
    assert after["mark"] == under["mark"]
    assert f"At {amount} a year" in after["sentence"]
    assert page.get_attribute("[data-testid=headline]", "aria-busy") is None
    assert "spend=" in page.url


def test_a_hand_that_comes_back_leaves_the_screen_as_it_was(page):
    before = seen(page)
    has_stops(page)
    x, y = middle(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y)
    page.wait_for_function("() => document.body.classList.contains('om-live')")
    page.mouse.move(x, y)
    page.wait_for_function("() => !document.body.classList.contains('om-live')")
    page.mouse.up()
    drawn(page)
    assert seen(page) == before


def test_the_ladder_itself_is_a_handle(page):
    box = page.locator(".om-ladder svg").bounding_box()
    page.mouse.move(box["x"] + 0.25 * box["width"], box["y"] + 150)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.3 * box["width"], box["y"] + 150)
    page.wait_for_function("() => document.body.classList.contains('om-live')")
    amount = seen(page)["mark"].removeprefix("you are here: ")
    page.mouse.up()
    page.wait_for_function("() => location.search.includes('spend=')", timeout=20_000)
    drawn(page)
    assert f"At {amount} a year" in seen(page)["sentence"]
    assert page.locator(THUMB).get_attribute("aria-valuetext") == amount
    assert page.get_by_role("textbox", name="Exactly, £ a year").input_value() == amount


def test_arrow_keys_and_a_typed_figure_move_it_and_the_slider_stays_in_sight(page):
    page.get_by_role("slider", name=SPEND).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('[data-testid=headline]').innerText.includes('At £405m')")
    drawn(page)
    box = page.get_by_role("textbox", name="Exactly, £ a year")
    box.fill("£250m")
    box.press("Enter")
    page.wait_for_function("() => document.querySelector('[data-testid=headline]').innerText.includes('At £250m')")
    drawn(page)
    assert "£250m" in seen(page)["mark"]
    page.locator(".om-dots svg").scroll_into_view_if_needed()
    page.mouse.move(900, 500)
    page.mouse.wheel(0, 1500)
    page.wait_for_timeout(500)
    assert 0 <= middle(page)[1] < 150
