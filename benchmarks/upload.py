"""A council's own file brought to the app in a real browser, and files to bring."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks import england

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
WAIT_MS = 180_000


def bring(address: str, path: Path) -> str:
    """Upload a file on Wards and use its wards; the address of the council that it became."""
    from playwright.sync_api import sync_playwright
    from serving import FLAGS, browser_path, drawn

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        tab = browser.new_page()
        tab.goto(f"{address}/Wards")
        chosen = tab.locator("input[type=file]").first
        chosen.wait_for(state="attached", timeout=WAIT_MS)
        drawn(tab)
        chosen.set_input_files(str(path))
        use = tab.get_by_role("button", name="Use these wards")
        use.wait_for(timeout=WAIT_MS)
        use.click()
        tab.get_by_text("It worked").wait_for(timeout=WAIT_MS)
        query = tab.url.split("?", 1)[1]
        browser.close()
    return next(part for part in query.split("&") if part.startswith("wards="))


def town(folder: Path, prefix: str) -> Path:
    """A council of twenty-four wards that no other file holds."""
    path = folder / f"{prefix}.geojson"
    text = (ROOT / "geodata" / "suchnsuch" / "wards.geojson").read_text(encoding="utf-8")
    path.write_text(text.replace("SNS", prefix), encoding="utf-8")
    return path


def region(folder: Path) -> Path:
    """About 15 MB: the country's outlines and figures, as many wards of it as fit."""
    whole = folder / "country.geojson"
    england.write(whole)
    lines = whole.read_text(encoding="utf-8").split("\n")
    kept, size = [lines[0]], 0
    for line in lines[1:-2]:
        size += len(line) + 1
        if size > 15_000_000:
            break
        kept.append(line)
    path = folder / "region.geojson"
    path.write_text("\n".join(kept).rstrip(",") + "]}\n", encoding="utf-8")
    whole.unlink()
    return path
