"""The warm start: everything the first visitor would wait for, done once before anybody comes."""

from __future__ import annotations

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.concurrency import run_in_threadpool

from scenarios.answers import link
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.changes import changed
from scenarios.answers.compare import facts, ladder, setting
from scenarios.answers.precompute import Precompute
from scenarios.ui import framework
from scenarios.ui.figures import compare_figure
from scenarios.ui.page import SERVICE, Service
from scenarios.views import compare_figures

log = logging.getLogger("one_mission")


def serve_with(answers: Answers) -> Service:
    """Hand this process's pages the answers they ask for."""
    SERVICE.answers, SERVICE.precompute = answers, Precompute(answers)
    return SERVICE


@asynccontextmanager
async def warm(_: st.App) -> AsyncIterator[None]:
    """Warm up, then `gc.freeze()` so that no collection looks at what stays for good, then work ahead until the end."""
    service = serve_with(Answers())
    await run_in_threadpool(_warm_up)
    gc.collect()
    gc.freeze()
    if service.precompute is not None:
        service.precompute.begin()
    yield
    if service.precompute is not None:
        await run_in_threadpool(service.precompute.end)


def _warm_up() -> None:
    """Load what the pages load, and answer what the first screen asks."""
    quiet = logging.getLogger("streamlit")
    level = quiet.level
    quiet.setLevel(logging.ERROR)  # it warns of running outside a session, which is the point
    try:
        import pydeck  # noqa: F401  the map of wards imports it late

        for sentence in framework.broken():
            log.warning(sentence)
        question = link.read({}, RESOLVER).question
        for answer in (setting, facts, ladder, changed):
            SERVICE.answers.get(answer, question)
        for kind in compare_figures.KINDS:
            compare_figure(kind, question)
        if SERVICE.precompute is not None:
            SERVICE.precompute.want(question)
    except Exception:
        log.exception("the warm start failed; the first visitor waits instead")
    finally:
        quiet.setLevel(level)
