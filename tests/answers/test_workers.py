"""Processes that work on answers: the most urgent first, nothing for nobody, and one that dies is replaced."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
import weakref
from concurrent.futures import BrokenExecutor, CancelledError, wait
from pathlib import Path
from types import SimpleNamespace

import pytest

from scenarios.answers.pausing import MOST_S
from scenarios.answers.urgency import Urgency, in_turn, resting_on, urgency
from scenarios.answers.workers import HELD_BEFORE_LETTING_GO, Workers, process_pool


def noted(path: str, name: str, seconds: float = 0.0) -> int:
    """Write down that this began, take some time, and say which process it was."""
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"{name}\n")
    time.sleep(seconds)
    return os.getpid()


def held(begun: str, until: str) -> None:
    """Write down that this began, and work until a file is there."""
    Path(begun).write_text("begun")
    deadline = time.monotonic() + 60
    while not Path(until).exists() and time.monotonic() < deadline:
        time.sleep(0.01)


def still_waits(job) -> bool:
    return not (job.running() or job.done())


def die_once(path: str) -> str:
    """End this process the first time, as the system does with one that takes too much memory."""
    if not Path(path).exists():
        Path(path).write_text("died")
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    raise ValueError("no")


def main_module() -> str:
    return getattr(sys.modules["__main__"], "__file__", None) or "none"


@pytest.fixture(scope="module")
def one():
    with Workers(1) as pool:
        pool.submit(os.getpid).result(60)
        yield pool


def waiting_at_last(pool) -> int:
    """How many jobs are left, once none is or much time has gone: each counts until a moment after its answer."""
    deadline = time.monotonic() + 20
    while pool.waiting() and time.monotonic() < deadline:
        time.sleep(0.01)
    return pool.waiting()


def test_the_most_urgent_is_worked_on_first(one, tmp_path):
    log = str(tmp_path / "order")
    busy = one.submit(noted, log, "busy", 1.0)
    later = []
    for wanted in (Urgency.AHEAD, Urgency.REPORT, Urgency.NEXT, Urgency.SCREEN):
        with urgency(wanted):
            later.append(one.submit(noted, log, wanted.name))
    assert one.waiting(Urgency.NEXT) == 3
    wait([busy, *later], timeout=60)
    assert Path(log).read_text().split() == ["busy", "SCREEN", "NEXT", "REPORT", "AHEAD"]
    assert waiting_at_last(one) == 0


def test_what_is_asked_for_more_urgently_moves_up(one, tmp_path):
    log = str(tmp_path / "order")
    busy = one.submit(noted, log, "busy", 1.0)
    with urgency(Urgency.NEXT):
        first, second = one.submit(noted, log, "first"), one.submit(noted, log, "second")
    one.promote(second, Urgency.SCREEN)
    one.promote(second, Urgency.AHEAD)  # and never down
    wait([busy, first, second], timeout=60)
    assert Path(log).read_text().split() == ["busy", "second", "first"]


def test_what_nobody_waits_for_is_never_begun(one, tmp_path):
    log = str(tmp_path / "order")
    busy, dropped = one.submit(noted, log, "busy", 0.4), one.submit(noted, log, "dropped")
    assert dropped.cancel()
    assert one.submit(noted, log, "last").result(60)
    assert busy.done()
    assert Path(log).read_text().split() == ["busy", "last"]
    with pytest.raises(CancelledError):
        dropped.result(1)


class Asked:
    """Something a job holds on to."""


def test_what_nobody_waits_for_is_not_held_while_others_are_more_urgent(one, tmp_path):
    busy = one.submit(held, str(tmp_path / "begun"), str(tmp_path / "enough"))
    asked = Asked()
    gone = weakref.ref(asked)
    with urgency(Urgency.NEXT):
        still = one.submit(os.getpid)
        dropped = one.submit(id, asked)
        del asked
        assert dropped.cancel()
        for _ in range(3 * HELD_BEFORE_LETTING_GO):
            dropped = one.submit(os.getpid)
            dropped.cancel()
    gc.collect()
    assert gone() is None
    assert not busy.done(), "none had its turn meanwhile"
    assert one.waiting() == 2
    (tmp_path / "enough").touch()
    assert still.result(60)


def begun(log: str, jobs: int = 1) -> list[str]:
    """What has begun, once so many have."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if Path(log).exists() and len(found := Path(log).read_text().split()) >= jobs:
            return found
        time.sleep(0.01)
    return []


