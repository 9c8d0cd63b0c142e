"""Every page, frame and summary in a real browser.

Axe finds nothing an author can mend, nothing leaves the machine, the keyboard does it all.
"""

from __future__ import annotations

import re
import urllib.request
from urllib.parse import quote_plus

import pytest
from axe_playwright_python.sync_playwright import Axe
from serving import PAGES, WIDER, drawn

from scenarios.views.words import room_screens

pytestmark = pytest.mark.browser
LOOKED_AT = ("people", "could_be", "sorted", "valued", "choose", "guess", "model", "doubts", "shift", "plan", "minutes")
NAMED = (quote_plus(room_screens.name(room_screens.at(key))) for key in LOOKED_AT)
STEPS = tuple(f"Present?step={name}&guesses=50+400+9+9+60" for name in NAMED)
FRAMES = (
    *tuple(
        f"?embed=true&view={v}" for v in ("compare", "sentence", "ladder", "dots", "people", "journey", "valuations")
    ),
    "Wards?embed=true&view=map",
    "What_decides_it?embed=true&view=wrong",
    "For_analysts?embed=true&view=structure",
)
FEW = "draws=512"  # what is drawn, and how, does not depend on how many futures it is drawn from
# What the framework draws and an author cannot reach (docs/accessibility.md). The static summary has none of it.
FRAMEWORK = {"scrollable-region-focusable"}
LEVELS = "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(e => e.offsetParent).map(e => +e.tagName[1])"
DARK = "() => [...document.querySelectorAll('style')].some(s => s.textContent.includes('blue of the dark theme'))"
ONLY_FAULTS = {"resultTypes": ["violations"]}  # the rest of a report takes longer to write than the page to look at
COLOURS = {**ONLY_FAULTS, "runOnly": ["color-contrast", "link-in-text-block"]}
RULES = {**ONLY_FAULTS, "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def settled(page, quiet_ms: int = 1200) -> None:
    drawn(page)
    still(page, quiet_ms)


STILL = """quiet => new Promise(done => {
  let last = performance.now();
  const watcher = new MutationObserver(() => { last = performance.now(); });
  watcher.observe(document.body, { childList: true, subtree: true, attributes: true });
  const look = setInterval(() => {
    if (performance.now() - last > quiet) { clearInterval(look); done(true); }
  }, 100);
})"""


def still(page, quiet_ms: int) -> None:
    """Nothing on the page has changed for so long: on a loaded machine parts arrive after the script is done."""
    page.evaluate(STILL, quiet_ms)


@pytest.fixture
def visit(open_tab, server):
    faults = []

    def go(path: str, settle: bool = True, **options):
        asked = []
        hears = {
            "request": lambda r: asked.append(r.url),
            "pageerror": lambda e: faults.append(f"{path}: {e}"),  # the framework then shows an empty page
        }
        page = open_tab(hears=hears, **options)
        page.asked = asked
        page.goto(f"{server}/{path}", timeout=120_000)  # a summary of a session takes long where cores are shared
        if settle and "summary" not in path:
            settled(page)
        return page

    yield go
    assert faults == []


def faults(page, excused: set[str], rules=None) -> list[str]:
    found = Axe().run(page, options=rules or RULES).response["violations"]
    return [
        f"{v['id']}: {n['html'][:160]} {n.get('failureSummary', '')[:160]}"
        for v in found
        if v["id"] not in excused
        for n in v["nodes"]
    ]


@pytest.mark.parametrize("path", [*PAGES, *STEPS, *FRAMES, "summary.html"])
def test_axe_finds_nothing_an_author_can_mend_and_nothing_leaves(visit, server, path):
    """In light by every rule; once its machine goes dark, by those that look at colours. Paper has no dark."""
    page = visit(f"{path}{'&' if '?' in path else '?'}{FEW}")
    assert page.locator("[data-testid=stException]").count() == 0
    assert faults(page, set() if path == "summary.html" else FRAMEWORK) == []
    outside = [u for u in page.asked if not u.startswith((server, server.replace("http", "ws"), "data:", "blob:"))]
    assert outside == []
    levels = page.evaluate(LEVELS)
    assert "embed" in path or levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), levels
    if path != "summary.html":
        page.emulate_media(color_scheme="dark")
        page.wait_for_function(DARK, timeout=20_000)
        settled(page, quiet_ms=600)
        assert faults(page, FRAMEWORK, COLOURS) == []


