"""A process that pauses: at once, no longer than it may, and never once it is needed."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from scenarios.answers import pausing
from scenarios.answers.pausing import Pauses

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="skipped: what a process does is read where Linux says it"
)
SLEEPS = "import time; time.sleep(60)"


@contextmanager
def process():
    begun = subprocess.Popen([sys.executable, "-c", SLEEPS])
    try:
        yield begun.pid
    finally:
        begun.kill()
        begun.wait()


def stopped(number: int, wanted: bool) -> bool:
    """Whether a process is stopped, once it is as wanted or a second has gone."""
    deadline = time.monotonic() + 1.0
    while (now := _stopped(number)) != wanted and time.monotonic() < deadline:
        time.sleep(0.005)
    return now


def _stopped(number: int) -> bool:
    return Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0] == "T"


class Clock:
    """Time that passes by the test's hand, and what is to be done at what time: no test waits, whatever else runs."""

    def __init__(self) -> None:
        self.now, self.due = 100.0, []

    def monotonic(self) -> float:
        return self.now

    def timer(self, after_s: float, call):
        self.due.append((self.now + after_s, call))
        return SimpleNamespace(daemon=False, start=lambda: None)

    def passes(self, seconds: float) -> None:
        until = self.now + seconds
        while self.due and min(when for when, _ in self.due) <= until:
            first = min(self.due, key=lambda due: due[0])
            self.due.remove(first)
            self.now = first[0]
            first[1]()
        self.now = until


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(pausing, "time", made)
    monkeypatch.setattr(pausing, "threading", SimpleNamespace(Lock=threading.Lock, Timer=made.timer))
    return made


@pytest.fixture
def pauses(clock):
    """Pauses, and at what times they were over."""
    over: list[float] = []
    made = Pauses(lambda: over.append(clock.now))
    made.seen = over
    yield made
    made.end()


def test_it_pauses_until_a_moment_after_the_last_answer(pauses, clock):
    with process() as number:
        began = clock.now
        pauses.begin([number])
        assert pauses.lasts()
        assert stopped(number, True)
        clock.passes(0.5)
        pauses.answered()
        clock.passes(pausing.MOMENT_S - 0.01)
        assert _stopped(number)
        assert pauses.lasts()
        clock.passes(0.01)
        assert pauses.seen == [began + 0.5 + pausing.MOMENT_S]
        assert not stopped(number, False)
        assert not pauses.lasts()


def test_it_pauses_no_longer_than_it_may_however_often_it_is_asked_to(pauses, clock):
    with process() as number:
        pauses.begin([number])
        assert stopped(number, True)
        for _ in range(7):
            clock.passes(pausing.MOST_S / 8)
            pauses.begin([number])  # another answer for a screen, and another
        assert _stopped(number)
        clock.passes(pausing.MOST_S / 8)
        assert not stopped(number, False)
        assert pauses.lasts()  # nothing else begins meanwhile
        assert pauses.seen == []


def test_one_that_is_needed_goes_on_at_once_and_the_others_do_not(pauses):
    with process() as one, process() as other:
        pauses.begin([one, other])
        assert stopped(one, True)
        assert stopped(other, True)
        pauses.go_on(one)
        assert not stopped(one, False)
        assert _stopped(other)
        pauses.end()
        assert not stopped(other, False)
        assert not pauses.lasts()


def test_one_that_has_ended_is_no_fault(pauses):
    with process() as number:
        pass
    pauses.begin([number])
    pauses.end()


def test_where_there_are_no_such_signals_it_works_on(pauses, monkeypatch):
    with process() as number:
        monkeypatch.setattr(pausing.sys, "platform", "win32")
        pauses.begin([number])
        assert pauses.lasts()
        assert not _stopped(number)
