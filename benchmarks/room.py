"""A room on one server.

Thirty sessions moving the spend slider every two seconds, thirty joining at once, the first visitor, memory.

Sessions speak the framework's own protocol over loopback, as a browser does, without drawing. Each moves to any
stop of the slider, on its own. The first room comes the moment the server is up, when hardly any stop has been
worked out; the second more than a minute later, when all have been. The baseline in the same run is one session alone
on the same server. Then five hundred phones come (`phones.py`). Bounded: it ends by itself after nine minutes.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import time
from pathlib import Path

from benchmarks import phones, reader
from benchmarks.timing import table

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
SESSIONS, EVERY_S, MOVES = 30, 2.0, 12
FLAT_MOVES = 200
STOPS = range(0, 1001, 5)  # £m: every stop of the slider
AHEAD_S = 75  # in which the server works out every stop


class Reader(reader.Reader):
    """One session of the scenario that a plain link opens: it moves the spend slider alone."""

    def __init__(self, address: str) -> None:
        super().__init__(address, 0)
        self.query = ""

    async def move_to(self, spend_m: float) -> float:
        return await self.move("spend_slider", spend_m)


async def room(address: str, levels: range, each: int = MOVES) -> tuple[list[float], list[float], int]:
    """How long each of thirty took to join in the same second, and every move after that."""
    readers = [Reader(address) for _ in range(SESSIONS)]
    joined = await asyncio.gather(*(r.join() for r in readers))

    async def moving(session: Reader, number: int) -> list[float]:
        luck = random.Random(number)
        await asyncio.sleep(EVERY_S * number / SESSIONS)
        took = []
        for _ in range(each):
            took.append(await session.move_to(float(luck.choice(levels))))
            await asyncio.sleep(max(0.0, EVERY_S - took[-1]))
        return took

    moves = await asyncio.gather(*(moving(r, i) for i, r in enumerate(readers)))
    for r in readers:
        await r.leave()
    return list(joined), [t for each in moves for t in each], sum(r.faults for r in readers)


async def joined_once(address: str) -> float:
    session = Reader(address)
    took = await session.join()
    await session.leave()
    return took


async def alone(address: str, moves: int) -> list[float]:
    session = Reader(address)
    await session.join()
    took = [await session.move_to(float(STOPS[7 * i % len(STOPS)])) for i in range(moves)]
    await session.leave()
    return took


def memory_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status")
    return int(status.read_text().split("VmRSS:")[1].split()[0]) / 1024 if status.exists() else float("nan")


def p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


def main() -> None:
    from serving import served_with_pid

    with served_with_pid() as (address, pid):
        first = asyncio.run(joined_once(address))
        started = memory_mb(pid)
        _, unseen, more = asyncio.run(room(address, STOPS))
        time.sleep(AHEAD_S)
        single = asyncio.run(alone(address, 20))
        before = memory_mb(pid)
        joined, moves, faults = asyncio.run(room(address, STOPS))
        after = memory_mb(pid)
        asyncio.run(alone(address, FLAT_MOVES // 2))
        half = memory_mb(pid)
        asyncio.run(alone(address, FLAT_MOVES // 2))
        whole = memory_mb(pid)
    base = p95(single)
    ms = [
        ("one session alone, a move (baseline)", 1e3 * statistics.median(single), 1e3 * base, "–", 1.0),
        (
            f"{SESSIONS} sessions, a move every {EVERY_S:g} s each",
            1e3 * statistics.median(moves),
            1e3 * p95(moves),
            500,
            p95(moves) / base,
        ),
        (
            "the same, the moment the server is up",
            1e3 * statistics.median(unseen),
            1e3 * p95(unseen),
            "none",
            p95(unseen) / base,
        ),
        (
            f"{SESSIONS} join in the same second",
            1e3 * statistics.median(joined),
            1e3 * max(joined),
            3000,
            max(joined) / base,
        ),
        ("the first visitor after a start", 1e3 * first, 1e3 * first, 1000, first / base),
    ]
    table(
        f"A room on one server, {len(moves) + len(unseen)} moves, {faults + more} faults",
        ("", "p50 ms", "p95 ms (joining: the last)", "reach", "÷ alone"),
        ms,
    )
    table(
        "Memory of the server [MB]",
        ("", "MB"),
        [
            ("just started", started),
            ("every stop worked out", before),
            (f"after {SESSIONS} sessions more", after),
            ("a session", (after - before) / SESSIONS),
            (f"after {FLAT_MOVES // 2} moves more", half),
            (f"after {FLAT_MOVES}", whole),
        ],
    )
    phones.main()
