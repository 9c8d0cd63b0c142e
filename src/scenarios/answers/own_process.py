"""A process of its own for work that may take long: files that readers bring, or static summaries.

It takes none from those that answer screens, works at a lower priority than they do, on one job after the other, and
ends once none has come for a while: what a large file needed is given back with it.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from functools import partial
from typing import Any

from scenarios.answers.process_pool import NICENESS as OF_ANSWERS
from scenarios.answers.process_pool import TRIES, process_pool, worked

log = logging.getLogger("one_mission")
FILES_NICENESS = OF_ANSWERS + 5  # about a quarter of a core that it shares with an answer
IDLE_S = 60.0  # a reader looks at the report on a file before using it


class _Work:
    """One job, and the future of whoever asked for it."""

    def __init__(self, call: Callable[[], Any]) -> None:
        self.call, self.future, self.tries = call, Future[Any](), 0


class OwnProcess(Executor):
    """Begins with the first job, is replaced if it dies, and ends once idle."""

    def __init__(self, niceness: int = FILES_NICENESS, idle_s: float = IDLE_S) -> None:
        self._niceness, self._idle_s, self._lock, self._over = niceness, idle_s, threading.RLock(), False
        self._pool: ProcessPoolExecutor | None = None
        self._waiting: deque[_Work] = deque()
        self.at_work = False  # whether a job is worked on
        self._end: threading.Timer | None = None
        self._number: Future[int] = Future()  # of the process, in the system

    @property
    def number(self) -> int | None:
        """Its number in the system, where it is at work and that is known."""
        number = self._number
        known = self.at_work and number.done() and not number.cancelled() and number.exception() is None
        return number.result() if known else None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Work on it once those before it are done."""
        work = _Work(partial(fn, *args, **kwargs))
        with self._lock:
            if self._over:
                work.future.cancel()
                return work.future
            self._waiting.append(work)
        self._next()
        return work.future

    def _next(self) -> None:
        with self._lock:
            if self.at_work or self._over:
                return
            while self._waiting:
                work = self._waiting.popleft()
                if work.tries or work.future.set_running_or_notify_cancel():
                    self.at_work = True
                    self._begin(work)
                    return
            if self._pool is not None:
                self._end_later()

    def _begin(self, work: _Work) -> None:
        work.tries += 1
        self._stays()
        try:
            if self._pool is None:
                self._pool = process_pool(1, self._niceness)
                self._number = self._pool.submit(os.getpid)
            done = self._pool.submit(worked, work.call)
        except (OSError, RuntimeError) as error:  # it died while nothing was worked on, or no process can begin
            done = Future()
            done.set_exception(error if isinstance(error, BrokenExecutor) else BrokenExecutor(str(error)))
        done.add_done_callback(partial(self._done, work))

    def _done(self, work: _Work, done: Future[Any]) -> None:
        error = BrokenExecutor("the server ends") if done.cancelled() else done.exception()
        died = isinstance(error, BrokenExecutor)
        with self._lock:
            self.at_work = False
            if died:
                self._pool = None
            again = died and work.tries < TRIES and not self._over
            if again:
                log.warning("a process that works on files or summaries ended; it is replaced, and nothing is lost")
                self._waiting.appendleft(work)
        if error is None:
            work.future.set_result(done.result())
        elif not again:
            work.future.set_exception(error)
        self._next()

    def _end_later(self) -> None:
        self._stays()
        self._end = threading.Timer(self._idle_s, self._end_if_idle)
        self._end.daemon = True  # a server that stops does not wait for it
        self._end.start()

    def _stays(self) -> None:
        if self._end is not None:
            self._end.cancel()
            self._end = None

    def _end_if_idle(self) -> None:
        with self._lock:
            if self.at_work or self._pool is None:
                return
            pool, self._pool = self._pool, None
        pool.shutdown(wait=False)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Nothing is worked on any more, and what waits is cancelled; a server that does not wait ends at once."""
        number = None if wait else self.number
        with self._lock:
            self._over = True
            waiting, pool = list(self._waiting), self._pool
            self._waiting.clear()
            self._pool = None
            self._stays()
        for work in waiting:
            if not work.future.cancel():  # it was to be tried again
                work.future.set_exception(BrokenExecutor("the server ends"))
        if pool is None:
            return
        if number is not None:
            with contextlib.suppress(OSError):  # it has ended meanwhile
                os.kill(number, signal.SIGTERM)
        pool.shutdown(wait, cancel_futures=True)
