"""Processes that work on answers: loaded already, of a lower priority, and ended with the one that began them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from scenarios.answers import process_pool

HERE = """
import os, sys, time
from scenarios.answers.process_pool import process_pool
if __name__ == "__main__":
    pool = process_pool(1)
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(60)
"""


TWO = HERE.replace(
    "print(pool.submit(os.getpid).result(), flush=True)",
    "other = process_pool(1); print(*(p.submit(os.getpid).result() for p in (pool, other)), flush=True)",
)


def loaded() -> list[str]:
    return [m for m in ("scenarios.answers.decide", "scenarios.answers.wards", "scipy") if m in sys.modules]


def main_module() -> str:
    return getattr(sys.modules["__main__"], "__file__", "") or ""


def test_a_process_has_loaded_what_answers_need_and_goes_after_the_one_that_draws():
    with process_pool.process_pool(1) as pool:
        assert pool.submit(os.nice, 0).result() - os.nice(0) == process_pool.NICENESS
        assert "pytest" not in pool.submit(main_module).result()  # nothing of whoever started it runs again
        if sys.platform == "linux":
            assert len(pool.submit(loaded).result()) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="skipped: this platform has no signals of that kind")
def test_a_process_ends_with_the_one_that_began_it_however_that_ends(tmp_path):
    (tmp_path / "main.py").write_text(HERE)
    began = subprocess.Popen([sys.executable, tmp_path / "main.py"], stdout=subprocess.PIPE, text=True)
    worker = int(began.stdout.readline())
    os.kill(began.pid, signal.SIGKILL)
    began.wait()
    gone(worker)


@pytest.mark.skipif(sys.platform == "win32", reason="skipped: this platform has no signals of that kind")
def test_one_that_is_paused_ends_with_it_too(tmp_path):
    (tmp_path / "main.py").write_text(TWO)
    began = subprocess.Popen([sys.executable, tmp_path / "main.py"], stdout=subprocess.PIPE, text=True)
    works, paused = map(int, began.stdout.readline().split())
    os.kill(paused, signal.SIGSTOP)
    os.kill(began.pid, signal.SIGKILL)
    began.wait()
    gone(works)
    gone(paused)


def gone(process: int) -> None:
    """The process has ended, or ends soon."""
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("the process waits for work for ever")


def test_what_a_job_raises_reaches_whoever_asked():
    with process_pool.process_pool(1) as pool, pytest.raises(ZeroDivisionError):
        pool.submit(process_pool.worked, _fails).result()
    assert process_pool.worked(lambda: 7) == 7


def _fails() -> None:
    raise ZeroDivisionError


def test_elsewhere_each_process_loads_everything_itself(monkeypatch):
    monkeypatch.setattr(process_pool.sys, "platform", "darwin")
    assert isinstance(process_pool._context(), process_pool._LoadingContext)
