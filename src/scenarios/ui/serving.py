"""The app as one server: warm before the first visitor, headers on every answer, its look and a notice where websockets are blocked."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import parse_qs

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from scenarios.domain.errors import MissionError
from scenarios.ui import style
from scenarios.ui.ahead import ahead

log = logging.getLogger("one_mission")
TWIN = "/twin.html"
MOST_QUERY = 12_000  # characters: longer than any link this app makes
NOTICE = '<script src="{base}/app/static/notice.js" defer></script></head>'
HEADERS = {b"x-content-type-options": b"nosniff", b"referrer-policy": b"no-referrer",
           b"permissions-policy": b"camera=(), microphone=(), geolocation=(), payment=()"}  # fmt: skip
TWIN_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@asynccontextmanager
async def warm(_: st.App) -> AsyncIterator[None]:
    """Everything the first visitor would wait for, done once; then what will never be freed is left out of every sweep of memory."""
    await run_in_threadpool(_first_run)
    gc.collect()
    gc.freeze()
    ahead.begin()
    yield
    await run_in_threadpool(ahead.end)


def _first_run() -> None:
    """Load what the pages load, and run what the first screen shows."""
    quiet = logging.getLogger("streamlit")
    level = quiet.level
    quiet.setLevel(logging.ERROR)  # it warns of running outside a session, which is the point
    try:
        import altair  # noqa: F401
        import pandas  # noqa: F401
        import pyarrow  # noqa: F401
        import pydeck  # noqa: F401

        from scenarios.ui import address, compute, differing

        first = address.read({})
        compute.facts(first.ask, first.spend_gbp)
        ahead.want(first.ask, first.spend_gbp)
        compute.ladder(first.ask)
        differing.changed(first.ask)
    except Exception:
        log.exception("the warm start failed; the first visitor waits instead")
    finally:
        quiet.setLevel(level)


async def twin(request: Request) -> Response:
    """The static twin of an address: the same scenario as one page without script, for readers whose network blocks the app."""
    from scenarios.ui import twinning

    query = request.url.query
    if len(query) > MOST_QUERY:
        return PlainTextResponse("This link is too long to be one of ours.", status_code=400)
    try:
        body = await run_in_threadpool(twinning.page, parse_qs(query, keep_blank_values=True))
    except MissionError as error:
        return PlainTextResponse(f"{error} Nothing is lost: change the link and open it again.", status_code=400)
    except Exception:
        log.exception("the static twin failed")
        return PlainTextResponse("Something went wrong in One Mission itself, not in what you did.", status_code=500)
    return HTMLResponse(body, headers={"content-security-policy": TWIN_POLICY})


class Furnished:
    """Headers on every answer, the page's language, look and notice on the page itself, and no metrics for strangers."""

    def __init__(self, app) -> None:
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        if scope["path"].endswith("/_stcore/metrics") and os.environ.get("ONE_MISSION_METRICS") != "1":
            return await PlainTextResponse("not found", status_code=404)(scope, receive, send)
        if (
            "." not in scope["path"].rsplit("/", 1)[-1]
        ):  # the page itself, by any of its names: what comes packed could not be furnished
            scope = {**scope, "headers": [(k, v) for k, v in scope["headers"] if k != b"accept-encoding"]}
        held: list[dict] = []

        async def passing(message) -> None:
            if message["type"] == "http.response.start":
                have = {k for k, _ in message["headers"]}
                message["headers"] = [*message["headers"], *((k, v) for k, v in HEADERS.items() if k not in have)]
                if _is_page(message):
                    held.append(message)
                    return
            elif held:
                held.append(message)
                if not message.get("more_body"):
                    await _send_page(held, send)
                return
            await send(message)

        return await self.app(scope, receive, passing)


def _is_page(start: dict) -> bool:
    """The app's own page, and not the twin, which is whole as it is."""
    headers = dict(start["headers"])
    return headers.get(b"content-type", b"").startswith(b"text/html") and b"content-security-policy" not in headers


async def _send_page(held: list[dict], send) -> None:
    start, body = held[0], b"".join(m.get("body", b"") for m in held[1:])
    notice = NOTICE.format(base=_base())
    if body:
        head = style.EVERYWHERE + notice
        body = body.replace(b'<html lang="en"', b'<html lang="en-GB"', 1).replace(b"</head>", head.encode(), 1)
    headers = [(k, v) for k, v in start["headers"] if k not in (b"content-length", b"etag", b"last-modified")]
    await send({**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})


def routes() -> list[Route]:
    """The app's own routes. The framework puts its base path before its own routes and not before these."""
    return [Route(f"{_base()}{TWIN}", twin)]


def _base() -> str:
    base = (st.config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


MIDDLEWARE = [Middleware(Furnished)]
