"""The page in a real browser, otherwise idle: how long after a key press the new screen is there.

The clock starts at the key press inside the page and stops when a watcher of the document sees the new text,
so it holds the whole way: browser, server, model, charts, browser.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from benchmarks.timing import table

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from serving import FLAGS, browser_path, served

# Woken by changes of the document and not by a timer: a busy watcher would slow the very page it measures.
WATCH = """([selector, wanted, unlike]) => new Promise(done => {
  const start = performance.now();
  const there = () => [...document.querySelectorAll(selector)];
  const seen = () => unlike
    ? there().at(-1)?.outerHTML !== unlike && there().length
    : there().some(e => e.textContent.includes(wanted));
  const watcher = new MutationObserver(() => {
    if (seen()) {
      watcher.disconnect();
      requestAnimationFrame(() => done(performance.now() - start));
    }
  });
  const attributeFilter = ['d', 'transform'];
  const all = { childList: true, subtree: true, characterData: true, attributes: true };
  watcher.observe(document.body, { ...all, attributeFilter });
})"""
LAST_CHART = "[data-testid=stVegaLiteChart] svg"
MOVES = 30


def main() -> None:
    from playwright.sync_api import sync_playwright

    path = browser_path()
    if path is None:
        print("\nPage: no Chromium, Chrome or Edge was found, so nothing is measured")
        return
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        page.wait_for_selector("[data-testid=headline]", timeout=60_000)
        page.wait_for_timeout(4000)
        rows = [
            row("spend slider: new sentence", spend(page, "[data-testid=headline]", "At £{}m a year"), 400),
            row("spend slider: new mark on the ladder", spend(page, "svg text", "this spend: £{}m"), 400),
            row("another lever: everything redrawn", years(page), 1200),
        ]
        browser.close()
    table(f"Compare in a real browser, {MOVES} moves each [ms]", ("", "p50", "p95", "reach (p95)"), rows)


def spend(page, selector: str, wanted: str) -> list[float]:
    slider = page.get_by_role("slider", name="Commissioned spend a year")
    times, now = [], int(float(slider.get_attribute("aria-valuenow") or slider.input_value()))
    for _ in range(MOVES):
        now += 5
        slider.focus()
        times.append(after_key(page, "ArrowRight", [selector, wanted.format(now), None]))
        page.wait_for_timeout(900)
    return times


def years(page) -> list[float]:
    """The last chart of the page shows the new figures when everything has been redrawn.

    Each move is one never made before.
    """
    times = []
    for lever, moves in (("Share pointed at the mission, %", 18), ("Years", MOVES - 18)):
        slider = page.get_by_role("slider", name=lever)
        for move in range(moves):
            before = page.evaluate(f"() => [...document.querySelectorAll('{LAST_CHART}')].at(-1).outerHTML")
            slider.focus()
            key = "ArrowLeft" if lever.startswith("Share") or move < 8 else "ArrowRight"
            times.append(after_key(page, key, [LAST_CHART, "", before]))
            page.wait_for_timeout(1500)
    return times


def after_key(page, key: str, watched: list) -> float:
    """Milliseconds from a key press to the change that is waited for."""
    watching = page.evaluate_handle(f"a => ({{ done: ({WATCH})(a) }})", watched)
    page.keyboard.press(key)
    return page.evaluate("h => h.done", watching)


def row(name: str, times: list[float], reach: int) -> tuple:
    ordered = sorted(times)
    return name, round(statistics.median(ordered)), round(ordered[int(0.95 * len(ordered))]), reach
