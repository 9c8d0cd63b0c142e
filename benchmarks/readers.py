"""Readers with questions of their own: thirty, then sixty, each with other levers, a move every five seconds.

Half of the moves are of spend, the others of years, mission, ward rule, caution or council. Readers are clients of the
framework's own protocol over loopback, as a browser is, without drawing; their own processor time is told apart. A
move ends when the page stands; where a first answer is given before the whole one, both are timed. Then one reader's
slider alone, and while others open heavy pages or ask for summaries. Memory is the proportional share of all of the
server's processes.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import statistics
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

from benchmarks.timing import table

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
EVERY_S, MOVES, WAIT_S = 5.0, 8, 90
COUNTS = (30, 60)
FIRST = "om-first"  # the class of a sentence that a whole answer will replace
LEVERS = ("years", "mission", "rule", "caution", "wards")


class Reader:
    """One session: joins with a question of its own, moves one control at a time, notes when the page stands."""

    def __init__(self, address: str, number: int, page: str = "") -> None:
        self.address, self.luck, self.page = address, random.Random(number), page
        self.query = urllib.parse.urlencode({"years": 4 + number % 12, "pointed": 40 + number % 60})
        self.widgets: dict[str, tuple[object, str]] = {}  # by key: the element, and its fragment
        self.finished, self.faults = asyncio.Event(), 0
        self.whole: list[float] = []
        self.began, self.first = 0.0, False

    async def join(self) -> float:
        import websockets
        from streamlit.proto.BackMsg_pb2 import BackMsg

        where = self.address.replace("http", "ws", 1) + "/_stcore/stream"
        self.socket = await websockets.connect(
            where, subprotocols=["streamlit"], max_size=None, origin=self.address, ping_timeout=None
        )
        self.listening = asyncio.create_task(self._listen())
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_name = self.page
        return await self._timed(message)

    async def _timed(self, message) -> float:
        self.finished.clear()
        self.began, self.first = time.perf_counter(), False
        await self.socket.send(message.SerializeToString())
        try:
            await asyncio.wait_for(self.finished.wait(), WAIT_S)
        except TimeoutError:
            self.faults += 1
        return time.perf_counter() - self.began

    async def _listen(self) -> None:
        import websockets
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

        try:
            async for raw in self.socket:
                message = ForwardMsg.FromString(raw)
                kind = message.WhichOneof("type")
                if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                    self._see(message.delta)
                if kind == "script_finished":
                    self.finished.set()
        except websockets.ConnectionClosed:
            pass

    def _see(self, delta) -> None:
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind in ("slider", "number_input", "selectbox"):
            held = getattr(element, kind)
            self.widgets[held.id.rsplit("-", 1)[-1]] = (element, delta.fragment_id)
        if kind == "html" and "om-sentence" in element.html.body:
            first = FIRST in element.html.body
            if not first:
                self.whole.append(time.perf_counter() - self.began)
            self.first = first
        self.faults += kind == "exception"
        self.faults += kind == "alert" and element.alert.format == element.alert.ERROR

    async def move(self, key: str | None = None) -> float:
        """One control moved: spend, or else one of the levers."""
        from streamlit.proto.BackMsg_pb2 import BackMsg

        wanted = key or ("spend_slider" if self.luck.random() < 0.5 else self.luck.choice(LEVERS))
        element, fragment = self.widgets[wanted]
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_name = self.page
        message.rerun_script.fragment_id = fragment
        state = message.rerun_script.widget_states.widgets.add()
        kind = element.WhichOneof("type")
        held = getattr(element, kind)
        state.id = held.id
        if kind == "slider":
            state.double_array_value.data.append(5.0 * self.luck.randint(1, 200))
        elif kind == "number_input":
            state.double_value = float(self.luck.randint(2, 18))
        else:
            state.string_value = self.luck.choice(list(held.options))
        return await self._timed(message)

    async def leave(self) -> None:
        await self.socket.close()
        self.listening.cancel()


async def readers(address: str, count: int) -> tuple[list[float], list[float], list[float], int, float]:
    """How long joining took, every move, every whole answer; faults; and the readers' own processor time a move."""
    began, cpu = time.perf_counter(), time.process_time()
    everyone = [Reader(address, i) for i in range(count)]
    joined = await asyncio.gather(*(r.join() for r in everyone))

    async def moving(reader: Reader, number: int) -> list[float]:
        await asyncio.sleep(EVERY_S * number / count)
        took = []
        for _ in range(MOVES):
            took.append(await reader.move())
            await asyncio.sleep(max(0.0, EVERY_S - took[-1]))
        return took

    moves = [t for each in await asyncio.gather(*(moving(r, i) for i, r in enumerate(everyone))) for t in each]
    used = (time.process_time() - cpu) / (time.perf_counter() - began)
    for r in everyone:
        await r.leave()
    return list(joined), moves, [t for r in everyone for t in r.whole], sum(r.faults for r in everyone), used


async def slider(address: str, beside) -> list[float]:
    """One reader's slider while something else goes on, which is given the address and runs until it is cancelled."""
    reader = Reader(address, 77)
    await reader.join()
    other = asyncio.create_task(beside(address))
    await asyncio.sleep(0.5)
    took = []
    for _ in range(12):
        took.append(await reader.move("spend_slider"))
        await asyncio.sleep(0.7)
    other.cancel()
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


def memory_mb(pid: int) -> float:
    """The proportional share of a process and all its children."""
    total, todo = 0.0, [pid]
    while todo:
        now = todo.pop()
        try:
            text = Path(f"/proc/{now}/smaps_rollup").read_text()
            total += int(text.split("Pss:")[1].split()[0]) / 1024
            for children in Path(f"/proc/{now}/task").glob("*/children"):
                todo += [int(c) for c in children.read_text().split()]
        except OSError:
            continue
    return total


def p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * len(times))] if times else float("nan")


def main() -> None:
    from serving import served_with_pid

    rows = []
    for count in COUNTS:
        with served_with_pid() as (address, pid):
            asyncio.run(_joined_once(address))
            joined, moves, whole, faults, used = asyncio.run(readers(address, count))
            rows += [
                (f"{count} readers: a move", statistics.median(moves), p95(moves)),
                (f"{count} readers: the whole answer", statistics.median(whole), p95(whole)),
                (f"{count} readers: joining together", statistics.median(joined), max(joined)),
                (f"{count} readers: faults, memory [MB]", float(faults), memory_mb(pid)),
                (f"{count} readers: their own processor share", used, used),
            ]
    with served_with_pid() as (address, _):
        asyncio.run(_joined_once(address))
        for name, beside in (
            ("alone", nothing),
            ("beside heavy pages", heavy_pages),
            ("beside 24 summaries", summaries),
        ):
            took = asyncio.run(slider(address, beside))
            rows.append((f"one reader's slider {name}", statistics.median(took), p95(took)))
    table(
        f"Readers with questions of their own, a move every {EVERY_S:g} s [s]", ("", "p50", "p95 (or the last)"), rows
    )


async def _joined_once(address: str) -> None:
    reader = Reader(address, 0)
    await reader.join()
    await reader.leave()


if __name__ == "__main__":
    main()
