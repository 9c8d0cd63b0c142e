"""Pages are drawn a few at a time, in the order in which they were asked for.

Python runs one thread at a time. Fifty pages drawn at the same time are each done when all are, and what sends them to
their browsers gets a fiftieth of the processor meanwhile; drawn one after the other, half of them are there in half the
time. Whoever waits for an answer that is worked out elsewhere holds nobody up.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from scenarios.ui.framework import let_newer_go_first
from scenarios.ui.framework_sending import hold_messages, send_messages

DRAWN_AT_ONCE = 2  # one more than can be, so that one which waits for a file or a database leaves nothing idle
LOOK_S = 0.2  # how often a waiting page looks whether its reader has moved on
MOST_S = 3.0  # after so long it is drawn beside the others: whatever became of them, a page comes


class Turns:
    """So many at once; the others wait in a line."""

    def __init__(self, at_once: int) -> None:
        self._free, self._line, self._lock = at_once, deque[threading.Event](), threading.Lock()

    def take(self) -> bool:
        """Wait for a turn; no turn, but leave to go on, for who has waited too long."""
        mine = threading.Event()
        with self._lock:
            if self._free:
                self._free -= 1
                return True
            self._line.append(mine)
        deadline = time.monotonic() + MOST_S
        try:
            while not mine.wait(LOOK_S):
                let_newer_go_first()
                if time.monotonic() > deadline:
                    return self._leave_line(mine)
        except BaseException:
            if self._leave_line(mine):
                self.give_back()
            raise
        return True

    def give_back(self) -> None:
        """The turn is over: the first of the line has the next."""
        with self._lock:
            if self._line:
                self._line.popleft().set()
            else:
                self._free += 1

    def _leave_line(self, mine: threading.Event) -> bool:
        """Wait no longer; whether it was one's turn at that very moment."""
        with self._lock:
            if not mine.is_set():
                self._line.remove(mine)
            return mine.is_set()


TURNS = Turns(DRAWN_AT_ONCE)
_of_thread = threading.local()  # whether it has a turn


@contextmanager
def drawing() -> Iterator[None]:
    """This thread draws a page, or a part of one: inside a page it has its turn already."""
    if getattr(_of_thread, "draws", False):
        yield
        return
    _begin()
    try:
        yield
    finally:
        _end()


@contextmanager
def waiting() -> Iterator[None]:
    """What this thread waits for is worked out elsewhere: meanwhile other pages are drawn."""
    draws = getattr(_of_thread, "draws", False)
    _end()
    yield
    if draws:  # not where the page was left while it waited
        _begin()


def _begin() -> None:
    _of_thread.turn = TURNS.take()
    _of_thread.draws = True
    hold_messages()


def _end() -> None:
    send_messages()
    if getattr(_of_thread, "turn", False):
        TURNS.give_back()
    _of_thread.draws = _of_thread.turn = False
