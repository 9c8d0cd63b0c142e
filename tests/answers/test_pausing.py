"""A process that pauses: at once, no longer than it may, and never once it is needed."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

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


@pytest.fixture
def pauses(monkeypatch):
    """Pauses of which one lasts four tenths of a second at most, and how often they were over."""
    monkeypatch.setattr(pausing, "MOST_S", 0.4)
    monkeypatch.setattr(pausing, "MOMENT_S", 0.1)
    over = threading.Semaphore(0)
    made = Pauses(over.release)
    made.seen = over
    yield made
    made.end()


def test_it_pauses_until_a_moment_after_the_last_answer(pauses):
    with process() as number:
        pauses.begin([number])
        assert pauses.lasts()
        assert stopped(number, True)
        began = time.monotonic()
        pauses.answered()
        assert pauses.seen.acquire(timeout=5)
        assert 0.1 <= time.monotonic() - began < 0.35
        assert not stopped(number, False)
        assert not pauses.lasts()


def test_it_pauses_no_longer_than_it_may_however_often_it_is_asked_to(pauses):
    with process() as number:
        began = time.monotonic()
        while not _stopped(number):
            pauses.begin([number])
        while _stopped(number) and time.monotonic() - began < 5:
            pauses.begin([])  # another answer for a screen, and another
            time.sleep(0.01)
        assert 0.3 < time.monotonic() - began < 1.5
        assert pauses.lasts()  # nothing else begins meanwhile


def test_one_that_is_needed_goes_on_at_once_and_the_others_do_not(pauses):
    with process() as one, process() as other:
        pauses.begin([one, other])
        assert stopped(one, True)
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
