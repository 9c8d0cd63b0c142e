"""A cache that computes each value once, whoever asks."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from scenarios.answers.kept import Kept


def counted(calls: list[str], value: object):
    def make() -> object:
        calls.append("made")
        return value

    return make


def test_a_value_is_made_once():
    kept, calls = Kept(3), []
    assert [kept.get("a", counted(calls, 7)) for _ in range(3)] == [7, 7, 7]
    assert calls == ["made"]


def test_a_value_of_nothing_is_kept_like_any_other():
    kept, calls = Kept(3), []
    assert kept.get("a", counted(calls, None)) is None
    assert kept.get("a", counted(calls, 1)) is None


def test_the_one_used_longest_ago_goes_first():
    kept, calls = Kept(2), []
    for key in ("a", "b", "a", "c"):
        kept.get(key, counted(calls, key))
    assert "a" in kept
    assert "b" not in kept
    assert "c" in kept
    assert len(kept) == 2


def test_many_threads_wait_for_the_one_that_makes_it():
    kept, calls, begun, go = Kept(2), [], threading.Event(), threading.Event()

    def slow() -> str:
        calls.append("made")
        begun.set()
        assert go.wait(20)
        return "done"

    with ThreadPoolExecutor(9) as pool:
        first = pool.submit(kept.get, "a", slow)
        assert begun.wait(20)
        others = [pool.submit(kept.get, "a", slow) for _ in range(8)]
        go.set()
        assert [f.result(20) for f in (first, *others)] == ["done"] * 9
    assert calls == ["made"]


def test_another_key_need_not_wait():
    kept, begun, go = Kept(2), threading.Event(), threading.Event()

    def slow() -> int:
        begun.set()
        assert go.wait(20)
        return 1

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(kept.get, "slow", slow)
        assert begun.wait(20)
        assert kept.get("quick", lambda: 2) == 2
        go.set()
        assert waiting.result(20) == 1


def test_a_failure_is_told_to_all_who_wait_and_kept_for_nobody():
    kept, begun, go = Kept(2), threading.Event(), threading.Event()

    def fails() -> int:
        begun.set()
        assert go.wait(20)
        raise ValueError("no")

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(kept.get, "a", fails)
        assert begun.wait(20)
        second = pool.submit(kept.get, "a", fails)
        go.set()
        for asked in (first, second):
            with pytest.raises(ValueError, match="no"):
                asked.result(20)
    assert kept.get("a", lambda: 3) == 3


def test_whoever_begins_it_first_starts_the_work_and_all_wait_for_it():
    kept, work = Kept(2), Future()
    first = kept.begin("a", lambda: work)
    assert kept.begin("a", lambda: pytest.fail("started twice")) is first
    assert kept.worked_on("a") is work
    work.set_result(7)
    assert first.result(1) == 7
    assert kept.worked_on("a") is None
    assert kept.begin("a", lambda: pytest.fail("it is kept")).result(1) == 7


def test_work_is_dropped_once_the_last_who_waited_has_left():
    kept, work = Kept(2), Future()
    coming = [kept.begin("a", lambda: work) for _ in range(2)]
    kept.release("a", coming[0])
    assert not work.cancelled()
    kept.release("a", coming[1])
    assert work.cancelled()
    assert coming[0].cancelled()
    assert "a" not in kept
    kept.release("a", coming[0])  # nobody left to leave


def test_whoever_leaves_late_takes_nothing_from_those_who_came_after():
    kept, failed, second = Kept(2), Future(), Future()
    late = kept.begin("a", lambda: failed)
    failed.set_exception(ValueError("no"))
    waiting = kept.begin("a", lambda: second)
    kept.release("a", late)
    assert not second.cancelled()
    second.set_result(3)
    assert waiting.result(1) == 3


def test_work_that_has_begun_is_finished_and_kept():
    kept, work = Kept(2), Future()
    work.set_running_or_notify_cancel()
    kept.release("a", kept.begin("a", lambda: work))
    work.set_result(1)
    assert "a" in kept


def test_work_that_cannot_be_started_is_told_and_not_kept():
    kept = Kept(2)
    with pytest.raises(RuntimeError, match="no process"):
        kept.begin("a", lambda: (_ for _ in ()).throw(RuntimeError("no process")))
    assert kept.worked_on("a") is None


def test_what_is_larger_than_everything_is_given_and_not_kept():
    kept = Kept(10, len)
    assert kept.get("a", lambda: "x" * 50) == "x" * 50
    assert "a" not in kept
    assert [kept.get(k, lambda: "x" * 6) for k in "bc"] == ["x" * 6] * 2
    assert len(kept) == 1


def test_what_works_on_a_value_is_told_to_whoever_asks_while_it_is_being_begun():
    kept, let_begin, asked = Kept[int](4), threading.Event(), threading.Event()
    working, told = Future[int](), []

    def start():
        asked.set()
        let_begin.wait(10)
        return working

    first = threading.Thread(target=lambda: kept.begin("a", start))
    first.start()
    assert asked.wait(10)
    second = threading.Thread(target=lambda: told.append(kept.worked_on("a")))
    second.start()
    second.join(0.1)
    let_begin.set()
    for thread in (first, second):
        thread.join(10)
    assert told == [working]


def test_nothing_works_on_a_value_that_failed_to_begin():
    kept = Kept[int](4)
    with pytest.raises(OSError, match="full"):
        kept.begin("a", lambda: (_ for _ in ()).throw(OSError("full")))
    assert kept.worked_on("a") is None
