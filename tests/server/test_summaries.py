"""Static summaries: a queue of bounded length, a cache of whole pages, and a process that gives way."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from concurrent.futures import Executor, Future, ThreadPoolExecutor

import pytest

from scenarios.answers import link_reading, process_pool
from scenarios.answers.answering import RESOLVER, Inline
from scenarios.server import summaries
from scenarios.server.summaries import NICENESS, Busy, Summaries, own_process


def asked(**params: str) -> tuple[link_reading.Link, dict[str, list[str]]]:
    given = {"draws": ["256"], **{k: [v] for k, v in params.items()}}
    return link_reading.read(given, RESOLVER), given


def run(coroutine):
    """In a thread of its own: a browser test in the same process may have left its event loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result(90)


class Counting(Executor):
    """Pages that are made when told to."""

    def __init__(self) -> None:
        self.futures: list[Future] = []

    def submit(self, fn, /, *args, **kwargs):
        self.futures.append(Future())
        return self.futures[-1]


def test_a_page_is_made_once_and_kept():
    desk = Summaries(Inline())
    first, second = (run(desk.page(*asked(years="2"))) for _ in range(2))
    assert first is second
    assert "after 2 years" in first


def test_who_asks_together_waits_for_one_page():
    async def together():
        executor = Counting()
        desk = Summaries(executor)
        coming = [asyncio.create_task(desk.page(*asked(years="3"))) for _ in range(5)]
        await asyncio.sleep(0.05)
        executor.futures[0].set_result("the page")
        return await asyncio.gather(*coming), len(executor.futures)

    assert run(together()) == (["the page"] * 5, 1)


def test_beyond_the_queue_s_length_one_is_told_to_come_again(monkeypatch):
    monkeypatch.setattr(summaries, "MOST_WAITING", 2)

    async def many():
        executor = Counting()
        desk = Summaries(executor)
        waiting = [asyncio.create_task(desk.page(*asked(years=str(y)))) for y in (2, 3)]
        await asyncio.sleep(0.05)
        with pytest.raises(Busy):
            await desk.page(*asked(years="4"))
        executor.futures[0].set_result("a")
        executor.futures[1].set_result("b")
        assert await asyncio.gather(*waiting) == ["a", "b"]
        later = asyncio.create_task(desk.page(*asked(years="4")))
        await asyncio.sleep(0.05)
        executor.futures[2].set_result("c")
        return await later

    assert run(many()) == "c"


def test_one_address_can_ask_generously_and_not_without_end(monkeypatch):
    monkeypatch.setattr(summaries, "MOST_A_MINUTE", 3)
    monkeypatch.setattr(summaries.time, "monotonic", lambda: 1000.0)
    desk = Summaries(Inline())
    for years in "234":
        run(desk.page(*asked(years=years), address="10.0.0.1"))
    with pytest.raises(Busy):
        run(desk.page(*asked(years="5"), address="10.0.0.1"))
    assert run(desk.page(*asked(years="5"), address="10.0.0.2"))
    monkeypatch.setattr(summaries.time, "monotonic", lambda: 1060.0)
    assert run(desk.page(*asked(years="6"), address="10.0.0.1"))


def test_whoever_leaves_is_no_longer_waited_for():
    async def left():
        executor = Counting()
        desk = Summaries(executor)
        task = asyncio.create_task(desk.page(*asked(years="5")))
        await asyncio.sleep(0.05)
        task.cancel()
        await asyncio.sleep(0.05)
        return executor.futures[0].cancelled(), desk._waiting

    assert run(left()) == (True, 0)


def test_what_a_session_left_and_what_could_not_be_read_make_another_page():
    desk = Summaries(Inline())
    plain, said, odd = (
        run(desk.page(*asked(years="2", **more))) for more in ({}, {"room": "Let us."}, {"mission": "q"})
    )
    assert "Let us." in said
    assert len({plain, said, odd}) == 3


@pytest.mark.skipif(not hasattr(os, "nice"), reason="this system has no priorities of this kind")
def test_the_process_gives_way_to_those_that_answer_screens():
    with own_process() as pool:
        assert pool.submit(os.nice, 0).result(60) == os.nice(0) + NICENESS > os.nice(0) + process_pool.NICENESS


@pytest.mark.skipif(sys.platform == "win32", reason="skipped: this platform has no signals of that kind")
def test_a_process_that_ended_while_nobody_asked_is_replaced_and_the_pages_made():
    with own_process() as pool:
        ended = pool.submit(os.getpid).result(60)
        os.kill(ended, signal.SIGKILL)

        async def together():
            desk = Summaries(pool)
            return await asyncio.gather(*(desk.page(*asked(years=str(y))) for y in (2, 3)))

        made = run(together())
        assert "after 2 years" in made[0]
        assert "after 3 years" in made[1]
        assert pool.submit(os.getpid).result(60) != ended


def test_a_page_that_is_kept_costs_nobody_his_turn(monkeypatch):
    monkeypatch.setattr(summaries, "MOST_A_MINUTE", 1)
    desk = Summaries(Inline())
    for _ in range(5):
        assert run(desk.page(*asked(years="2"), address="10.0.0.1"))
