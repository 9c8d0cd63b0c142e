"""Static summaries are open to everybody, so they have a queue of bounded length, a process of their own and a cache.

The process runs at a lower priority than those that answer screens: whoever asks for many summaries waits, and nobody
else does.
"""

from __future__ import annotations

import asyncio
import datetime
import threading
import time
from collections.abc import Hashable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import partial

from cachetools import TTLCache

from scenarios.answers.answering import INLINE
from scenarios.answers.kept import Kept
from scenarios.answers.link_beside import WITH, WITH_WARDS
from scenarios.answers.link_reading import Link, Params
from scenarios.answers.own_process import OwnProcess
from scenarios.answers.process_pool import NICENESS as OF_ANSWERS
from scenarios.reports.session import SESSION_PARTS
from scenarios.reports.summary import page_of_link

KEPT_BYTES = 64_000_000  # of whole pages
MOST_WAITING = 12  # pages asked for and not made yet
RETRY_AFTER_S = 20
MOST_A_MINUTE = 240  # pages to be made, from one address: a whole council often stands behind one, or behind the proxy
IDLE_S = 3600.0  # what a summary rests on takes a second to load
NICENESS = OF_ANSWERS + 2  # behind what answers screens; by much more, and on a busy machine a summary never came


class Busy(Exception):
    """As many summaries are waited for as may be, or one address asks for too many: come again later."""


@dataclass
class Summaries:
    """Makes whole pages one after the other, and keeps them."""

    executor: Executor = INLINE
    kept: Kept[str] = field(default_factory=lambda: Kept(KEPT_BYTES, len))
    _waiting: int = 0
    _asked: TTLCache[tuple[str, int], int] = field(default_factory=lambda: TTLCache(10_000, 60))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    async def page(self, link: Link, params: Params, address: str = "") -> str:
        """The page of a link, made now or kept; `Busy` where too much is waited for already."""
        key = _key(link, params)
        if key not in self.kept:
            self._count(address)
            with self._lock:
                if self._waiting >= MOST_WAITING and self.kept.worked_on(key) is None:
                    raise Busy
                self._waiting += 1
            try:
                return await self._made(key, link, params)
            finally:
                with self._lock:
                    self._waiting -= 1
        return await self._made(key, link, params)

    async def _made(self, key: Hashable, link: Link, params: Params) -> str:
        coming = self.kept.begin(key, partial(self.executor.submit, page_of_link, link, dict(params)))
        try:
            return await asyncio.shield(asyncio.wrap_future(coming))
        except asyncio.CancelledError:
            self.kept.release(key, coming)  # one reader less waits for it
            raise

    def _count(self, address: str) -> None:
        minute = (address, int(time.monotonic() // 60))
        with self._lock:
            asked = self._asked.get(minute, 0) + 1
            if asked > MOST_A_MINUTE:
                raise Busy
            self._asked[minute] = asked


def _key(link: Link, params: Params) -> Hashable:
    """Everything a page says: its question, what is laid beside it, what could not be read, a session's, the date."""
    session = tuple((k, tuple(params[k])) for k in (*SESSION_PARTS, WITH, WITH_WARDS) if k in params)
    return link.question.fingerprint, link.problems, link.notes, session, datetime.date.today()


def own_process() -> OwnProcess:
    """One process that gives way to those that answer screens, and stays while summaries are asked for."""
    return OwnProcess(NICENESS, IDLE_S)
