"""The app's own routes: the static summary of a link, for readers whose network blocks the app."""

from __future__ import annotations

import logging
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from scenarios.answers import link
from scenarios.answers.answering import RESOLVER
from scenarios.domain.errors import MissionError
from scenarios.reports.summary import summary_of_link
from scenarios.ui.framework import base_path
from scenarios.ui.page import SERVICE
from scenarios.ui.page_state import PAGE_PARTS

log = logging.getLogger("one_mission")
SUMMARY = "/summary.html"
FORMER = "/twin.html"  # the summary's address before it was called one; links to it stand on intranet pages
LONGEST_QUERY = 12_000  # characters: longer than any link this app makes
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


async def summary(request: Request) -> Response:
    """The static summary of a link: the same scenario as one page without script."""
    query = request.url.query
    if len(query) > LONGEST_QUERY:
        return PlainTextResponse("This link is too long to be one of ours.", status_code=400)
    try:
        body = await run_in_threadpool(page_of, parse_qs(query, keep_blank_values=True))
    except MissionError as error:
        return PlainTextResponse(f"{error} Nothing is lost: change the link and open it again.", status_code=400)
    except Exception:
        log.exception("the static summary failed")
        return PlainTextResponse("Something went wrong in One Mission itself, not in what you did.", status_code=500)
    return HTMLResponse(body, headers={"content-security-policy": POLICY})


def page_of(params: link.Params) -> str:
    """The summary of a link; parts of it that cannot be read keep the scenario's own values and are reported."""
    return summary_of_link(link.read(params, RESOLVER, PAGE_PARTS), params, SERVICE.answers)


def routes() -> list[Route]:
    """Under the app's base path: the framework puts it before its own routes and not before these."""
    return [Route(f"{base_path()}{path}", summary) for path in (SUMMARY, FORMER)]
