"""The page in a real browser, otherwise idle: how long after a key press the new screen is there.

The clock starts at the key press inside the page and stops when a watcher of the document sees the new text,
so it holds the whole way: browser, server, model, charts, browser.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable
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
CHARTS = "[...document.querySelectorAll('[data-testid=stVegaLiteChart] svg')]"
PARTS = {
    "sentence": "document.querySelector('[data-testid=headline]')",
    "ladder": "document.querySelector('.om-ladder svg')",
    "last": f"{CHARTS}.at(-1)",
}
# When each part of the page first differs from what it was, in milliseconds from now.
CHANGED = f"""before => new Promise(done => {{
  const start = performance.now(), took = {{}};
  const now = {{ {", ".join(f"{name}: () => {code}" for name, code in PARTS.items())} }};
  const look = () => {{
    for (const part in now)
      if (!(part in took) && now[part]() && now[part]().outerHTML !== before[part])
        requestAnimationFrame(() => {{
          took[part] ??= performance.now() - start;
          if (Object.keys(took).length === {len(PARTS)}) {{ watcher.disconnect(); done(took); }}
        }});
  }};
  const watcher = new MutationObserver(look);
  const all = {{ childList: true, subtree: true, characterData: true, attributes: true }};
  watcher.observe(document.body, {{ ...all, attributeFilter: ['d', 'transform'] }});
}})"""
# When the last of those charts that a move changes has changed: nothing more does for a second and a half.
LAST_CHANGE = f"""before => new Promise(done => {{
  const start = performance.now(); let last = 0, quiet;
  let seen = before;
  const look = () => requestAnimationFrame(() => {{
    const now = {CHARTS}.map(e => e.outerHTML);
    if (now.length >= before.length && now.some((e, i) => e !== seen[i])) {{
      last = performance.now() - start; seen = now;
      clearTimeout(quiet);
      quiet = setTimeout(() => {{ watcher.disconnect(); done(last); }}, 1500);
    }}
  }});
  const watcher = new MutationObserver(look);
  const all = {{ childList: true, subtree: true, characterData: true, attributes: true }};
  watcher.observe(document.body, {{ ...all, attributeFilter: ['d', 'transform'] }});
}})"""
# A hand that drags the slider from one end to the other and back: how long after every move of the pointer the new
# figure is painted, and how many pictures are drawn a second.
DRAGGED = """() => new Promise(done => {
  const figure = document.querySelector('.om-figure'), took = []; let moved = 0, frames = 0, first = 0, last = 0;
  addEventListener('pointermove', () => { moved ||= performance.now(); }, true);
  const mark = document.querySelector('.om-ladder circle');
  const watcher = new MutationObserver(() => requestAnimationFrame(now => {
    frames += now !== last; first ||= now; last = now;
    if (moved) { took.push(performance.now() - moved); moved = 0; }
  }));
  watcher.observe(mark, { attributes: true });
  addEventListener('pointerup', () => {
    watcher.disconnect();
    done({ took, fps: 1000 * (frames - 1) / (last - first) });
  });
})"""
SETTLED = "() => !document.querySelector('.om-first') && document.querySelector('[data-test-script-state=notRunning]')"
FPS_REACH = 20
LEVER_REACH = 600
DECIDES_REACH = {"a new spend": 2000, "a spend seen before": 500}
MOVES, DECIDES_MOVES = 30, 8


def main() -> None:
    from playwright.sync_api import sync_playwright

    path = browser_path()
    if path is None:
        print("\nPage: no Chromium, Chrome or Edge was found, so nothing is measured")
        return
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page(bypass_csp=True, viewport={"width": 1440, "height": 900})
        page.goto(address)
        page.wait_for_selector("[data-testid=headline]", timeout=60_000)
        page.wait_for_timeout(4000)
        rows = [
            row("spend slider: new sentence", spend(page, "[data-testid=headline]", "At £{}m a year"), 400),
            row("spend slider: new mark on the ladder", spend(page, "svg text", "you are here: £{}m"), 400),
        ]
        fps, under = drag(page)
        for how, move in (("a step of the arrow keys", stepped), ("anywhere by the mouse", clicked)):
            for name, times in another_lever(page, move).items():
                rows.append(row(f"another lever, {how}: {name}", times, LEVER_REACH))
        table(f"Compare in a real browser, {MOVES} moves each [ms]", ("", "p50", "p95", "reach (p95)"), rows)
        under_the_thumb = [row("from a move to figure, mark and dots [ms]", under, 1000 // FPS_REACH)]
        under_the_thumb.append(("pictures a second", round(fps), "", FPS_REACH))
        table("A hand drags the slider of spend", ("", "p50", "p95", "reach"), under_the_thumb)
        page.goto(f"{address}/What_decides_it")
        page.wait_for_function(f"() => {CHARTS}.length > 0", timeout=60_000)  # one question, one picture
        page.wait_for_timeout(4000)
        deciding = [row(name, times, DECIDES_REACH[name]) for name, times in decides(page).items()]
        title = f"What decides it in a real browser, to everything redrawn, {DECIDES_MOVES} moves each [ms]"
        table(title, ("", "p50", "p95", "reach (p50)"), deciding)
        browser.close()


def decides(page) -> dict[str, list[float]]:
    """Steps of the slider to spends never seen, then back over the same ones."""
    slider, took = page.get_by_role("slider", name="Commissioned spend a year"), {}
    for name, key in (("a new spend", "ArrowRight"), ("a spend seen before", "ArrowLeft")):
        took[name] = []
        for _ in range(DECIDES_MOVES):
            before = page.evaluate(f"() => {CHARTS}.map(e => e.outerHTML)")
            slider.focus()
            watching = page.evaluate_handle(f"a => ({{ done: ({LAST_CHANGE})(a) }})", before)
            page.keyboard.press(key)
            took[name].append(page.evaluate("h => h.done", watching))
            page.wait_for_timeout(2500)
    return took


def drag(page) -> tuple[float, list[float]]:
    """Pictures a second and milliseconds a move, from one end of the slider to the other and back."""
    box = page.locator(".st-key-spend_slider div:has(> div > input[type=range])").first.bounding_box()
    track = page.locator(".st-key-spend_slider [role=group]").bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, y)
    page.locator(".om-ladder[data-stops=true]").wait_for(timeout=60_000)
    page.wait_for_timeout(2000)
    dragging = page.evaluate_handle(f"() => ({{ done: ({DRAGGED})() }})")
    page.mouse.down()
    for share in [*range(40, 100), *range(100, 2, -1), *range(2, 41)]:
        page.mouse.move(track["x"] + track["width"] * share / 100, y)
    page.mouse.up()
    found = page.evaluate("h => h.done", dragging)
    page.wait_for_timeout(3000)
    return found["fps"], found["took"]


def spend(page, selector: str, wanted: str) -> list[float]:
    slider = page.get_by_role("slider", name="Commissioned spend a year")
    times, now = [], int(float(slider.get_attribute("aria-valuenow") or slider.input_value()))
    for _ in range(MOVES):
        now += 5
        slider.focus()
        times.append(after_key(page, "ArrowRight", [selector, wanted.format(now), None]))
        page.wait_for_timeout(900)
    return times


def another_lever(page, move: Callable) -> dict[str, list[float]]:
    """Sentence and main picture, then everything, each move from a page on which nothing changes any more.

    The first chart is the ladder, the last shows the new figures when everything has been redrawn.
    """
    sentence_and_ladder, everything = [], []
    for lever, moves in (("Share pointed at the mission, %", 18), ("Years", MOVES - 18)):
        slider = page.get_by_role("slider", name=lever)
        for number in range(moves):
            page.wait_for_timeout(700)
            page.wait_for_function(SETTLED, timeout=60_000)
            page.wait_for_timeout(700)
            before = {name: page.evaluate(f"() => {code}.outerHTML") for name, code in PARTS.items()}
            begin = move(page, slider, number)
            watching = page.evaluate_handle(f"a => ({{ done: ({CHANGED})(a) }})", before)
            begin()
            took = page.evaluate("h => h.done", watching)
            sentence_and_ladder.append(max(took["sentence"], took["ladder"]))
            everything.append(max(took.values()))
    return {"sentence and main picture": sentence_and_ladder, "everything redrawn": everything}


def stepped(page, slider, number: int) -> Callable[[], None]:
    """Down by the arrow keys, eight steps and as many up again: where a step leads has been worked out ahead."""
    slider.focus()
    return lambda: page.keyboard.press("ArrowLeft" if number % 16 < 8 else "ArrowRight")


def clicked(page, slider, number: int) -> Callable[[], None]:
    """A click on another place of the track, far from the last and never the same: nobody has worked it out."""
    slider.scroll_into_view_if_needed()
    track = slider.locator("xpath=ancestor::*[@data-testid='stSlider']").get_by_role("group").bounding_box()
    along = 0.05 + 0.9 * (0.618 * number % 1)
    page.mouse.move(track["x"] + track["width"] * along, track["y"] + track["height"] / 2)

    def click() -> None:
        page.mouse.down()
        page.mouse.up()

    return click


def after_key(page, key: str, watched: list) -> float:
    """Milliseconds from a key press to the change that is waited for."""
    watching = page.evaluate_handle(f"a => ({{ done: ({WATCH})(a) }})", watched)
    page.keyboard.press(key)
    return page.evaluate("h => h.done", watching)


def row(name: str, times: list[float], reach: int) -> tuple:
    ordered = sorted(times)
    return name, round(statistics.median(ordered)), round(ordered[int(0.95 * len(ordered))]), reach
