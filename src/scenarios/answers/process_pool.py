"""New processes that work on answers: each is copied from one that has loaded everything, and none runs a page.

A copy shares its libraries with the others and begins at once. Where the platform has no such way, or none that is
safe, each process loads everything itself.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import types
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import parent_process
from multiprocessing.context import BaseContext, SpawnContext, SpawnProcess
from typing import TypeVar

from scenarios.answers.free_memory import few_arenas, give_back

R = TypeVar("R")
TRIES = 3  # work that ends its process every time is itself at fault
GIVE_BACK_S = 10.0  # how often a process gives back what it has freed
NICENESS = 9  # of processes that work on answers: the web process, which everybody waits for, goes first
LOADED = ["scenarios.answers.loaded"]  # what a process has loaded before it is copied; a server adds what it makes

_main = threading.Lock()
_given_back = [float("-inf")]  # when, of this process


@contextmanager
def _without_page() -> Iterator[None]:
    """A new process must not run the page which happens to be the main module of the process that starts it."""
    with _main:
        page, sys.modules["__main__"] = sys.modules["__main__"], types.ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = page


class _Loading(SpawnProcess):
    """A process that loads everything itself."""

    def start(self) -> None:
        with _without_page():
            super().start()


class _LoadingContext(SpawnContext):
    Process = _Loading


def _context() -> BaseContext:
    if sys.platform != "linux":  # elsewhere libraries do not stand being copied, or there is nothing to copy with
        return _LoadingContext()
    made = _CopyingContext()
    made.set_forkserver_preload(LOADED)
    return made


if sys.platform == "linux":
    from multiprocessing.context import ForkServerContext, ForkServerProcess

    class _Copied(ForkServerProcess):
        """A copy of the process that has loaded everything."""

        def start(self) -> None:
            with _without_page():
                super().start()

    class _CopyingContext(ForkServerContext):
        Process = _Copied


def process_pool(workers: int, niceness: int = NICENESS) -> ProcessPoolExecutor:
    """An executor of processes of their own; each resolves questions of its own. They begin once there is work.

    The higher their niceness, the more they give way to others.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one process a core: more threads would wait for each other
    return ProcessPoolExecutor(workers, mp_context=_context(), initializer=_begin, initargs=(niceness,))


def _begin(niceness: int) -> None:
    """In a new process: it ends with the one that started it, and lets that one go first, which draws what is there."""
    if hasattr(os, "nice"):
        os.nice(niceness)
    few_arenas()
    _end_with_parent()


def worked(call: Callable[[], R]) -> R:
    """A job, and now and then what jobs needed given back: after each, the next would wait for it to be there again."""
    try:
        return call()
    finally:
        if time.monotonic() - _given_back[0] > GIVE_BACK_S:
            _given_back[0] = time.monotonic()
            give_back()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever, and one that is paused for its signal."""
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            if sys.platform != "win32":
                os.killpg(os.getpgrp(), signal.SIGCONT)
            os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
