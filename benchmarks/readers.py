"""Readers with questions of their own: thirty, then sixty, each with other levers, a move every five seconds.

Half of the moves are of spend, the others of years, mission, ward rule, caution or council. Readers are clients over
loopback; their own processor time is told apart. A move ends when the page stands; where a first answer is given before
the whole one, both are timed. Then ten readers open a council that nobody has opened, and one reader's slider is timed
alone, and while others open heavy pages, ask for summaries or bring a file of 15 MB. Memory is the proportional share
of all of the server's processes.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import statistics
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from benchmarks.reader import EVERY_S, WAIT_S, Reader, joined_once, memory_mb, p95, readers
from benchmarks.timing import table
from benchmarks.upload import Bringer, bring, region, town

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
COUNTS, SLIDER_MOVES = (30, 60), 24


async def slider(address: str, number: int, beside) -> list[float]:
    """One reader's slider while something else goes on, which is given the address and runs until it is cancelled.

    Readers of the same number ask the same, and who comes later would find every answer kept.
    """
    reader = Reader(address, number)
    await reader.join()
    other = asyncio.create_task(beside(address))
    await asyncio.sleep(0.5)
    took = []
    for _ in range(SLIDER_MOVES):
        took.append(await reader.move("spend_slider"))
        await asyncio.sleep(0.7)
    other.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await other  # a fault of it is one of the benchmark: the slider was alone then
    await reader.leave()
    return took


async def nothing(_: str) -> None:
    await asyncio.sleep(WAIT_S)


async def heavy_pages(address: str) -> None:
    """Readers who open What decides it one after the other, each with other levers."""
    for number in range(100, 200):
        reader = Reader(address, number, "What_decides_it")
        await reader.join()
        await reader.leave()


async def summaries(address: str) -> None:
    """Twenty-four summaries asked for at once, each of another question."""

    def fetch(number: int) -> None:
        with contextlib.suppress(OSError):  # told to come again later, or cancelled
            query = f"years={2 + number % 15}&pointed={50 + number}"
            urllib.request.urlopen(f"{address}/summary.html?{query}", timeout=WAIT_S)

    await asyncio.gather(*(asyncio.to_thread(fetch, n) for n in range(24)))


async def a_new_council(address: str, wards: str) -> tuple[list[float], int]:
    """Ten readers open a council that nobody has opened; how long each took, and faults."""
    everyone = [Reader(address, number, "Wards", f"&{wards}") for number in range(10)]
    took = await asyncio.gather(*(r.join() for r in everyone))
    for r in everyone:
        await r.leave()
    return list(took), sum(r.faults for r in everyone)


def main() -> None:
    from serving import served_with_pid

    folder = Path(tempfile.mkdtemp())
    os.environ["ONE_MISSION_CACHE"] = str(folder / "cache")
    rows = []
    for count in COUNTS:
        with served_with_pid() as (address, pid):
            asyncio.run(joined_once(address))
            joined, moves, whole, faults, used = asyncio.run(readers(address, count))
            rows += [
                (f"{count} readers: a move", statistics.median(moves), p95(moves)),
                (f"{count} readers: the whole answer", statistics.median(whole), p95(whole)),
                (f"{count} readers: joining together", statistics.median(joined), max(joined)),
                (f"{count} readers: faults, memory [MB]", float(faults), memory_mb(pid)),
                (f"{count} readers: their own processor share", used, used),
            ]
    with served_with_pid() as (address, pid):
        wards = bring(address, town(folder, "NEW"))
        took, faults = asyncio.run(a_new_council(address, wards))
        rows.append(("ten readers opening a new council", statistics.median(took), max(took)))
        rows.append(("ten readers opening it: faults, memory [MB]", float(faults), memory_mb(pid)))
    file = region(folder)

    async def an_upload(address: str) -> None:
        began = time.perf_counter()
        await Bringer(address, 300).bring(file)
        rows.append(("the upload of 15 MB beside it, until it can be used", *[time.perf_counter() - began] * 2))

    with served_with_pid() as (address, pid):
        asyncio.run(joined_once(address))
        for number, name, beside in (
            (77, "alone", nothing),
            (78, "beside heavy pages", heavy_pages),
            (79, "beside 24 summaries", summaries),
            (80, "beside an upload of 15 MB", an_upload),
        ):
            took = asyncio.run(slider(address, number, beside))
            rows.append((f"one reader's slider {name}", statistics.median(took), p95(took)))
        rows.append(("memory after that [MB]", memory_mb(pid), memory_mb(pid)))
    table(
        f"Readers with questions of their own, a move every {EVERY_S:g} s [s]", ("", "p50", "p95 (or the last)"), rows
    )


if __name__ == "__main__":
    main()
