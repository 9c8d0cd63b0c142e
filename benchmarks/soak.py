"""Thirty minutes with thirty readers, three uploads, one killed worker and one restart of the server.

Readers move a control once in every five seconds, at any instant of them. At the restart every reader comes back by
the address that their own screen had, as a browser does; the sentence of a screen that stood before has to be the same
afterwards. Memory is the proportional share of all of the server's processes, taken every ten seconds; its slope is the
median over all pairs of samples, once caches have filled.
"""

from __future__ import annotations

import asyncio
import os
import signal
import statistics
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack
from itertools import combinations
from pathlib import Path

from benchmarks.reader import (
    EVERY_S,
    Reader,
    joined_once,
    kind_of,
    memory_by_kind,
    p95,
    processes_of,
    until_own_instant,
)
from benchmarks.timing import table
from benchmarks.upload import bring, town

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
MINUTES, READERS, MEMORY_EVERY_S, WHOLE_S = 30.0, 30, 10.0, 60.0
FILLING_S = 360.0  # how long after a start caches fill
FEWEST_SAMPLES = 30  # five minutes: in less, what one question holds for a moment would pass for a slope


class Soak:
    """The server, its readers, and what happened to them."""

    def __init__(self, minutes: float, folder: Path) -> None:
        from serving import free_port

        self.end, self.minutes, self.folder = time.monotonic() + 60 * minutes, minutes, folder
        self.port, self.stack, self.pause = free_port(), ExitStack(), asyncio.Event()
        self.moves: list[float] = []
        self.moves_after: list[float] = []  # the restart
        self.faults: list[str] = []
        self.memory: list[tuple[float, dict[str, float]]] = []  # by kind of process
        self.started: list[float] = []
        self.uploads: list[str] = []
        self.pause.set()

    def start(self) -> None:
        from serving import served_with_pid

        self.address, self.pid = self.stack.enter_context(served_with_pid(port=self.port))
        self.started.append(time.monotonic())

    async def run(self) -> None:
        await asyncio.to_thread(self.start)
        await joined_once(self.address)
        self.readers = [Reader(self.address, number) for number in range(READERS)]
        await asyncio.gather(*(r.join() for r in self.readers))
        doing = [asyncio.create_task(self._moving(n)) for n in range(READERS)]
        doing.append(asyncio.create_task(self._measuring()))
        for minute, what in self._plan():
            await asyncio.sleep(max(0.0, self.end - 60 * (self.minutes - minute) - time.monotonic()))
            try:
                await what()
            except Exception as error:  # a soak goes on, and tells every fault at its end
                self.faults.append(f"{what.__name__}: {error!r}")
        await asyncio.gather(*doing)
        for r in self.readers:
            self.faults += [f"a reader had {r.faults} faults"] * bool(r.faults)
            await r.leave()

    def _plan(self):
        """When what is done, as shares of the time there is."""
        steps = (
            (0.15, self._upload),
            (0.3, self._upload),
            (0.4, self._kill_worker),
            (0.55, self._restart),
            (0.75, self._upload),
            (0.9, self._uploads_open),
        )
        return [(share * self.minutes, what) for share, what in steps]

    async def _moving(self, number: int) -> None:
        began, turn = time.monotonic(), 0
        while time.monotonic() < self.end:
            await asyncio.sleep(until_own_instant(began, turn, number))
            if not self.pause.is_set():
                await self.pause.wait()
                turn = int((time.monotonic() - began) / EVERY_S) + 1  # all at once would be nobody's own instant
                continue
            took = await self.readers[number].move()
            (self.moves if len(self.started) == 1 else self.moves_after).append(took)
            turn = max(turn + 1, int((time.monotonic() - began) / EVERY_S))

    async def _measuring(self) -> None:
        while time.monotonic() < self.end:
            if self.pause.is_set():
                self.memory.append((time.monotonic(), memory_by_kind(self.pid)))
            await asyncio.sleep(MEMORY_EVERY_S)

    async def _upload(self) -> None:
        file = town(self.folder, f"UP{len(self.uploads)}")
        self.uploads.append(await asyncio.to_thread(bring, self.address, file))

    async def _uploads_open(self) -> None:
        for wards in self.uploads:
            reader = Reader(self.address, 500, "Wards", f"&{wards}")
            await reader.join()
            if reader.faults or wards not in reader.query:
                self.faults.append(f"an upload is lost: {wards}")
            await reader.leave()

    async def _kill_worker(self) -> None:
        """One that works on answers; the one of summaries, of a lower priority, is another."""
        killed = next(p for p in processes_of(self.pid) if kind_of(p, self.pid) == "answers")
        os.kill(killed, signal.SIGKILL)
        await asyncio.sleep(WHOLE_S)
        kinds = [kind_of(p, self.pid) for p in processes_of(self.pid) if p != killed]
        if kinds.count("answers") < (os.cpu_count() or 1):
            self.faults.append("a killed worker was not replaced within a minute")

    async def _restart(self) -> None:
        """Everybody's screen stands; the server ends and starts again; everybody comes back by their own address."""
        self.pause.clear()
        await asyncio.sleep(EVERY_S)
        await self._stand(self.readers)
        await asyncio.to_thread(self.stack.close)
        await asyncio.to_thread(self.start)
        urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=10)
        again = [Reader(self.address, n) for n in range(READERS)]
        for before, after in zip(self.readers, again, strict=True):
            after.query = before.query
        await asyncio.gather(*(r.join() for r in again))
        await self._stand(again)
        for before, after in zip(self.readers, again, strict=True):
            self.faults += [f"a reader had {before.faults} faults before the restart"] * bool(before.faults)
            if before.sentence != after.sentence:
                self.faults.append(f"lost at the restart: {before.sentence!r} became {after.sentence!r}")
        self.readers = again
        self.pause.set()

    async def _stand(self, readers: list[Reader]) -> None:
        """Wait until every screen shows its whole answer."""
        by = time.monotonic() + WHOLE_S
        while any(r.first or not r.sentence for r in readers) and time.monotonic() < by:
            await asyncio.sleep(0.1)