@pytest.mark.parametrize(("wanted", "other"), [(Urgency.AHEAD, Urgency.SCREEN), (Urgency.NEXT, Urgency.SCREEN)])
def test_work_that_may_take_long_leaves_a_process_free(tmp_path, wanted, other):
    log = str(tmp_path / "order")
    with Workers(2) as two:
        wait([two.submit(os.getpid), two.submit(os.getpid)], timeout=60)
        with urgency(wanted):
            long = [two.submit(noted, log, f"long{i}", 1.2) for i in range(2)]
        assert begun(log) == ["long0"]
        with urgency(other):
            assert two.submit(noted, log, "meanwhile").result(60)
        assert begun(log, 2)[:2] == ["long0", "meanwhile"]
        wait(long, timeout=60)
        assert sorted(begun(log, 3)) == ["long0", "long1", "meanwhile"]


def test_jobs_of_one_question_are_done_by_one_process_where_others_wait(tmp_path):
    log = str(tmp_path / "order")
    with Workers(2) as two:
        wait([two.submit(os.getpid), two.submit(os.getpid)], timeout=60)
        busy = [two.submit(noted, log, "busy", 0.3) for _ in range(2)]
        asked = {}
        for question in "abc":
            with resting_on(question):
                asked[question] = [two.submit(noted, log, f"{question}{i}", 0.4) for i in range(2)]
        wait([*busy, *(job for jobs in asked.values() for job in jobs)], timeout=60)
        assert sorted(begun(log)[2:4]) == ["a0", "b0"], "not two of one question"
        assert all(len({job.result() for job in asked[q]}) == 1 for q in "ab")


def test_jobs_of_one_question_are_shared_out_where_nothing_else_waits(tmp_path):
    with Workers(2) as two, resting_on("a"):
        wait([two.submit(os.getpid), two.submit(os.getpid)], timeout=60)
        jobs = [two.submit(noted, str(tmp_path / "order"), f"a{i}", 0.5) for i in range(2)]
        assert len({job.result(60) for job in jobs}) == 2


def test_jobs_in_turn_of_one_question_are_done_by_one_process_one_after_the_other(tmp_path):
    log = str(tmp_path / "order")
    with Workers(2) as two:
        wait([two.submit(os.getpid), two.submit(os.getpid)], timeout=60)
        with in_turn():
            jobs = []
            for question in "ab":
                with resting_on(question):
                    jobs += [two.submit(noted, log, f"{question}{i}", 0.4) for i in range(2)]
            with resting_on("c"):
                alone = two.submit(noted, log, "c")
        assert jobs[0].result(60) == jobs[1].result(60)
        assert jobs[2].result(60) == jobs[3].result(60)
        assert alone.result(60) in {job.result() for job in jobs}
        assert sorted(begun(log)[:2]) == ["a0", "b0"], "the other process takes another question meanwhile"


def test_a_less_urgent_job_of_another_question_does_not_go_first(tmp_path):
    log = str(tmp_path / "order")
    with Workers(2) as two:
        wait([two.submit(os.getpid), two.submit(os.getpid)], timeout=60)
        with resting_on("a"):
            jobs = [two.submit(noted, log, f"a{i}", 0.5) for i in range(2)]
        with urgency(Urgency.NEXT), resting_on("b"):
            jobs.append(two.submit(noted, log, "b"))
        wait(jobs, timeout=60)
        assert begun(log)[2] == "b"


