"""Five hundred phones in one room: joining within ten seconds, answering within ten, while the slider is moved.

Raw requests over loopback, as browsers without a script send them, and besides every phone looks for the next question
as those with a script do. Bounded: it ends by itself within a minute. The baseline in the same run is one phone alone.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from benchmarks.timing import table

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
PHONES, WITHIN_S, LOOKS_S = 500, 10.0, 5.0
SLIDER_S = 1.0
READY_S = 75  # in which the server works out every stop of the slider, as while a room is coming in


class Phone:
    """One phone: its cookie, and how long each request took."""

    def __init__(self, address: str, code: str) -> None:
        self.host, self.port = urlsplit(address).hostname, urlsplit(address).port
        self.at, self.cookie = f"/r/{code}", ""
        self.took_s: list[float] = []
        self.faults = 0

    async def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """One request: its status, where it leads, and its body."""
        body = urlencode(form).encode() if form is not None else b""
        lines = [f"{'GET' if form is None else 'POST'} {path} HTTP/1.1", f"Host: {self.host}:{self.port}"]
        lines += [f"Cookie: {self.cookie}"] if self.cookie else []
        lines += [
            f"Content-Length: {len(body)}",
            "Content-Type: application/x-www-form-urlencoded",
            "Connection: close",
        ]
        start = time.perf_counter()
        reader, writer = await asyncio.open_connection(self.host, self.port)
        writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        answer = (await asyncio.wait_for(reader.read(), 30)).decode("utf-8", "replace")
        writer.close()
        self.took_s.append(time.perf_counter() - start)
        head, _, page = answer.partition("\r\n\r\n")
        if found := re.search(r"(?im)^set-cookie: (one_mission_phone=[^;]+)", head):
            self.cookie = found[1]
        leads = re.search(r"(?im)^location: (\S+)", head)
        status = int(head.split()[1])
        self.faults += status >= 400
        return status, leads[1] if leads else "", page

    async def follow(self, path: str, form: dict[str, str] | None = None) -> str:
        """The same with every redirect, to the page at its end."""
        _, leads, page = await self.ask(path, form)
        while leads:
            _, leads, page = await self.ask(leads)
        return page

    async def join(self) -> None:
        await self.follow(self.at)
        await self.follow(f"{self.at}/join", {"door": ""})

    async def answer(self, number: int) -> None:
        page = await self.follow(self.at)
        key = re.search(r'name="key" value="([^"]*)"', page)
        await self.follow(f"{self.at}/answer", {"key": key[1] if key else "", "number": str(number), "sure": "hunch"})

    async def look(self, until: asyncio.Event) -> None:
        """Look for the next question every few seconds, as a phone with a script does."""
        await asyncio.sleep(LOOKS_S * random.random())
        while not until.is_set():
            await self.ask(f"{self.at}/now")
            await asyncio.sleep(LOOKS_S)


async def spread(phones: list[Phone], what: str) -> tuple[list[float], float]:
    """Everybody at a moment of their own within ten seconds: how long requests took, and when the last was done."""
    before = [len(p.took_s) for p in phones]
    start = time.perf_counter()

    async def one(i: int, phone: Phone) -> None:
        await asyncio.sleep(WITHIN_S * random.Random(i).random())
        await (phone.join() if what == "join" else phone.answer(i))

    await asyncio.gather(*(one(i, p) for i, p in enumerate(phones)))
    took = [t for p, n in zip(phones, before, strict=True) for t in p.took_s[n:]]
    return took, time.perf_counter() - start


async def slider(address: str, until: asyncio.Event) -> list[float]:
    """The projector's slider, moved every second."""
    from benchmarks.room import STOPS, Reader

    projector, took = Reader(address), []
    await projector.join()
    while not until.is_set():
        took.append(await projector.move_to(float(STOPS[7 * len(took) % len(STOPS)])))
        await asyncio.sleep(SLIDER_S)
    await projector.leave()
    return took


async def played(address: str, code: str) -> dict[str, list[float] | float | int]:
    alone = Phone(address, code)
    for n in range(20):
        await (alone.answer(n) if n else alone.join())
    over = asyncio.Event()
    moving = asyncio.create_task(slider(address, over))
    await asyncio.sleep(1.0)
    phones = [Phone(address, code) for _ in range(PHONES - 1)]
    joining, joined_s = await spread(phones, "join")
    looking = [asyncio.create_task(p.look(over)) for p in phones]
    answering, answered_s = await spread(phones, "answer")
    over.set()
    moves = await moving
    await asyncio.gather(*looking)
    faults = sum(p.faults for p in (*phones, alone))
    return {
        **{"alone": alone.took_s, "joining": joining, "joined_s": joined_s, "answering": answering},
        **{"answered_s": answered_s, "moves": moves, "faults": faults},
    }


def main() -> None:
    from serving import served

    with tempfile.TemporaryDirectory() as folder:
        for named in (f"sqlite:///{folder}/library.sqlite", os.environ.get("ONE_MISSION_POSTGRESQL", "")):
            if named:
                with served(ONE_MISSION_DATABASE=named) as address:
                    _told(address, named)


def _told(address: str, where: str) -> None:
    from benchmarks.room import joined_once
    from scenarios.domain.meeting import Asked, with_question
    from scenarios.store.library import database, meetings, phones

    os.environ[database.SETTING] = where
    made = meetings.begin("", {"screen": "guess"})
    meetings.change(made.desk, lambda s: with_question(s, "guess", Asked("guess", "guess", "Your guess", "How many?")))
    asyncio.run(joined_once(address))  # the projector, opened before the room comes
    time.sleep(READY_S)
    found = asyncio.run(played(address, made.code))
    counted = phones.counts(made.desk, "guess")
    base = _p95(found["alone"])
    rows = [
        (what, 1e3 * statistics.median(times), 1e3 * _p95(times), reach, _p95(times) / base)
        for what, times, reach in (
            ("one phone alone, a request (baseline)", found["alone"], "–"),
            (f"{PHONES} phones join, a request", found["joining"], 500),
            (f"{PHONES} phones answer, a request", found["answering"], 500),
            ("the projector's slider meanwhile", found["moves"], 500),
        )
    ]
    kind = where.split(":", 1)[0]
    title = (
        f"{counted.phones} of {PHONES} phones in and {counted.answered} answered, {kind}; {found['faults']} faults;"
        f" joined in {found['joined_s']:.1f} s, answered in {found['answered_s']:.1f} s"
    )
    table(title, ("", "p50 ms", "p95 ms", "reach", "÷ alone"), rows)
    database.forget()


def _p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]
