"""The warm start: everything the first visitor would wait for, done once before anybody comes."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
from collections.abc import AsyncIterator
from concurrent.futures import wait
from contextlib import asynccontextmanager
from functools import partial

import streamlit as st
from starlette.concurrency import run_in_threadpool

from scenarios.answers import link_reading
from scenarios.answers.answering import RESOLVER, Answers, run_answer
from scenarios.answers.changes import changed
from scenarios.answers.cluster import SETTING, Cluster
from scenarios.answers.compare import facts, ladder, setting
from scenarios.answers.free_memory import few_arenas
from scenarios.answers.precompute import Precompute
from scenarios.answers.process_pool import LOADED
from scenarios.answers.workers import Processes, Workers
from scenarios.domain.errors import MissionError
from scenarios.server.routes import SUMMARIES
from scenarios.server.summaries import own_process
from scenarios.store.library import meetings
from scenarios.store.wards import outline_files, uploads
from scenarios.ui import framework
from scenarios.ui.asking import SERVICE, Service
from scenarios.ui.figures import compare_figure
from scenarios.views import compare_figures

PROCESSES, MOST_PROCESSES = "ONE_MISSION_PROCESSES", 256
SWEEP_S = 6 * 3600
AHEAD = "ONE_MISSION_AHEAD"  # "off" where others need the cores: then every answer waits until somebody asks
LOADED_TOO = ["scenarios.reports.summary"]  # before the others, which then are frozen with it
log = logging.getLogger("one_mission")


def serve_with(answers: Answers) -> Service:
    """Hand this process's pages the answers they ask for."""
    SERVICE.answers, SERVICE.precompute = answers, Precompute(answers)
    return SERVICE


def executor() -> Processes:
    """Processes of this machine, one a core or as many as are set; or a cluster, where one is named."""
    scheduler = os.environ.get(SETTING)
    return Cluster(scheduler) if scheduler else Workers(_processes())


def _processes() -> int:
    wanted, cores = os.environ.get(PROCESSES, "").strip(), os.cpu_count() or 1
    if not wanted:
        return cores
    if wanted.isdecimal() and len(wanted) <= len(str(MOST_PROCESSES)) and 1 <= int(wanted) <= MOST_PROCESSES:
        return int(wanted)
    allowed = f"a whole number from 1 to {MOST_PROCESSES}"
    log.warning("%s is %r: it takes %s. One a core, %d, work instead.", PROCESSES, wanted, allowed, cores)
    return cores


def _works_ahead() -> bool:
    return os.environ.get(AHEAD, "").strip().lower() != "off"


@asynccontextmanager
async def warm(_: st.App) -> AsyncIterator[None]:
    """Warm up, then `gc.freeze()` so that no collection looks at what stays for good, then work ahead until the end."""
    framework.bound_dropped_files()
    few_arenas()
    LOADED[:0] = LOADED_TOO
    workers, SUMMARIES.executor = executor(), (summaries := own_process())
    if isinstance(workers, Workers):
        workers.giving_way.processes.append(summaries)
    service = serve_with(Answers(workers))
    await run_in_threadpool(uploads.sweep)
    await run_in_threadpool(outline_files.sweep)
    await run_in_threadpool(_warm_up)
    gc.collect()
    gc.freeze()
    if service.precompute is not None and _works_ahead():
        summaries.submit(os.getpid)  # so that the first summary waits for no process
        service.precompute.begin()
    sweeping = asyncio.create_task(_sweep_rooms())
    yield
    sweeping.cancel()
    if service.precompute is not None:
        await run_in_threadpool(service.precompute.end)
    workers.shutdown(wait=False)
    summaries.shutdown(wait=False)


async def _sweep_rooms() -> None:
    """Rooms are deleted when their time is over, whether or not another one is opened."""
    while True:
        try:
            await run_in_threadpool(meetings.sweep)
        except MissionError as error:
            log.warning("rooms that are too old stay for now: %s", error)
        await asyncio.sleep(SWEEP_S)


def _warm_up() -> None:
    """Load what the pages load, and answer what the first screen asks where anything is answered before it is asked."""
    quiet = logging.getLogger("streamlit")
    level = quiet.level
    quiet.setLevel(logging.ERROR)  # it warns of running outside a session, which is the point
    try:
        import pydeck  # noqa: F401  the map of wards imports it late

        for sentence in framework.broken():
            log.warning(sentence)
        if not _works_ahead():
            return
        question = link_reading.read({}, RESOLVER).question
        ready = partial(run_answer, facts, question)
        working = SERVICE.answers.executor
        each = working.processes if isinstance(working, Processes) else 1
        everybody = [working.submit(ready) for _ in range(each)]
        for answer in (setting, facts, ladder, changed):
            SERVICE.answers.get(answer, question)
        wait(everybody)
        for kind in compare_figures.KINDS:
            compare_figure(kind, question)
        if SERVICE.precompute is not None:
            SERVICE.precompute.want(question)
    except Exception:
        log.exception("the warm start failed; the first visitor waits instead")
    finally:
        quiet.setLevel(level)