def test_what_is_for_a_screen_and_all_else_keep_to_a_process_each_where_both_are_free(tmp_path):
    with Workers(2) as two:
        wait([two.submit(os.getpid), two.submit(os.getpid)], timeout=60)
        of = dict[Urgency, set[int]]()
        for wanted in (*Urgency, *reversed(Urgency)):
            with urgency(wanted), resting_on(wanted.name):
                of.setdefault(wanted, set()).add(two.submit(os.getpid).result(60))
        files = of.pop(Urgency.FILE)
        assert len(of[Urgency.SCREEN]) == 1
        assert len(set.union(*(found for wanted, found in of.items() if wanted != Urgency.SCREEN))) == 1
        assert len(set.union(*of.values())) == 2
        assert len(files) == 1
        assert not files & set.union(*of.values()), "they have one of their own"
        with urgency(Urgency.NEXT), resting_on(Urgency.SCREEN.name):
            assert {two.submit(os.getpid).result(60)} == of[Urgency.SCREEN], "it has what this rests on"


@pytest.mark.parametrize(("busy", "processes"), [(True, 1), (False, 2)])
def test_a_process_is_left_idle_while_this_one_is_busy_drawing(tmp_path, monkeypatch, busy, processes):
    with Workers(2) as two:
        wait([two.submit(os.getpid), two.submit(os.getpid)], timeout=60)
        monkeypatch.setattr(two, "_drawing", SimpleNamespace(busy=lambda: busy))
        jobs = [two.submit(noted, str(tmp_path / "order"), f"job{i}", 0.5) for i in range(2)]
        assert len({job.result(60) for job in jobs}) == processes


@pytest.mark.parametrize(
    ("first", "then", "beside"),
    [
        (Urgency.NEXT, Urgency.SCREEN, True),
        (Urgency.AHEAD, Urgency.SCREEN, True),
        (Urgency.AHEAD, Urgency.NEXT, True),
        (Urgency.SCREEN, Urgency.NEXT, False),
        (Urgency.SCREEN, Urgency.SCREEN, False),
    ],
)
def test_while_this_one_is_busy_drawing_a_job_begins_beside_what_is_less_urgent_alone(
    two, tmp_path, monkeypatch, first, then, beside
):
    monkeypatch.setattr(two, "_drawing", SimpleNamespace(busy=lambda: True))
    with urgency(first):
        long = two.submit(held, str(tmp_path / "first"), str(tmp_path / "enough"))
    assert begun(str(tmp_path / "first"))
    with urgency(then):
        short = two.submit(os.getpid)
    if beside:
        assert short.result(50)
        assert not long.done()
    else:
        time.sleep(0.3)
        assert still_waits(short)
    (tmp_path / "enough").touch()
    long.result(60)
    assert short.result(60)


def test_the_only_process_works_however_busy_this_one_is(monkeypatch):
    with Workers(1) as only:
        monkeypatch.setattr(only, "_drawing", SimpleNamespace(busy=lambda: True))
        assert only.submit(os.getpid).result(60)


@pytest.mark.parametrize("wanted", Urgency)
def test_whatever_is_asked_is_done_where_there_is_one_process(tmp_path, wanted):
    log = str(tmp_path / "order")
    with Workers(1) as only, urgency(wanted):
        assert all(only.submit(noted, log, f"job{i}").result(60) for i in range(2))


@pytest.mark.parametrize("later", [Urgency.REPORT, Urgency.AHEAD])
@pytest.mark.parametrize("now", [Urgency.SCREEN, Urgency.NEXT])
def test_nothing_later_takes_the_last_process_from_what_somebody_may_ask(two, tmp_path, now, later):
    time.sleep(1.3 * MOST_S)  # until then nothing begins ahead, because the fixture asked for a screen
    with urgency(now):
        asked = two.submit(held, str(tmp_path / "asked"), str(tmp_path / "enough"))
    assert begun(str(tmp_path / "asked"))
    with urgency(later):
        afterwards = two.submit(os.getpid)
    time.sleep(0.3)
    assert still_waits(afterwards)
    assert two.submit(os.getpid).result(50)
    assert not asked.done()
    (tmp_path / "enough").touch()
    assert afterwards.result(60)


