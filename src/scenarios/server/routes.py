"""The app's own routes: the static summary of a link, for readers whose network blocks the app."""

from __future__ import annotations

import logging
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from scenarios.answers import link_reading, link_saved
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link_beside import WITH
from scenarios.domain.errors import MissionError
from scenarios.server import desk
from scenarios.server.summaries import RETRY_AFTER_S, Busy, Summaries
from scenarios.store.wards.outline_files import ADDRESS, body_of
from scenarios.ui.framework import base_path
from scenarios.ui.page_parts import PAGE_PARTS
from scenarios.ui.who import unknown

log = logging.getLogger("one_mission")
SUMMARY = "/summary.html"
FORMER = "/twin.html"  # the summary's address before it was called one; links to it stand on intranet pages
LONGEST_QUERY = 12_000  # characters: longer than any link this app makes
BUSY = "Many summaries are being made just now. Nothing is lost: open the link again in half a minute."
FOR_EVER = "public, max-age=31536000, immutable"  # its name is its content
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


SUMMARIES = Summaries()


async def summary(request: Request) -> Response:
    """The static summary of a link: the same scenario as one page without script."""
    query = request.url.query
    if len(query) > LONGEST_QUERY:
        return PlainTextResponse("This link is too long to be one of ours.", status_code=400)
    params = parse_qs(query, keep_blank_values=True)
    try:
        link_saved.show_only_published(unknown(request.headers))
        asked = await run_in_threadpool(link_reading.read, params, RESOLVER, PAGE_PARTS)
        if WITH in params:
            params[WITH] = [text for text in params[WITH] if link_saved.may_see(text)]
        body = await SUMMARIES.page(asked, params, request.client.host if request.client else "")
    except Busy:
        later = {"retry-after": str(RETRY_AFTER_S)}
        return PlainTextResponse(BUSY, status_code=503, headers=later)
    except MissionError as error:
        return PlainTextResponse(f"{error} Nothing is lost: change the link and open it again.", status_code=400)
    except Exception:
        log.exception("the static summary failed")
        return PlainTextResponse("Something went wrong in One Mission itself, not in what you did.", status_code=500)
    return HTMLResponse(body, headers={"content-security-policy": POLICY})


async def outline(request: Request) -> Response:
    """The outlines of a council's wards, which a chart asks for by their content's name."""
    body = await run_in_threadpool(body_of, request.path_params["name"])
    if body is None:
        return PlainTextResponse("There are no outlines of that name.", status_code=404)
    return Response(body, media_type="application/json", headers={"cache-control": FOR_EVER})


def routes() -> list[Route]:
    """Under the app's base path: the framework puts it before its own routes and not before these."""
    summaries = [Route(f"{base_path()}{path}", summary) for path in (SUMMARY, FORMER)]
    # a page's address may end in a slash, and then a browser asks below the page
    below = [Route(f"{base_path()}{page}/{ADDRESS}/{{name}}", outline) for page in ("", "/{page}")]
    return summaries + below + desk.routes()