def rows_of_memory(memory: list[tuple[float, dict[str, float]]]) -> list[tuple[str, float, float]]:
    """Median and most in each sixth of the time."""
    sixth, all_together = max(1, len(memory) // 6), [sum(kinds.values()) for _, kinds in memory]
    parts = [all_together[n * sixth : (n + 1) * sixth] for n in range(min(6, len(memory)))]
    return [(f"memory in sixth {n + 1} [MB]", statistics.median(part), max(part)) for n, part in enumerate(parts)]


def rows_of_slope(soak: Soak) -> list[tuple[str, float, float]]:
    """How fast memory rises once caches have filled, before the restart and after it, by kind of process."""
    edges = [*soak.started, float("inf")]
    spans = [
        [m for m in soak.memory if began + FILLING_S < m[0] < ended]
        for began, ended in zip(edges, edges[1:], strict=False)
    ]
    if len(spans) < 2 or any(len(span) < FEWEST_SAMPLES for span in spans):
        return []  # a soak too short to tell a slope from what comes and goes
    kinds = sorted({kind for span in spans for _, held in span for kind in held})
    rows = [
        (f"slope of memory, {kind} [MB/min]", *(slope([(t, held.get(kind, 0.0)) for t, held in s]) for s in spans))
        for kind in kinds
    ]
    together = (slope([(t, sum(held.values())) for t, held in span]) for span in spans)
    return [*rows, ("slope of memory, before the restart and after [MB/min]", *together)]


def slope(samples: list[tuple[float, float]]) -> float:
    """The median of the slopes of all pairs, by minute: what comes and goes does not move it."""
    return statistics.median(60 * (b[1] - a[1]) / (b[0] - a[0]) for a, b in combinations(samples, 2))


def minutes_wanted(typed: str) -> float:
    """How long it is to take: from five minutes, in which everything can happen, to a day."""
    try:
        minutes = float(typed or MINUTES)
    except ValueError:
        minutes = 0.0
    if not 5 <= minutes <= 24 * 60:
        sys.exit(f"ONE_MISSION_SOAK_MINUTES is {typed!r}; allowed is a number of minutes from 5 to 1440")
    return minutes


def main() -> None:
    minutes = minutes_wanted(os.environ.get("ONE_MISSION_SOAK_MINUTES", ""))
    folder = Path(tempfile.mkdtemp())
    os.environ["ONE_MISSION_CACHE"] = str(folder / "cache")
    soak = Soak(minutes, folder)
    try:
        asyncio.run(soak.run())
    finally:
        soak.stack.close()
    table(
        f"{minutes:g} minutes: {READERS} readers, {len(soak.uploads)} uploads, one killed worker, one restart",
        ("", "p50", "p95 (or the most)"),
        [
            *(
                (f"{len(moves)} moves {when} the restart [s]", statistics.median(moves), p95(moves))
                for when, moves in (("before", soak.moves), ("after", soak.moves_after))
                if moves
            ),
            ("faults", float(len(soak.faults)), float(len(soak.faults))),
            *rows_of_memory(soak.memory),
            *rows_of_slope(soak),
        ],
    )
    for fault in soak.faults:
        print(f"  {fault}")


if __name__ == "__main__":
    main()
