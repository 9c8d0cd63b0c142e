"""A reader as a client of the framework's own protocol, as a browser is, without drawing; and many of them at once."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import time
import urllib.parse
from pathlib import Path

from scenarios.answers.process_pool import NICENESS

EVERY_S, MOVES, WAIT_S = 5.0, 8, 90
FIRST = "om-first"  # the class of a sentence that a whole answer will replace
UNFINISHED = (1, 2)  # the framework's words for a script that could not run, and one left for a newer question
LEVERS = ("years", "mission", "rule", "caution", "wards")
PARTS = {"rule": "sharing_between_wards_open", "caution": "what_counts_open"}  # where a lever out of sight stands


class Reader:
    """One session: joins with a question of its own, moves one control at a time, notes when the page stands."""

    def __init__(self, address: str, number: int, page: str = "", also: str = "") -> None:
        self.address, self.luck, self.page = address, random.Random(number), page
        self.query = urllib.parse.urlencode({"years": 4 + number % 12, "pointed": 40 + number % 60}) + also
        self.widgets: dict[str, tuple[object, str]] = {}  # by key: the element, and its fragment
        self.parts: dict[str, str] = {}  # by key: the identity of a part that can be opened
        self.finished, self.faults = asyncio.Event(), 0
        self.whole: list[float] = []
        self.began, self.first = 0.0, False
        self.runs = False  # whether the run that was asked for last has begun
        self.states: dict[str, object] = {}  # of the controls moved here
        self.bound: set[str] = set()  # what controls of this page put into the address
        self.sentence = ""  # the last that stands: a whole answer's

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
        self.runs = False  # what ends before it begins is the run before, as where a whole answer replaced a first one
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
                if kind == "delta" and (part := message.delta.add_block.expandable.id):
                    self.parts[part.rsplit("-", 1)[-1]] = part
                if kind == "page_info_changed":
                    self._follow(message.page_info_changed.query_string)
                if kind == "new_session":
                    self.runs = True
                self._told(kind, message)
                if kind == "script_finished" and self.runs and message.script_finished not in UNFINISHED:
                    self.finished.set()
        except websockets.ConnectionClosed:
            pass

    def _told(self, kind: str | None, message) -> None:
        """What else the server says, for those who need it."""

    def _see(self, delta) -> None:
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind in ("slider", "number_input", "selectbox"):
            held = getattr(element, kind)
            self.widgets[held.id.rsplit("-", 1)[-1]] = (element, delta.fragment_id)
        if kind is not None and (key := getattr(getattr(element, kind), "query_param_key", "")):
            self.bound.add(key)
            held = getattr(element, kind)
            if held.set_value and kind in (
                "number_input",
                "selectbox",
            ):  # set by the server: a browser puts it there too
                self._put_into_address(key, held.raw_value if kind == "selectbox" else f"{held.value:.12g}")
        if kind == "html" and "om-sentence" in element.html.body:
            first = FIRST in element.html.body
            if not first:
                self.whole.append(time.perf_counter() - self.began)
                self.sentence = element.html.body
            self.first = first
        self.faults += kind == "exception"
        self.faults += kind == "alert" and element.alert.format == element.alert.ERROR

    async def move(self, key: str | None = None, spend_m: float | None = None) -> float:
        """One control moved: spend, to a stop that is given or any, or else one of the levers."""
        from streamlit.proto.WidgetStates_pb2 import WidgetState

        wanted = key or ("spend_slider" if self.luck.random() < 0.5 else self.luck.choice(LEVERS))
        if wanted not in self.widgets:
            await self._open(self.parts[PARTS[wanted]])
        element, fragment = self.widgets[wanted]
        kind = element.WhichOneof("type")
        held = getattr(element, kind)
        state = WidgetState(id=held.id)
        if kind == "slider":
            value = 5.0 * self.luck.randint(1, 200) if spend_m is None else spend_m
            state.double_array_value.data.append(value)
        elif kind == "number_input":
            value = float(self.luck.randint(2, 18))
            state.double_value = value
        else:
            value = self.luck.choice(list(held.options))
            state.string_value = value
        self.states[held.id] = state
        self._put_into_address(held.query_param_key, value if isinstance(value, str) else f"{value:g}")
        return await self._ask(fragment)

    async def _open(self, part: str) -> None:
        """A part of the sidebar opened, as a hand does before it moves what stands in it; not counted as a move."""
        from streamlit.proto.WidgetStates_pb2 import WidgetState

        self.states[part] = WidgetState(id=part, bool_value=True)
        await self._ask()

    async def _ask(self, fragment: str = "") -> float:
        from streamlit.proto.BackMsg_pb2 import BackMsg

        message = BackMsg()
        message.rerun_script.page_name, message.rerun_script.query_string = self.page, self.query
        message.rerun_script.fragment_id = fragment
        message.rerun_script.widget_states.widgets.extend(self.states.values())  # a browser sends every one
        return await self._timed(message)

    def _put_into_address(self, key: str, value: str) -> None:
        """As a browser does for a control that is bound to the address, before it sends anything."""
        if key:
            self.query = urllib.parse.urlencode({**self._address(), key: value}, doseq=True)

    def _follow(self, told: str) -> None:
        """The server's address, with what the page's own controls have put there, as a browser has it."""
        own = {key: value for key, value in self._address().items() if key in self.bound}
        self.query = urllib.parse.urlencode({**urllib.parse.parse_qs(told, keep_blank_values=True), **own}, doseq=True)

    def _address(self) -> dict[str, list[str]]:
        return urllib.parse.parse_qs(self.query, keep_blank_values=True)

    async def leave(self) -> None:
        await self.socket.close()
        self.listening.cancel()


def until_own_instant(began: float, turn: int, number: int) -> float:
    """How long a reader waits before a move: one in each five seconds, at an instant of its own.

    Readers who wait five seconds from each move to the next come to move together within minutes: whatever delays
    several lets them go on in the same instant, and nothing parts them again.
    """
    instant = turn + random.Random(f"{number} {turn}").random()
    return max(0.0, began + EVERY_S * instant - time.monotonic())


async def readers(address: str, count: int) -> tuple[list[float], list[float], list[float], int, float]:
    """How long joining took, every move, every whole answer; faults; and the readers' own processor time a move."""
    began, cpu = time.perf_counter(), time.process_time()
    everyone = [Reader(address, i) for i in range(count)]
    joined = await asyncio.gather(*(r.join() for r in everyone))

    async def moving(reader: Reader, number: int) -> list[float]:
        took, started = [], time.monotonic()
        for turn in range(MOVES):
            await asyncio.sleep(until_own_instant(started, turn, number))
            took.append(await reader.move())
        return took

    moves = [t for each in await asyncio.gather(*(moving(r, i) for i, r in enumerate(everyone))) for t in each]
    used = (time.process_time() - cpu) / (time.perf_counter() - began)
    for r in everyone:
        await r.leave()
    return list(joined), moves, [t for r in everyone for t in r.whole], sum(r.faults for r in everyone), used