@pytest.mark.parametrize("path", ["", "Wards", "Present?step=6.+Reveal+3", "?embed=true&view=ladder"])
def test_every_page_comes_with_its_look_its_language_and_the_notice_even_packed(server, path):
    asked = urllib.request.Request(f"{server}/{path}", headers={"Accept-Encoding": "gzip, deflate, br"})
    with urllib.request.urlopen(asked, timeout=20) as answer:
        text = answer.read().decode()
    head = text[: text.index("</head>")]
    assert '<html lang="en-GB"' in head
    assert "notice.js" in head
    assert "html body .om-sentence" in head  # in the head, so that no word is drawn before its colour is known


@pytest.mark.parametrize("path", ["", "Wards", "Glossary", "Present"])
def test_at_400_percent_nothing_is_wider_than_the_screen(visit, path):
    page = visit(path, viewport={"width": 320, "height": 700})
    assert page.evaluate(WIDER) <= 1


@pytest.mark.parametrize("width", [360, 1200])
def test_a_frame_fits_its_width(visit, width):
    page = visit("?embed=true&view=compare", viewport={"width": width, "height": 800})
    assert page.evaluate(WIDER) <= 1
    assert page.locator("[data-testid=stSidebar]:visible").count() == 0


def test_the_arrow_keys_step_through_a_session_and_a_reload_loses_nothing(visit):
    page = visit("Present?step=4.+Choose")
    page.keyboard.press("ArrowRight")
    page.get_by_role("heading", name="Your guess").wait_for(timeout=20_000)
    box = page.get_by_role("textbox", name="The room's guesses")
    box.fill("50 400 2k")
    page.keyboard.press("Enter")
    page.get_by_text("Read: 50, 400 and 2,000.").wait_for(timeout=20_000)
    box.blur()
    page.keyboard.press("q")  # a wrong key
    for title in ("Look at your own guess", "What the room guessed", "The reveal"):
        page.keyboard.press("ArrowRight")
        page.get_by_role("heading", name=title).wait_for(timeout=20_000)
        settled(page, quiet_ms=600)
    page.get_by_role("heading", name="All 3 guesses are too high").wait_for(timeout=20_000)
    page.reload()
    settled(page)
    page.get_by_role("heading", name="The reveal").wait_for(timeout=20_000)
    page.get_by_role("heading", name="All 3 guesses are too high").wait_for(timeout=20_000)
    settled(page)
    page.get_by_role("button", name="5. Guess").click()
    page.get_by_role("heading", name="Your guess").wait_for(timeout=20_000)
    assert page.get_by_role("textbox", name="The room's guesses").input_value() == "50 400 2k"


def test_the_arrows_still_step_after_a_click_and_what_was_tried_outlives_a_reload(visit):
    page = visit("Present?step=7.+Doubts&try=sv_commit_book")
    page.get_by_role("button", name=re.compile("^Low: ")).click()
    page.get_by_text("if the social value pledged is ").wait_for(timeout=20_000)
    settled(page)
    page.keyboard.press("ArrowLeft")
    page.get_by_role("heading", name="At other levels of spend").wait_for(timeout=20_000)
    settled(page)
    page.reload()
    settled(page)
    page.get_by_role("button", name="7. Doubts").click()
    page.get_by_text("if the social value pledged is ").wait_for(timeout=60_000)
    settled(page)
    page.keyboard.press("ArrowRight")
    page.get_by_role("heading", name="Guess again").wait_for(timeout=20_000)
    page.get_by_role("button", name="9. Plan").click()
    page.get_by_role("heading", name="What we do next").wait_for(timeout=20_000)
    settled(page)
    page.keyboard.press("ArrowRight")
    page.get_by_role("heading", name="The minutes").wait_for(timeout=20_000)
    settled(page)
    assert "try=sv_commit_book&try_end=low" in page.locator("a.om-keep").get_attribute("href")
    page.get_by_role("textbox", name="What we said, in our own words").fill(
        "We will ask."
    )  # it is there to be typed in


def test_undo_takes_one_step_back_and_reset_all_of_them(visit):
    page = visit("")
    page.get_by_role("slider", name="Years").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("location.search.includes('years=9')")
    settled(page)
    page.get_by_role("slider", name="Commissioned spend a year").focus()
    page.keyboard.press("ArrowRight")
    page.locator("[data-testid=headline]", has_text="£405m").wait_for(timeout=20_000)
    settled(page)
    page.get_by_role("button", name="Undo").click()
    page.locator("[data-testid=headline]", has_text="£400m").wait_for(timeout=20_000)
    settled(page)
    assert "years=9" in page.url
    page.get_by_role("button", name="Reset").click()
    page.locator("[data-testid=headline]", has_text="after 10 years").wait_for(timeout=20_000)
    page.wait_for_function("!location.search.includes('years=')")


