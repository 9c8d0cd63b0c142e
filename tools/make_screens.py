"""Every screen at three sizes into docs/screens/: `python tools/make_screens.py [light] [dark]`.

To be looked at, one by one.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from serving import FLAGS, browser_path, drawn, served  # noqa: E402

SIZES = ((1440, 900), (1024, 768), (390, 844))
PAGES = {
    "compare": "",
    "wards": "Wards",
    "decides": "What_decides_it",
    "decides_loses": "What_decides_it?asks=When+does+it+lose%3F",
    "decides_first": "What_decides_it?asks=What+should+we+find+out+first%3F",
    "analysts": "For_analysts",
    "takes": "What_it_would_take",
    "missions": "Which_mission",
    "contracts": "Contracts",
    "partners": "?scenario=With+anchor+partners",
    "evidence": "Evidence",
    "changes": "Changes?years=5",
    "saved": "Saved_scenarios?years=8",
    "side_by_side": "Side_by_side?with=policy_stretch&with=small_district",
    "glossary": "Glossary",
    "equations": "Equations?behind=Levels+of+spend",
    "present_1": "Present",
    "present_2": "Present?step=2.+One+thing+2",
    "present_3": "Present?step=3.+Weigh+2",
    "present_4": "Present?step=4.+Choose",
    "present_5": "Present?step=5.+Guess&guesses=50+400+2k",
    "present_6": "Present?step=6.+Reveal+3&guesses=5+40+200",
    "present_7": "Present?step=7.+Doubts",
    "present_8": "Present?step=8.+Again+2&guesses=5+40+200+90+12&again=6+10+40+30+12",
    "present_9": "Present?step=9.+Plan&guesses=5+40+200+90+12&again=6+10+40+30+12",
    "present_night": "Present?step=1.+Question+3",
    "frame": "?embed=true&view=sentence",
    "summary": "summary.html",
}
SCHEMES = ("light", "dark")
PHONE = (320, 640)  # of a room: joining, and every kind of question
SEEN = "deuteranopia"  # the light one once more, as somebody sees it who lacks the cones for green
DRAWING = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


def main() -> None:
    folder = ROOT / "docs" / "screens"
    folder.mkdir(exist_ok=True)
    library = tempfile.mkdtemp(prefix="one-mission-screens-")
    os.environ["ONE_MISSION_DATABASE"] = f"sqlite:///{library}/library.sqlite"
    with served() as address, sync_playwright() as playwright:
        flags = [f for f in FLAGS if f != "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=browser_path(), args=[*flags, *DRAWING])
        wanted = {name: path for name, path in PAGES.items() if name in sys.argv[1:]} or PAGES
        if sys.argv[1:] == ["phone"]:
            wanted = {}
        for scheme in [s for s in SCHEMES if s in sys.argv[1:]] or SCHEMES:
            for width, height in SIZES:
                context = browser.new_context(
                    bypass_csp=True, viewport={"width": width, "height": height}, color_scheme=scheme
                )
                for name, path in wanted.items():
                    page = context.new_page()
                    page.goto(f"{address}/{path}")
                    if name != "summary":
                        settle(page)
                    if name == "wards":  # the maps draw after the page is done
                        page.wait_for_selector("[data-testid=stVegaLiteChart] svg path", timeout=60_000)
                        page.wait_for_timeout(4000)
                    shot(page, folder / f"{name}_{width}_{scheme}.jpg")
                    if scheme == "light":
                        context.new_cdp_session(page).send("Emulation.setEmulatedVisionDeficiency", {"type": SEEN})
                        shot(page, folder / f"{name}_{width}_{SEEN}.jpg")
                    page.close()
                context.close()
            if "phone" in sys.argv[1:] or wanted is PAGES:
                phones(browser, address, folder, scheme)
        browser.close()


def phones(browser, address: str, folder: Path, scheme: str) -> None:
    """A phone that joins a room and is asked one question of each kind."""
    from scenarios.domain.meeting import Asked, with_question
    from scenarios.store.library import meetings

    ranges = (("lonely", "From as many as today to 7 more people no longer often lonely"),)
    ranges += (("saving", "From £1,500 less to £20,000 more public cost avoided"),)
    asked = {
        "one_thing": Asked("a", "one_thing", "Your one thing", "If we could improve one thing here, what would it be?"),
        "weigh": Asked("b", "weigh", "What matters most to you?", "Which change matters most to you?", ranges),
        "guess": Asked("c", "guess", "Your guess", "How many more people no longer often lonely after 10 years?"),
    }
    made = meetings.begin("", {"screen": "here"})
    context = browser.new_context(viewport=dict(zip(("width", "height"), PHONE, strict=True)), color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}/r/{made.code}")
    shot(page, folder / f"phone_join_{PHONE[0]}_{scheme}.jpg")
    page.get_by_role("button", name="Join").click()
    for name, question in asked.items():
        meetings.change(made.desk, lambda s, question=question: with_question(s, "here", question))
        page.wait_for_timeout(1200)
        page.goto(f"{address}/r/{made.code}")
        shot(page, folder / f"phone_{name}_{PHONE[0]}_{scheme}.jpg")
    context.close()


def shot(page, path: Path) -> None:
    page.screenshot(path=path, type="jpeg", quality=58)


def settle(page) -> None:
    page.wait_for_selector("h1, [data-testid=headline]", timeout=60_000)
    drawn(page)
    page.wait_for_timeout(1500)


if __name__ == "__main__":
    main()