def processes_of(pid: int) -> list[int]:
    """A process and everything it started, and what these did."""
    found, todo = [], [pid]
    while todo:
        now = todo.pop()
        found.append(now)
        with contextlib.suppress(OSError):  # it has ended meanwhile
            for children in Path(f"/proc/{now}/task").glob("*/children"):
                todo += [int(c) for c in children.read_text().split()]
    return found


def memory_mb(pid: int) -> float:
    """The proportional share of a process and all its children."""
    return sum(memory_by_kind(pid).values())


def memory_by_kind(pid: int) -> dict[str, float]:
    """The same by kind of process: the one that serves pages, those that work on answers, and the rest [MB]."""
    found = dict.fromkeys(("web", "answers", "others"), 0.0)
    for now in processes_of(pid):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            share = int(Path(f"/proc/{now}/smaps_rollup").read_text().split("Pss:")[1].split()[0]) / 1024
            found[kind_of(now, pid)] += share
    return found


def kind_of(process: int, pid: int) -> str:
    """What a process of the server does, as its priority beside the server's own tells."""
    if process == pid:
        return "web"
    lower = os.getpriority(os.PRIO_PROCESS, process) - os.getpriority(os.PRIO_PROCESS, pid)
    return "answers" if lower == NICENESS else "others"


def p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * len(times))] if times else float("nan")


async def joined_once(address: str) -> None:
    reader = Reader(address, 0)
    await reader.join()
    await reader.leave()
