"""Headers on every answer.

On the app's own page its language, its look and a notice for networks that block websockets.
"""

from __future__ import annotations

import os

from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scenarios.ui import style
from scenarios.ui.framework import HEAD_END, HTML_OPENING, METRICS_PATH, base_path

OUR_OPENING = '<html lang="en-GB"'
NOTICE = '<script src="{base}/app/static/notice.js" defer></script>'
HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=(), payment=()",
}
POLICY = b"content-security-policy"  # what has one of its own is not the app's page
REPLACED = (b"content-length", b"etag", b"last-modified")  # no longer true of a page that was changed on its way


class PageHeaders:
    """Adds headers to every answer, completes the app's page, and shows no metrics to strangers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        if scope["path"].endswith(METRICS_PATH) and os.environ.get("ONE_MISSION_METRICS") != "1":
            return await PlainTextResponse("not found", status_code=404)(scope, receive, send)
        if (
            "." not in scope["path"].rsplit("/", 1)[-1]
        ):  # the page, by any of its names: packed, it could not be completed
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
                    await _send_page(held, send)
                return
            await send(message)

        return await self.app(scope, receive, passing)


def is_page(start: Message) -> bool:
    """Whether an answer is the app's own page, and not the static summary, which is whole as it is."""
    headers = dict(start["headers"])
    return headers.get(b"content-type", b"").startswith(b"text/html") and POLICY not in headers


def completed(body: bytes) -> bytes:
    """The app's page in our language, with our look and the notice in its head."""
    if not body:
        return body
    head = style.sheet("everywhere") + NOTICE.format(base=base_path()) + HEAD_END
    body = body.replace(HTML_OPENING.encode(), OUR_OPENING.encode(), 1)
    return body.replace(HEAD_END.encode(), head.encode(), 1)


async def _send_page(held: list[Message], send: Send) -> None:
    start, body = held[0], completed(b"".join(m.get("body", b"") for m in held[1:]))
    headers = [(k, v) for k, v in start["headers"] if k not in REPLACED]
    await send({**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})


MIDDLEWARE = [Middleware(PageHeaders)]
