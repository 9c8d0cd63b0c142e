"""Every screen at three sizes into docs/screens/: `python tools/make_screens.py [light] [dark]`.

To be looked at, one by one.
"""

from __future__ import annotations

import sys
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
    "present_2": "Present?step=2.+Guess&guesses=50+400+2k",
    "present_3": "Present?step=3.+Reveal&guesses=5+40+200",
    "present_4": "Present?step=4.+Doubts",
    "present_5": "Present?step=5.+Plan",
    "frame": "?embed=true&view=sentence",
    "summary": "summary.html",
}
SCHEMES = ("light", "dark")
SEEN = "deuteranopia"  # the light one once more, as somebody sees it who lacks the cones for green
DRAWING = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


def main() -> None:
    folder = ROOT / "docs" / "screens"
    folder.mkdir(exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        flags = [f for f in FLAGS if f != "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=browser_path(), args=[*flags, *DRAWING])
        wanted = {name: path for name, path in PAGES.items() if name in sys.argv[1:]} or PAGES
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
        browser.close()


def shot(page, path: Path) -> None:
    page.screenshot(path=path, type="jpeg", quality=58)


def settle(page) -> None:
    page.wait_for_selector("h1, [data-testid=headline]", timeout=60_000)
    drawn(page)
    page.wait_for_timeout(1500)


if __name__ == "__main__":
    main()