def test_nothing_is_worked_out_ahead_beside_a_file_and_it_is_once_the_file_is_done(two, tmp_path):
    time.sleep(1.3 * MOST_S)  # until then nothing begins ahead, because the fixture asked for a screen
    with urgency(Urgency.FILE):
        file = two.submit(held, str(tmp_path / "file"), str(tmp_path / "enough"))
    with urgency(Urgency.AHEAD):
        ahead = two.submit(os.getpid)
    assert begun(str(tmp_path / "file"))
    time.sleep(0.3)
    assert still_waits(ahead)
    with urgency(Urgency.NEXT):
        assert two.submit(os.getpid).result(50)
    assert not file.done()
    (tmp_path / "enough").touch()
    assert ahead.result(60)


def test_a_process_that_dies_is_replaced_and_its_job_done_by_another(tmp_path):
    with Workers(1) as pool:
        before = pool.submit(os.getpid).result(60)
        assert pool.submit(die_once, str(tmp_path / "died")).result(60) == "done"
        assert pool.submit(os.getpid).result(60) != before


def test_a_job_that_always_kills_its_process_is_given_up(tmp_path):
    with Workers(1) as pool:
        with pytest.raises(BrokenExecutor):
            pool.submit(die).result(60)
        assert pool.submit(os.getpid).result(60)


def test_a_fault_reaches_whoever_asked(one):
    with pytest.raises(ValueError, match="no"):
        one.submit(fail).result(60)


def test_a_process_never_runs_the_page_that_happens_to_be_the_main_module(monkeypatch, tmp_path):
    page = tmp_path / "page.py"
    page.write_text("raise SystemExit('the page was run')")
    monkeypatch.setattr(sys.modules["__main__"], "__file__", str(page), raising=False)
    monkeypatch.setattr(sys.modules["__main__"], "__spec__", None, raising=False)
    with process_pool(1) as pool:
        assert pool.submit(main_module).result(60) == "none"


def test_what_waits_at_the_end_is_cancelled():
    workers = Workers(1)
    workers.submit(os.getpid).result(60)
    waiting = [workers.submit(time.sleep, 0.2) for _ in range(4)]
    workers.shutdown()
    assert all(f.cancelled() or f.done() for f in waiting)


def test_a_death_is_nobody_elses(tmp_path):
    with Workers(2) as two:
        wait([two.submit(os.getpid) for _ in range(2)], timeout=60)
        beside = two.submit(noted, str(tmp_path / "beside"), "beside", 2.5)
        time.sleep(0.3)
        with pytest.raises(BrokenExecutor):
            two.submit(die).result(60)
        assert beside.result(60)
        assert (tmp_path / "beside").read_text().split() == ["beside"]  # once
        assert waiting_at_last(two) == 0


def counted(path: str, seconds: float) -> float:
    """Write down every hundredth of a second that this works, for so long; how long it was kept from it at most."""
    longest, last, end = 0.0, time.monotonic(), time.monotonic() + seconds
    Path(path).write_text("begun")
    while last < end:
        time.sleep(0.01)
        now = time.monotonic()
        longest, last = max(longest, now - last), now
    return longest


@pytest.fixture
def two():
    with Workers(2) as pool:
        wait([pool.submit(os.getpid), pool.submit(os.getpid)], timeout=60)
        yield pool


def test_what_waited_for_drawing_to_calm_down_begins_once_it_has(two, tmp_path, monkeypatch):
    drawing = SimpleNamespace(busy=lambda: True)
    monkeypatch.setattr(two, "_drawing", drawing)
    time.sleep(1.3 * MOST_S)  # until then a look for jobs follows the answers of the fixture
    other = two.submit(held, str(tmp_path / "other"), str(tmp_path / "enough"))
    assert begun(str(tmp_path / "other"))
    screen = two.submit(os.getpid)
    assert not screen.done()
    drawing.busy = lambda: False
    assert screen.result(50)
    assert not other.done()
    (tmp_path / "enough").touch()
    other.result(60)


def test_a_whole_answer_asked_for_at_once_makes_room_for_another(two, tmp_path):
    time.sleep(1.3 * MOST_S)  # until then a look for jobs follows the answers of the fixture
    with urgency(Urgency.NEXT):
        first = two.submit(held, str(tmp_path / "first"), str(tmp_path / "enough"))
        second = two.submit(os.getpid)
    assert begun(str(tmp_path / "first"))
    assert still_waits(second)
    two.promote(first, Urgency.SCREEN)
    assert second.result(50)
    assert not first.done()
    (tmp_path / "enough").touch()
    first.result(60)


