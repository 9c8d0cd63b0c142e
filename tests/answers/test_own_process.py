"""A process of its own for files: beside those that answer screens, one after the other, replaced if it dies."""

from __future__ import annotations

import os
import signal
import time
from concurrent.futures import BrokenExecutor, wait
from functools import partial
from pathlib import Path

import pytest

from scenarios.answers import own_process
from scenarios.answers.own_process import FILES_NICENESS, OwnProcess
from scenarios.answers.urgency import Urgency, urgency
from scenarios.answers.workers import Workers

WAIT_S = 60


@pytest.fixture
def files():
    found = OwnProcess()
    yield found
    found.shutdown()


def held(begun: str, until: str) -> int:
    """Say that this began, and work until a file is there."""
    Path(begun).touch()
    deadline = time.monotonic() + WAIT_S
    while not Path(until).exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    return os.getpid()


def there(path: Path) -> bool:
    deadline = time.monotonic() + WAIT_S
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    return path.exists()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(path: str) -> str:
    if not Path(path).exists():
        Path(path).touch()
        die()
    return "done"


def fail() -> None:
    raise ValueError("no")


def niceness() -> int:
    return os.getpriority(os.PRIO_PROCESS, 0)


def runs(process: int) -> bool:
    """Whether it works or may work; what has ended and is not yet cleared away does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


def ends(process: int) -> bool:
    deadline = time.monotonic() + WAIT_S
    while runs(process) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not runs(process)


def test_a_file_takes_no_process_from_a_screen_however_few_there_are(tmp_path):
    with Workers(1) as one:
        with urgency(Urgency.FILE):
            file = one.submit(held, str(tmp_path / "begun"), str(tmp_path / "enough"))
        assert there(tmp_path / "begun")
        assert one.submit(os.getpid).result(WAIT_S)
        assert not file.done()
        (tmp_path / "enough").touch()
        assert file.result(WAIT_S) != one.submit(os.getpid).result(WAIT_S)


def test_an_answer_takes_no_process_from_a_file(tmp_path):
    with Workers(1) as one:
        answer = one.submit(held, str(tmp_path / "begun"), str(tmp_path / "enough"))
        assert there(tmp_path / "begun")
        with urgency(Urgency.FILE):
            assert one.submit(os.getpid).result(WAIT_S)
        assert not answer.done()
        (tmp_path / "enough").touch()
        answer.result(WAIT_S)


def test_files_are_worked_on_by_one_process_one_after_the_other(files, tmp_path):
    first = files.submit(partial(held, str(tmp_path / "first"), str(tmp_path / "enough")))
    second = files.submit(partial(held, str(tmp_path / "second"), str(tmp_path / "enough")))
    assert there(tmp_path / "first")
    time.sleep(0.3)
    assert not (tmp_path / "second").exists()
    (tmp_path / "enough").touch()
    assert first.result(WAIT_S) == second.result(WAIT_S)


def test_it_gives_way_to_those_that_answer_screens(files):
    assert files.submit(niceness).result(WAIT_S) == min(19, niceness() + FILES_NICENESS)


def test_what_nobody_waits_for_is_not_begun(files, tmp_path):
    first = files.submit(partial(held, str(tmp_path / "first"), str(tmp_path / "enough")))
    dropped = files.submit(partial(held, str(tmp_path / "dropped"), str(tmp_path / "enough")))
    last = files.submit(os.getpid)
    assert dropped.cancel()
    (tmp_path / "enough").touch()
    wait([first, last], timeout=WAIT_S)
    assert last.result(0)
    assert not (tmp_path / "dropped").exists()


def test_a_fault_reaches_whoever_asked_and_the_next_file_is_worked_on(files):
    with pytest.raises(ValueError, match="no"):
        files.submit(fail).result(WAIT_S)
    assert files.submit(os.getpid).result(WAIT_S)


def test_a_process_that_dies_is_replaced_and_its_file_worked_on_again(files, tmp_path):
    before = files.submit(os.getpid).result(WAIT_S)
    again = files.submit(partial(die_once, str(tmp_path / "died")))
    after = files.submit(os.getpid)
    assert again.result(WAIT_S) == "done"
    assert after.result(WAIT_S) != before


def test_a_process_that_dies_while_it_is_idle_is_replaced(files):
    before = files.submit(os.getpid).result(WAIT_S)
    os.kill(before, signal.SIGKILL)
    assert files.submit(os.getpid).result(WAIT_S) != before


def test_a_file_that_always_ends_the_process_is_given_up_and_is_nobody_elses_fault(files):
    killing, other = files.submit(die), files.submit(os.getpid)
    with pytest.raises(BrokenExecutor):
        killing.result(WAIT_S)
    assert other.result(WAIT_S)


def test_it_ends_once_no_file_has_come_for_a_while_and_begins_with_the_next():
    files = OwnProcess(idle_s=0.05)
    try:
        before = files.submit(os.getpid).result(WAIT_S)
        assert ends(before)
        assert files.submit(os.getpid).result(WAIT_S) != before
    finally:
        files.shutdown()


def test_it_does_not_end_while_a_file_is_worked_on_nor_before_the_next(tmp_path):
    files = OwnProcess(idle_s=0.3)
    try:
        before = files.submit(os.getpid).result(WAIT_S)  # from now on it would end
        first = files.submit(partial(held, str(tmp_path / "begun"), str(tmp_path / "enough")))
        second = files.submit(os.getpid)
        assert there(tmp_path / "begun")
        time.sleep(0.6)
        (tmp_path / "enough").touch()
        assert first.result(WAIT_S) == second.result(WAIT_S) == before
    finally:
        files.shutdown()


def test_it_ends_as_well_where_the_last_that_waited_was_dropped(tmp_path):
    files = OwnProcess(idle_s=0.05)
    try:
        first = files.submit(partial(held, str(tmp_path / "begun"), str(tmp_path / "enough")))
        assert there(tmp_path / "begun")
        assert files.submit(os.getpid).cancel()
        (tmp_path / "enough").touch()
        assert ends(first.result(WAIT_S))
    finally:
        files.shutdown()


def test_where_no_process_can_begin_it_is_said_and_the_next_file_is_worked_on(files, monkeypatch):
    def none(*_):
        raise OSError(24, "too many open files")

    with monkeypatch.context() as broken:
        broken.setattr(own_process, "process_pool", none)
        with pytest.raises(BrokenExecutor, match="too many open files"):
            files.submit(os.getpid).result(WAIT_S)
    assert not files.at_work
    assert files.submit(os.getpid).result(WAIT_S)


def test_a_server_that_ends_waits_for_no_file_and_leaves_nothing(tmp_path):
    files = OwnProcess()
    process = files.submit(os.getpid).result(WAIT_S)
    busy = files.submit(partial(held, str(tmp_path / "begun"), str(tmp_path / "never")))
    waiting = files.submit(os.getpid)
    assert there(tmp_path / "begun")
    files.shutdown(wait=False)
    assert waiting.cancelled()
    with pytest.raises(BrokenExecutor):
        busy.result(WAIT_S)
    assert ends(process)
    assert files.submit(os.getpid).cancelled(), "nothing begins any more"
