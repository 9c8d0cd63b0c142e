"""Processes that pause for a moment, so that what is worked out ahead takes no core from what somebody waits for.

The system's own signal pauses them, wherever they are in their work. Where a platform has none, they work on.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable

MOST_S = 1.0  # how long a process is paused at most: what it holds, others may need
MOMENT_S = 0.25  # how long a pause lasts after the last answer to a screen, which is then drawn here and in a browser


class Pauses:
    """Processes paused now, by number, and until when nothing else is to begin that nobody waits for."""

    def __init__(self, over: Callable[[], None]) -> None:
        self._over = over
        self._at_latest: dict[int, float] = {}  # by process: when it goes on, whatever happens
        self._until = 0.0
        self._lock = threading.Lock()
        self._rings = float("inf")

    def lasts(self) -> bool:
        """Whether what nobody waits for is to wait."""
        return time.monotonic() < self._until

    def begin(self, processes: list[int]) -> None:
        """Pause these, until a moment after the last answer and never for longer than a second."""
        with self._lock:
            self._until = time.monotonic() + MOST_S
            for process in processes:
                if process not in self._at_latest and signalled(process, "SIGSTOP"):
                    self._at_latest[process] = self._until
            self._ring_at(self._until)

    def answered(self) -> None:
        """The last answer is there: the pause lasts a moment more, so that it can be drawn."""
        with self._lock:
            self._until = time.monotonic() + MOMENT_S
            self._ring_at(self._until)

    def go_on(self, process: int) -> None:
        """This one is needed, or done."""
        with self._lock:
            if self._at_latest.pop(process, None) is not None:
                signalled(process, "SIGCONT")

    def end(self) -> None:
        """All go on at once."""
        with self._lock:
            self._until = 0.0
            for process in self._at_latest:
                signalled(process, "SIGCONT")
            self._at_latest.clear()

    def _ring_at(self, when: float) -> None:
        """Look again then, unless that is done before."""
        if when < self._rings:
            self._rings = when
            later = threading.Timer(max(0.0, when - time.monotonic()), self._look)
            later.daemon = True  # a server that stops does not wait for it
            later.start()

    def _look(self) -> None:
        with self._lock:
            now, self._rings = time.monotonic(), float("inf")
            over = now >= self._until
            for process in [p for p, latest in self._at_latest.items() if over or now >= latest]:
                del self._at_latest[process]
                signalled(process, "SIGCONT")
            if not over:
                self._ring_at(min([self._until, *self._at_latest.values()]))
        if over:
            self._over()


def signalled(process: int, name: str) -> bool:
    """Whether a process got this signal: not where the platform has none, or once the process is gone."""
    if sys.platform == "win32":
        return False
    try:
        os.kill(process, getattr(signal, name))
    except ProcessLookupError:
        return False
    return True