def test_the_link_that_is_shared_is_the_screen(visit):
    page = visit("?spend=317000000&years=7")
    page.get_by_text("Share this screen").click()
    page.get_by_text("Copy link.").wait_for(timeout=20_000)
    settled(page)
    shared = page.locator("[data-testid=stCode]").first.inner_text().strip()
    assert "spend=317000000" in shared
    whole = "[data-testid=headline]:not(.om-first)"  # a first look is of fewer futures, and of either page alone
    page.wait_for_selector(whole, timeout=60_000)
    said = page.locator(whole).inner_text()
    again = visit(shared.split("/", 3)[3])
    again.wait_for_selector(whole, timeout=60_000)
    assert again.locator(whole).inner_text() == said
    code = page.locator("[data-testid=stCode]").nth(1).inner_text()
    assert 'title="' in code
    assert "sandbox=" in code


def test_a_mangled_link_opens_with_a_sentence_on_what_could_not_be_read(visit):
    page = visit("?spend=3170000x&scenraio=Large+county&mission=Carbom&years=7")
    text = page.locator("[data-testid=stMain]").inner_text()
    for part in (
        "spend = '3170000x' is not an amount of whole pounds from £0 to £5bn",
        "was 'scenario' meant",
        "was 'Carbon' meant",
    ):
        assert part in text
    assert "after 7 years" in page.locator("[data-testid=headline]").inner_text()
    page.get_by_role("button", name="Fine").click()
    page.get_by_text("Part of this link could not be read").wait_for(state="detached", timeout=20_000)


@pytest.mark.parametrize("name", ["Commissioned spend a year", "Years"])
def test_the_keyboard_reaches_the_sliders(visit, name):
    page = visit("")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement?.getAttribute('aria-label')") == name:
            return
    raise AssertionError(f"sixty presses of Tab never reach {name}")


SHEET = {"width": 703, "height": 1032}  # A4 less its margins, in CSS pixels


def test_on_paper_a_summary_is_two_sheets_with_lines_for_the_decision(visit):
    """The answer, the session and the lines to fill in on the first, the pictures and what it was made of behind it."""
    said = "+".join(["We+will+ask+every+supplier."] * 22)
    page = visit(
        f"summary.html?step=5.+Plan&guesses=5+40+200&try=fixed_cost_mission&try_end=high&room={said}", viewport=SHEET
    )
    sheets = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", sheets)) == 2
    page.emulate_media(media="print")
    lines = page.locator("section.decide").bounding_box()
    assert lines["y"] + lines["height"] <= SHEET["height"]
    assert page.locator(".figures").evaluate("e => getComputedStyle(e).breakBefore") == "page"
    for line in ("Options", "Decision", "Owner", "Date"):
        assert page.get_by_role("rowheader", name=line, exact=True).count() == 1
    for section in page.locator("section:has(figure)").all():
        assert section.evaluate("e => getComputedStyle(e).breakInside") == "avoid"


def test_nothing_moves_for_a_reader_who_asked_for_stillness(visit):
    page = visit("", reduced_motion="reduce")
    moving = page.evaluate(
        "() => document.getAnimations().filter(a => a.playState === 'running').map(a => a.animationName ||"
        " a.transitionProperty)"
    )
    assert moving == []
    page.get_by_role("slider", name="Commissioned spend a year").focus()
    page.keyboard.press("ArrowRight")
    page.locator("[data-testid=headline]", has_text="£405m").wait_for(timeout=20_000)
    lasting = page.evaluate(
        "() => document.getAnimations().map(a => a.effect.getComputedTiming().duration).filter(d => d > 1)"
    )
    assert lasting == []


def test_a_link_of_another_version_opens_with_a_sentence_on_what_it_could_not_read(visit):
    page = visit("?spend=250000000&optimism=high&rule=By+lottery&years=200&mission=Isolation")
    page.locator("[data-testid=headline]", has_text="£250m").wait_for(timeout=20_000)
    page.get_by_text("Part of this link could not be read; the rest of it stands.").wait_for()
    told = page.locator("[data-testid=stMain]").inner_text()
    assert "'optimism' is not a part of this app's links" in told
    assert "By lottery" in told
    assert "200" in told
    page.get_by_role("button", name="Fine").click()
    page.get_by_text("Part of this link could not be read").wait_for(state="detached", timeout=20_000)
