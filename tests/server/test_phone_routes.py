"""What phones ask is answered before the framework's own middleware, and nothing else is."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from scenarios.domain.meeting import Asked, with_question
from scenarios.server import headers, phone_routes
from scenarios.store.library import database, meetings

SEEN: list[str] = []


class Framework:
    """What the framework puts around every page of its own."""

    def __init__(self, app) -> None:
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        SEEN.append(scope.get("path", scope["type"]))
        await self.app(scope, receive, send)


@pytest.fixture
def client(tmp_path, monkeypatch):
    async def page(request):
        return PlainTextResponse("the app")

    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    SEEN.clear()
    around = [*headers.MIDDLEWARE, *phone_routes.MIDDLEWARE, Middleware(Framework)]
    yield TestClient(Starlette(routes=[Route("/{rest:path}", page)], middleware=around))
    database.forget()


def test_a_phone_passes_the_framework_by_and_keeps_the_headers(client):
    made = meetings.begin("", {"screen": "guess"})
    meetings.change(made.desk, lambda s: with_question(s, "guess", Asked("guess", "guess", "Your guess")))
    SEEN.clear()
    found = client.get(f"/r/{made.code}/now")
    assert (found.status_code, found.text) == (200, "guess")
    assert found.headers["x-content-type-options"] == "nosniff"
    assert client.get("/r").status_code == 200
    assert client.post(f"/r/{made.code}/join").status_code == 200
    assert SEEN == []


@pytest.mark.parametrize("path", ["/", "/rooms", "/r/abcdef/now/more", "/summary.html"])
def test_everything_else_is_passed_on(client, path):
    assert client.get(path).text == "the app"
    assert SEEN[-1] == path


def test_a_wrong_way_of_asking_is_refused_here(client):
    assert client.put("/r/abcdef/now").status_code == 405
    assert [path for path in SEEN if path.startswith("/r")] == []
