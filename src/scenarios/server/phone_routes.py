"""Phones' pages are answered before the framework's own middleware.

They need neither its session nor its packing, and five hundred phones at once are where that counts.
"""

from __future__ import annotations

from starlette.middleware import Middleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.routing import Match, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from scenarios.server import phones


class PhoneRoutes:
    """Answers what phones ask, and passes everything else on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app, self.routes = app, phones.routes()
        self.phones = ExceptionMiddleware(Router(self.routes))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        ours = scope["type"] == "http" and any(r.matches(scope)[0] is not Match.NONE for r in self.routes)
        await (self.phones if ours else self.app)(scope, receive, send)


MIDDLEWARE = [Middleware(PhoneRoutes)]