@pytest.mark.parametrize("ends", [os.getpid, die])
def test_a_job_promoted_in_the_moment_it_ends_counts_no_more(tmp_path, monkeypatch, ends):
    with Workers(1) as pool:
        pool.submit(os.getpid).result(60)
        stopped, promoting = pool._stopped, []

        def stopped_and_promoted(job, slot):
            stopped(job, slot)
            promoting.append(threading.Thread(target=pool.promote, args=(job.future, Urgency.SCREEN)))
            promoting[-1].start()
            promoting[-1].join(0.2)

        monkeypatch.setattr(pool, "_stopped", stopped_and_promoted)
        with urgency(Urgency.AHEAD):
            job = pool.submit(ends)
        wait([job], timeout=60)
        for thread in promoting:
            thread.join(60)
        assert promoting
        assert [pool.waiting(u) for u in Urgency] == [0] * len(Urgency)


@pytest.mark.skipif(sys.platform == "win32", reason="skipped: this platform has no signals of that kind")
@pytest.mark.parametrize(("wanted", "pauses"), [(Urgency.AHEAD, True), (Urgency.REPORT, False), (Urgency.NEXT, False)])
def test_what_is_worked_out_ahead_pauses_beside_what_somebody_waits_for(two, tmp_path, wanted, pauses):
    with urgency(wanted):
        long = two.submit(counted, str(tmp_path / "ahead"), 1.5)
    assert begun(str(tmp_path / "ahead"))
    assert two.submit(noted, str(tmp_path / "screen"), "screen", 0.4).result(60)
    assert (long.result(60) > 0.3) is pauses


def test_nothing_ahead_begins_until_a_moment_after_an_answer_for_a_screen(two, tmp_path):
    log = str(tmp_path / "order")
    screen = two.submit(noted, log, "screen", 0.4)
    with urgency(Urgency.AHEAD):
        ahead = two.submit(noted, log, "ahead")
    screen.result(60)
    assert begun(log) == ["screen"]
    ahead.result(60)
    assert begun(log, 2) == ["screen", "ahead"]


@pytest.mark.parametrize("way", ["asked for itself", "its process is needed", "what it prepares is needed"])
def test_what_is_paused_goes_on_once_somebody_waits_for_it(two, tmp_path, way, monkeypatch):
    monkeypatch.setattr("scenarios.answers.pausing.MOST_S", 600.0)  # so that it does not go on by itself
    with urgency(Urgency.AHEAD), resting_on("a"):
        long = two.submit(counted, str(tmp_path / "ahead"), 0.5)
    assert begun(str(tmp_path / "ahead"))
    screen = two.submit(held, str(tmp_path / "screen"), str(tmp_path / "enough"))
    assert begun(str(tmp_path / "screen"))
    if way == "asked for itself":
        two.promote(long, Urgency.SCREEN)
    else:
        with resting_on("a" if way == "what it prepares is needed" else "b"):
            two.submit(os.getpid)
    assert long.result(50)
    assert not screen.done()
    (tmp_path / "enough").touch()
    screen.result(60)
    assert waiting_at_last(two) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="skipped: this platform has no signals of that kind")
def test_what_is_paused_stays_so_for_a_job_whose_question_another_process_prepares(two, tmp_path, monkeypatch):
    monkeypatch.setattr("scenarios.answers.pausing.MOST_S", 600.0)  # so that it does not go on by itself
    with urgency(Urgency.AHEAD), resting_on("a"):
        long = two.submit(counted, str(tmp_path / "ahead"), 0.5)
    assert begun(str(tmp_path / "ahead"))
    with resting_on("b"), in_turn():
        screen = two.submit(held, str(tmp_path / "screen"), str(tmp_path / "enough"))
        assert begun(str(tmp_path / "screen"))
        after = two.submit(os.getpid)
    time.sleep(0.9)
    assert not long.done()
    (tmp_path / "enough").touch()
    wait([screen, after, long], timeout=60)
    assert long.result(0) > 0.5
