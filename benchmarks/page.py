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
from serving import FLAGS, browser_path, served  # noqa: E402

WATCH = """([selector, wanted]) => new Promise(done => {
  const start = performance.now();
  const seen = () => [...document.querySelectorAll(selector)].some(e => e.textContent.includes(wanted));
  const look = () => seen() ? requestAnimationFrame(() => done(performance.now() - start)) : setTimeout(look, 4);
  look();
})"""
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
        rows = [row("spend slider: new sentence", spend(page, "[data-testid=headline]", "At £{}m a year"), 400),
                row("spend slider: new mark on the ladder", spend(page, "svg text", "this spend: £{}m"), 400),
                row("years: everything redrawn", years(page), 1200)]  # fmt: skip
        browser.close()
    table(f"Compare in a real browser, {MOVES} moves each [ms]", ("", "p50", "p95", "reach (p95)"), rows)


def spend(page, selector: str, wanted: str) -> list[float]:
    slider = page.get_by_role("slider", name="Commissioned spend a year")
    times, now = [], int(float(slider.get_attribute("aria-valuenow") or slider.input_value()))
    for _ in range(MOVES):
        now += 1
        slider.focus()
        watching = page.evaluate_handle(f"a => ({{ done: ({WATCH})(a) }})", [selector, wanted.format(now)])
        page.keyboard.press("ArrowRight")
        times.append(page.evaluate("h => h.done", watching))
        page.wait_for_timeout(900)
    return times


def years(page) -> list[float]:
    """The last chart of the page carries the new figures when everything has been redrawn."""
    slider = page.get_by_role("slider", name="Years")
    times = []
    for move in range(MOVES):
        marks = page.evaluate("() => [...document.querySelectorAll('[data-testid=stVegaLiteChart] svg')].at(-1).outerHTML")
        changed = """before => new Promise(done => { const start = performance.now();
          const look = () => { const s = [...document.querySelectorAll('[data-testid=stVegaLiteChart] svg')].at(-1);
            s && s.outerHTML !== before ? requestAnimationFrame(() => done(performance.now() - start)) : setTimeout(look, 4) };
          look(); })"""
        slider.focus()
        watching = page.evaluate_handle(f"b => ({{ done: ({changed})(b) }})", marks)
        page.keyboard.press("ArrowRight" if move % 20 < 10 else "ArrowLeft")
        times.append(page.evaluate("h => h.done", watching))
        page.wait_for_timeout(1500)
    return times


def row(name: str, times: list[float], reach: int) -> tuple:
    ordered = sorted(times)
    return name, round(statistics.median(ordered)), round(ordered[int(0.95 * len(ordered))]), reach
