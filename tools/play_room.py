"""Play a room of thirty phones in real browsers and five hundred by script, and kill its server in the middle.

`python tools/play_room.py sqlite:////tmp/library.sqlite postgresql://user@host/name`: each database in turn. It says
how many were in, how many answered, and whether anything was lost or counted twice.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.async_api import async_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "browser")]
from serving import FLAGS, browser_path, free_port, served_with_pid  # noqa: E402
from test_room import Phone  # noqa: E402

BROWSERS, SCRIPTS, THREADS = 30, 500, 40


def main() -> int:
    return max(_played(where) for where in sys.argv[1:])


def _played(where: str) -> int:
    """Half of all guess, the server is killed and comes back, the other half guess; then everybody looks again."""
    os.environ["ONE_MISSION_DATABASE"] = where
    from scenarios.domain.meeting import Asked, with_question
    from scenarios.store.library import meetings, phones

    made = meetings.begin("", {"screen": "guess"})
    meetings.change(made.desk, lambda s: with_question(s, "guess", Asked("guess", "guess", "Your guess", "How many?")))
    port = free_port()
    killed = threading.Event()
    start = time.monotonic()
    with served_with_pid(port, ONE_MISSION_DATABASE=where) as (address, pid):
        by_script = [Phone(address, made.code) for _ in range(SCRIPTS)]
        coming = threading.Thread(target=lambda: asyncio.run(_browsers(address, made.code)))
        coming.start()
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(lambda p: p.post("join"), by_script))

            def answer(i: int) -> None:
                if i == SCRIPTS // 2:
                    os.kill(pid, signal.SIGKILL)
                    killed.set()
                by_script[i].answer(i)

            answers = [pool.submit(answer, i) for i in range(SCRIPTS)]
            killed.wait(120)
            with served_with_pid(port, ONE_MISSION_DATABASE=where):
                for a in answers:
                    a.result(timeout=300)
                coming.join(300)
                counted, given = phones.counts(made.desk, "guess"), phones.replies(made.desk, "guess")
                shown = sum("Your answer: " in p.get() for p in by_script)
    numbers = Counter(int(g["number"]) for g in given)
    wanted = Counter(range(SCRIPTS)) + Counter(10_000 + i for i in range(BROWSERS))
    kind = where.split(":", 1)[0]
    print(
        f"{kind}: {counted.phones} phones in, {counted.answered} answered, {shown} of {SCRIPTS} by script see their own"
        f" answer; lost {sum((wanted - numbers).values())}, counted twice {sum((numbers - wanted).values())};"
        f" {time.monotonic() - start:.0f} s"
    )
    return int(numbers != wanted or counted.phones < BROWSERS + SCRIPTS or shown != SCRIPTS)


async def _browsers(address: str, code: str) -> None:
    """Thirty phones in a real browser: half of them run no script, and each tries again while the server is away."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        await asyncio.gather(*(_one(browser, address, code, i) for i in range(BROWSERS)))
        await browser.close()


async def _one(browser, address: str, code: str, i: int) -> None:
    context = await browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=i % 2 == 0)
    page = await context.new_page()
    for _ in range(200):
        try:
            await page.goto(f"{address}/r/{code}", timeout=20_000)
            text = await page.content()
            if re.search(rf"Your answer: {10_000 + i:,}", text):
                break
            if "Join</button>" in text:
                await page.get_by_role("button", name="Join").click(timeout=20_000)
            await asyncio.sleep(0.2 * i)
            await page.get_by_label("How many?").fill(str(10_000 + i), timeout=10_000)
            await page.get_by_label("A hunch").check(timeout=10_000)
            await page.get_by_role("button", name="Send").dblclick(timeout=20_000)
            await page.wait_for_timeout(500)
        except Exception:  # the server is away: as a person would, wait and try again
            await asyncio.sleep(1.0)
    await context.close()


if __name__ == "__main__":
    sys.exit(main())
