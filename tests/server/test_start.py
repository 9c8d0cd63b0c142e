"""The warm start: what the first visitor would wait for is done before anybody comes."""

from __future__ import annotations

import asyncio
import gc
import logging
from concurrent.futures import ThreadPoolExecutor

import pytest

from scenarios.answers import link_reading
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.compare import facts, ladder
from scenarios.server import start
from scenarios.ui import framework
from scenarios.ui.asking import SERVICE


@pytest.fixture(autouse=True)
def service():
    """The tests' own answers and summaries come back afterwards."""
    before, pages = (SERVICE.answers, SERVICE.precompute), start.SUMMARIES.executor
    yield SERVICE
    SERVICE.answers, SERVICE.precompute = before
    start.SUMMARIES.executor = pages
    gc.unfreeze()


def run(coroutine):
    """In a thread of its own: a browser test in the same process may have left its event loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result(60)


def first(answers: Answers, function) -> bool:
    question = link_reading.read({}, RESOLVER).question
    return answers.has(function, question)


def test_pages_are_handed_the_answers_of_the_server(service):
    answers = Answers()
    start.serve_with(answers)
    assert service.answers is answers
    assert service.precompute.answers is answers


@pytest.mark.parametrize(("said", "answered"), [("on", True), ("off", False)])
def test_the_first_screen_is_answered_before_anybody_comes(service, monkeypatch, said, answered):
    monkeypatch.setenv("ONE_MISSION_AHEAD", said)
    start.serve_with(Answers())
    start._warm_up()
    assert first(service.answers, facts) is answered
    assert first(service.answers, ladder) is answered


def test_a_server_works_ahead_until_it_ends_and_leaves_what_stays_out_of_later_collections(service, monkeypatch):
    monkeypatch.delenv("ONE_MISSION_AHEAD", raising=False)

    async def served():
        async with start.warm(None):
            thread = service.precompute._thread
            assert thread.is_alive()
            return thread, gc.get_freeze_count()

    thread, frozen = run(served())
    assert not thread.is_alive()
    assert frozen > 10_000


def test_nothing_is_worked_out_ahead_where_that_is_switched_off(service, monkeypatch):
    monkeypatch.setattr(start, "_warm_up", lambda: None)

    async def served():
        async with start.warm(None):
            summaries = start.SUMMARIES.executor
            assert service.answers.executor.giving_way.processes[1:] == [summaries]
            return service.precompute._thread, summaries._pool

    monkeypatch.setenv("ONE_MISSION_AHEAD", " OFF ")
    assert run(served()) == (None, None)  # nor has the process of summaries begun
    monkeypatch.setenv("ONE_MISSION_AHEAD", "on")
    thread, summaries = run(served())
    assert thread is not None
    assert summaries is not None


def test_what_no_longer_holds_of_the_framework_is_logged_in_a_sentence(service, monkeypatch, caplog):
    monkeypatch.setattr(framework, "broken", lambda: ["The framework no longer has 'x'."])
    start.serve_with(Answers())
    with caplog.at_level(logging.WARNING, logger="one_mission"):
        start._warm_up()
    assert "The framework no longer has 'x'." in caplog.messages


def test_a_failed_start_leaves_the_visitor_waiting_and_not_turned_away(service, monkeypatch, caplog):
    def fail(params, resolver):
        raise OSError("disk")

    monkeypatch.delenv("ONE_MISSION_AHEAD", raising=False)
    monkeypatch.setattr(start.link_reading, "read", fail)
    start.serve_with(Answers())
    with caplog.at_level(logging.ERROR, logger="one_mission"):
        start._warm_up()
    assert "the warm start failed; the first visitor waits instead" in caplog.messages


@pytest.mark.parametrize(("wanted", "processes"), [("", 3), ("1", 1), (" 2 ", 2), ("0", 3), ("-1", 3), ("many", 3)])
def test_as_many_processes_work_as_are_set_or_one_a_core(monkeypatch, caplog, wanted, processes):
    monkeypatch.setattr(start.os, "cpu_count", lambda: 3)
    monkeypatch.setenv("ONE_MISSION_PROCESSES", wanted)
    with caplog.at_level(logging.WARNING):
        assert start._processes() == processes
    told = [r.getMessage() for r in caplog.records]
    refused = wanted in ("0", "-1", "many")
    assert told == (
        [f"ONE_MISSION_PROCESSES is {wanted!r}: it takes a whole number from 1 to 256. One a core, 3, work instead."]
        if refused
        else []
    )
