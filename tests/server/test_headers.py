"""Headers on every answer, and the app's page completed on its way."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from scenarios.server import headers
from scenarios.server.headers import HEADERS, MIDDLEWARE, completed, is_page
from scenarios.ui.framework import HTML_OPENING, METRICS_PATH

PAGE = f"<!doctype html>{HTML_OPENING}><head><title>x</title></head><body></body></html>"


@pytest.fixture(scope="module")
def client():
    async def page(request):
        return HTMLResponse(PAGE, headers={"etag": "x", "last-modified": "y"})

    async def seen(request):
        return JSONResponse({"encoding": request.headers.get("accept-encoding")})

    async def own(request):
        return HTMLResponse(PAGE, headers={"content-security-policy": "default-src 'none'"})

    async def strict(request):
        return PlainTextResponse("x", headers={"referrer-policy": "same-origin"})

    async def metrics(request):
        return PlainTextResponse("secret")

    async def empty(request):
        return Response(status_code=304, media_type="text/html")

    async def socket(websocket):
        await websocket.accept()
        await websocket.send_text("hello")
        await websocket.close()

    paths = {"/": page, "/Wards": seen, "/file.js": seen, "/own": own, "/strict": strict, "/unchanged": empty}
    routes = [Route(path, answer) for path, answer in paths.items()]
    routes += [Route(METRICS_PATH, metrics), WebSocketRoute("/stream", socket)]
    return TestClient(Starlette(routes=routes, middleware=MIDDLEWARE))


@pytest.mark.parametrize("path", ["/", "/file.js", "/own", "/nowhere"])
def test_every_answer_has_the_headers(client, path):
    found = client.get(path).headers
    for name, value in HEADERS.items():
        assert found[name.decode()] == value.decode()


def test_a_header_that_is_there_already_stays(client):
    assert client.get("/strict").headers.get_list("referrer-policy") == ["same-origin"]


def test_the_page_is_in_our_language_with_our_look_and_the_notice(client):
    answer = client.get("/")
    assert '<html lang="en-GB"' in answer.text
    assert answer.text.index("<style>") < answer.text.index("</head>")
    for script in ("notice", "frame"):
        assert f'src="/app/static/{script}.js" defer' in answer.text
    assert answer.headers["content-length"] == str(len(answer.content))
    assert "etag" not in answer.headers
    assert "last-modified" not in answer.headers


def test_a_page_with_a_policy_of_its_own_is_left_as_it_is(client):
    assert client.get("/own").text == PAGE


def test_a_page_is_asked_for_unpacked_because_it_is_changed_on_its_way(client):
    assert client.get("/Wards", headers={"accept-encoding": "gzip"}).json()["encoding"] is None
    assert client.get("/file.js", headers={"accept-encoding": "gzip"}).json()["encoding"] == "gzip"


def test_strangers_see_no_metrics(client, monkeypatch):
    assert client.get(METRICS_PATH).status_code == 404
    monkeypatch.setenv("ONE_MISSION_METRICS", "1")
    assert client.get(METRICS_PATH).text == "secret"


def test_an_unchanged_page_has_nothing_to_complete(client):
    assert client.get("/unchanged").content == b""
    assert completed(b"") == b""


def test_a_websocket_passes_untouched(client):
    with client.websocket_connect("/stream") as socket:
        assert socket.receive_text() == "hello"


def test_a_page_is_html_without_a_policy():
    def start(**more):
        return {"type": "http.response.start", "headers": [(k.encode(), v.encode()) for k, v in more.items()]}

    assert is_page(start(**{"content-type": "text/html; charset=utf-8"}))
    assert not is_page(start(**{"content-type": "application/json"}))
    assert not is_page(start(**{"content-type": "text/html", "content-security-policy": "x"}))
    assert not is_page(start())


def test_under_a_base_path_the_notice_is_found_there(monkeypatch):
    monkeypatch.setattr(headers, "base_path", lambda: "/mission")
    for script in (b"notice", b"frame"):
        assert b'src="/mission/app/static/%s.js"' % script in completed(PAGE.encode())


def test_who_runs_no_script_is_led_to_the_summary_of_the_same_link(monkeypatch):
    monkeypatch.setattr(headers, "base_path", lambda: "/mission")
    page = PAGE.replace("<body>", "<body><noscript>theirs</noscript>").encode()
    query = 'years=7&room=\\g<0>"><script>'
    shown = completed(page, query).decode()
    assert "theirs" not in shown
    assert shown.count("<noscript>") == 1
    assert 'href="/mission/summary.html?years=7&amp;room=\\g&lt;0&gt;&quot;&gt;&lt;script&gt;"' in shown
    assert 'href="/mission/summary.html"' in completed(page).decode()


@pytest.mark.parametrize(
    ("origin", "opens"),
    [
        ("http://testserver", True),
        ("http://TESTSERVER", True),
        (None, True),  # no browser
        ("http://localhost:8501", False),
        ("http://testserver:8501", False),
        ("https://testserver.evil.example", False),
        ("null", False),
    ],
)
def test_a_websocket_opens_to_a_page_of_its_own_host_alone(client, origin, opens):
    headers = {"origin": origin} if origin else {}
    refused = nullcontext() if opens else pytest.raises(WebSocketDisconnect)
    with refused, client.websocket_connect("/stream", headers=headers) as socket:
        assert socket.receive_text() == "hello"
