"""Processes with work that takes long pause for moments beside an answer, so that it has the cores to itself.

Two cores are often halves of one: beside a summary an answer takes half as long again, whatever their priorities. They
pause for no more than half of the time, so that their work goes on beside any number of readers.
"""

from __future__ import annotations

import threading
import time

from scenarios.answers.own_process import OwnProcess
from scenarios.answers.pausing import signalled

MOST_S, EVERY_S = 0.4, 0.8  # how long a pause is at most, and how far the next is from its beginning


class GivingWay:
    """Which processes give way, and those that are paused now."""

    def __init__(self, *processes: OwnProcess) -> None:
        self.processes = list(processes)
        self._paused: list[int] = []
        self._next_at = float("-inf")
        self._lock = threading.Lock()

    def begin(self) -> None:
        """An answer has begun: whatever works beside it pauses, unless that has only just paused."""
        with self._lock:
            numbers = [n for process in self.processes if (n := process.number) is not None]
            if not numbers or time.monotonic() < self._next_at:
                return
            self._next_at = time.monotonic() + EVERY_S
            self._paused += [n for n in numbers if signalled(n, "SIGSTOP")]
        later = threading.Timer(MOST_S, self.end)
        later.daemon = True  # a server that stops does not wait for it
        later.start()

    def end(self) -> None:
        """The answer is there, or has taken long: all go on."""
        with self._lock:
            for number in self._paused:
                signalled(number, "SIGCONT")
            self._paused.clear()
