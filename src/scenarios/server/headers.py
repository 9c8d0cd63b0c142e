"""Headers on every answer.

On the app's own page its language, its look and a notice for networks that block websockets.
"""

from __future__ import annotations

import html
import os
import re
from functools import cache
from urllib.parse import urlsplit

from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scenarios.ui import style
from scenarios.ui.framework import HEAD_END, HTML_OPENING, METRICS_PATH, base_path, script_hashes

OUR_OPENING = '<html lang="en-GB"'
NAMES = ("notice", "frame", "scheme")
OWN_PARTS = ("wall", "draft")  # of a link: a room's projector's and a reader's own, and not passed on
SCRIPTS = "".join(f'<script src="{{base}}/app/static/{name}.js" defer></script>' for name in NAMES)
HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=(), payment=()",
}
POLICY = b"content-security-policy"  # what has one of its own is not the app's page
ANCESTORS = "ONE_MISSION_ANCESTORS"  # the only other hosts that may frame the app, as in the proxy's configuration
NOSCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)  # the framework's own, which leads nowhere
REPLACED = (b"content-length", b"etag", b"last-modified")  # no longer true of a page that was changed on its way


class PageHeaders:
    """Adds headers to every answer, completes the app's page, and shows no metrics to strangers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and not own_origin(scope):
            return await send({"type": "websocket.close", "code": 1008, "reason": "another site's page"})
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        if scope["path"].endswith(METRICS_PATH) and os.environ.get("ONE_MISSION_METRICS") != "1":
            return await PlainTextResponse("not found", status_code=404)(scope, receive, send)
        # The page, by any of its names: packed, it could not be completed.
        if "." not in scope["path"].rsplit("/", 1)[-1]:
            unpacked = [(k, v) for k, v in scope["headers"] if k != b"accept-encoding"]
            scope = {**scope, "headers": unpacked}
        held: list[Message] = []

        async def passing(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {k for k, _ in message["headers"]}
                message["headers"] = [*message["headers"], *((k, v) for k, v in HEADERS.items() if k not in present)]
                if is_page(message):
                    held.append(message)
                    return
            elif held:
                held.append(message)
                if not message.get("more_body"):
                    await _send_page(held, send, scope["query_string"].decode("latin-1"))
                return
            await send(message)

        return await self.app(scope, receive, passing)


def own_origin(scope: Scope) -> bool:
    """Whether a socket is opened by a page of this very host and port, or by something that is no browser."""
    headers = dict(scope["headers"])
    origin = headers.get(b"origin", b"").decode("latin-1")
    return not origin or urlsplit(origin).netloc.lower() == headers.get(b"host", b"").decode("latin-1").lower()


@cache
def page_policy(ancestors: str) -> bytes:
    """What the app's page may load, run and be framed by: nothing from outside, whatever text somebody brings."""
    hashes = " ".join(f"'{h}'" for h in script_hashes())
    parts = (
        "default-src 'self'",
        f"script-src 'self' 'wasm-unsafe-eval' {hashes}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        f"frame-ancestors 'self' {ancestors}".rstrip(),
    )
    return "; ".join(parts).encode()


def is_page(start: Message) -> bool:
    """Whether an answer is the app's own page, and not the static summary, which is whole as it is."""
    headers = dict(start["headers"])
    return headers.get(b"content-type", b"").startswith(b"text/html") and POLICY not in headers


def completed(body: bytes, query: str = "") -> bytes:
    """The app's page in our language, with our look and the notice in its head, and a way on for who has no script."""
    if not body:
        return body
    body = NOSCRIPT.sub(lambda _: without_script(query).encode(), body, count=1)
    head = style.sheet("everywhere") + SCRIPTS.format(base=base_path()) + HEAD_END
    body = body.replace(HTML_OPENING.encode(), OUR_OPENING.encode(), 1)
    return body.replace(HEAD_END.encode(), head.encode(), 1)


def without_script(query: str) -> str:
    """What a browser shows that runs no script: the way to the static summary of the same link."""
    query = "&".join(part for part in query.split("&") if part.split("=")[0] not in OWN_PARTS)
    address = html.escape(f"{base_path()}/summary.html{'?' if query else ''}{query}", quote=True)
    return (
        "<noscript><p>This page needs JavaScript, which is off in this browser."
        f' <a href="{address}">Open the same scenario as a plain page</a>, which needs none.</p></noscript>'
    )


async def _send_page(held: list[Message], send: Send, query: str) -> None:
    start, body = held[0], completed(b"".join(m.get("body", b"") for m in held[1:]), query)
    headers = [(k, v) for k, v in start["headers"] if k not in REPLACED]
    headers += [(b"content-length", str(len(body)).encode()), (POLICY, page_policy(os.environ.get(ANCESTORS, "")))]
    await send({**start, "headers": headers})
    await send({"type": "http.response.body", "body": body})


MIDDLEWARE = [Middleware(PageHeaders)]
