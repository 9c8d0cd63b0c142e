"""What works beside an answer pauses for a moment, and for no more than half of the time."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from threading import Lock
from types import SimpleNamespace

import pytest

from scenarios.answers import giving_way
from scenarios.answers.giving_way import GivingWay
from scenarios.answers.urgency import Urgency, urgency
from scenarios.answers.workers import Workers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="skipped: only here is a paused process seen to be so")
WAIT_S = 60


def held(begun: str, until: str) -> int:
    """Say which process this is, and work until a file is there."""
    Path(begun + ".part").write_text(str(os.getpid()))
    os.replace(begun + ".part", begun)
    deadline = time.monotonic() + WAIT_S
    while not Path(until).exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    return os.getpid()


def process_of(begun: Path) -> int:
    deadline = time.monotonic() + WAIT_S
    while not begun.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    return int(begun.read_text())


def paused(process: int, wanted: bool) -> bool:
    """Whether it comes to be so within a while."""
    deadline = time.monotonic() + WAIT_S
    while _paused(process) is not wanted and time.monotonic() < deadline:
        time.sleep(0.005)
    return _paused(process) is wanted


def _paused(process: int) -> bool:
    return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "T"


@pytest.fixture
def busy(tmp_path, monkeypatch):
    """Processes that work on answers, the number of the one that works on a file, and a way to end an answer."""
    monkeypatch.setattr(giving_way, "MOST_S", 600.0)  # so that only the end of an answer ends a pause
    with Workers(2) as workers:
        workers.submit(os.getpid).result(WAIT_S)
        with urgency(Urgency.FILE):
            file = workers.submit(held, str(tmp_path / "file"), str(tmp_path / "enough"))
        yield workers, process_of(tmp_path / "file")
        workers.giving_way.end()
        (tmp_path / "enough").touch()
        file.result(WAIT_S)


@pytest.mark.parametrize("wanted", [Urgency.SCREEN, Urgency.NEXT])
def test_a_file_pauses_while_an_answer_is_worked_on_and_then_goes_on(busy, tmp_path, wanted):
    workers, file = busy
    with urgency(wanted):
        answer = workers.submit(held, str(tmp_path / "answer"), str(tmp_path / "answered"))
    process_of(tmp_path / "answer")
    assert paused(file, True)
    (tmp_path / "answered").touch()
    answer.result(WAIT_S)
    assert paused(file, False)


def test_it_does_not_pause_for_what_nobody_waits_for(busy, tmp_path):
    workers, file = busy
    with urgency(Urgency.REPORT):
        report = workers.submit(held, str(tmp_path / "report"), str(tmp_path / "reported"))
    process_of(tmp_path / "report")
    assert not _paused(file)
    (tmp_path / "reported").touch()
    report.result(WAIT_S)


def test_it_goes_on_by_itself_and_pauses_again_only_once_it_has_worked_for_as_long(monkeypatch):
    clock, sent, timers = [100.0], [], []
    monkeypatch.setattr(giving_way, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    monkeypatch.setattr(giving_way, "signalled", lambda number, name: sent.append((number, name)) or True)
    timer = SimpleNamespace(daemon=False, start=lambda: None)
    timers_of = SimpleNamespace(Lock=Lock, Timer=lambda after_s, then: timers.append((after_s, then)) or timer)
    monkeypatch.setattr(giving_way, "threading", timers_of)
    way = GivingWay(SimpleNamespace(number=7), SimpleNamespace(number=None))
    way.begin()
    assert sent == [(7, "SIGSTOP")]
    (after_s, then), *_ = timers
    assert after_s <= giving_way.EVERY_S / 2, "it works for as long as it pauses"
    clock[0] += after_s
    then()
    assert sent[1:] == [(7, "SIGCONT")]
    clock[0] = 100.0 + giving_way.EVERY_S - 0.01
    way.begin()
    assert len(sent) == 2
    clock[0] += 0.02
    way.begin()
    assert sent[2:] == [(7, "SIGSTOP")]


def test_a_server_that_ends_does_not_leave_behind_what_is_paused(tmp_path, monkeypatch):
    monkeypatch.setattr(giving_way, "MOST_S", 600.0)
    workers = Workers(1)
    workers.submit(os.getpid).result(WAIT_S)
    with urgency(Urgency.FILE):
        workers.submit(held, str(tmp_path / "file"), str(tmp_path / "never"))
    file = process_of(tmp_path / "file")
    workers.submit(held, str(tmp_path / "answer"), str(tmp_path / "answered"))
    assert paused(file, True)
    workers.shutdown(wait=False)
    (tmp_path / "answered").touch()
    deadline = time.monotonic() + WAIT_S
    while Path(f"/proc/{file}").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not Path(f"/proc/{file}").exists()
