"""Through the proxy of deploy/, from another site, with third-party cookies blocked: renders, slides, downloads.

Or is refused; or says why not.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from proxying import proxied
from serving import served, served_with_pid

pytestmark = pytest.mark.browser
HEADLINE = "[data-testid=headline]"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def intranet(frame: str, port: int) -> Iterator[str]:
    """A page of another site that holds one frame."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = f"<!doctype html><title>Intranet</title><h1>Our intranet</h1>{frame}".encode()
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.shutdown()


def snippet(proxy: str, page: str = "", view: str = "compare") -> str:
    return (
        f'<iframe src="{proxy}/{page}?view={view}&embed=true" title="One Mission" width="760" height="700" '
        'sandbox="allow-scripts allow-same-origin allow-downloads allow-popups allow-forms"></iframe>'
    )


@pytest.fixture(scope="module")
def framed() -> Iterator[tuple[str, int]]:
    """The app as one intranet may frame it, and that intranet's port."""
    port = free_port()
    with served(ONE_MISSION_ANCESTORS=f"http://127.0.0.1:{port}") as address:
        yield address, port


def test_a_named_intranet_frames_it_and_it_renders_slides_and_downloads(open_tab, framed, root, tmp_path):
    server, port = framed
    page = open_tab(csp=True)
    with proxied(root, tmp_path, server) as proxy:
        with intranet(snippet(proxy), port) as page_address:
            page.goto(page_address)
            frame = page.frame_locator("iframe")
            frame.locator(HEADLINE).wait_for(timeout=60_000)
            before = frame.locator(HEADLINE).inner_text()
            slider = frame.get_by_role("slider", name="Commissioned spend a year")
            slider.focus()
            page.keyboard.press("ArrowRight")
            frame.locator(HEADLINE, has_text="£405m").wait_for(timeout=20_000)
            assert frame.locator(HEADLINE).inner_text() != before
            assert frame.locator("[data-testid=stSidebar]:visible").count() == 0
            assert page.context.cookies() == [] or all("localhost" not in c["domain"] for c in page.context.cookies())
        with intranet(snippet(proxy, "Wards", "map"), port) as page_address:
            page.goto(page_address)
            frame = page.frame_locator("iframe")
            button = frame.get_by_role("button", name="Figures, CSV")
            button.wait_for(timeout=90_000)
            with page.expect_download(timeout=30_000) as waiting:
                button.click()
            saved = tmp_path / "got.csv"
            waiting.value.save_as(saved)
            assert saved.read_text(encoding="utf-8-sig").startswith("Ward,Code")
            assert frame.locator("[data-testid=stFileUploader]").count() == 0
        with intranet(snippet(proxy, "Wards").replace("embed=true", "embed=true&amp;years=5"), port) as page_address:
            page.goto(page_address)
            frame = page.frame_locator("iframe")
            frame.get_by_text("1 setting differs").wait_for(timeout=90_000)
            assert (
                frame.locator("a[href]:not([href^='#'])").count() == 0
            )  # no way from a frame to a page that can write
            assert frame.locator("[data-testid=stFileUploader]").count() == 0


@pytest.mark.parametrize("through_the_proxy", [True, False])
def test_a_host_that_is_not_named_is_refused_by_the_browser(open_tab, framed, root, tmp_path, through_the_proxy):
    server, other = framed[0], free_port()
    way = proxied(root, tmp_path, server) if through_the_proxy else nullcontext(server)
    with way as address_of_app, intranet(snippet(address_of_app), other) as address:
        said = []
        page = open_tab(hears={"console": lambda m: said.append(m.text)}, csp=True)
        page.goto(address)
        page.wait_for_timeout(4000)
        assert any("frame-ancestors" in s for s in said)
        assert page.frame_locator("iframe").locator(HEADLINE).count() == 0


def test_where_websockets_are_cut_the_reader_is_told_and_led_to_the_summary(open_tab, server, root, tmp_path):
    page = open_tab(csp=True)
    with proxied(root, tmp_path, server, cut=True) as proxy:
        page.goto(f"{proxy}/?spend=250000000")
        notice = page.get_by_role("alert").filter(has_text="cannot reach its server")
        notice.wait_for(timeout=30_000)
        page.get_by_role("link", name="Open the same scenario as a plain page").click()
        page.locator(".sentence", has_text="At £250m a year").wait_for(timeout=30_000)
        assert page.locator("svg[role=img]").count() >= 4
        assert page.locator("script").count() == 0


def test_the_proxy_compresses_hides_the_metrics_and_logs_nobody(server, root, tmp_path):
    with proxied(root, tmp_path, server) as proxy:
        with urllib.request.urlopen(proxy, timeout=10) as answer:
            html = answer.read().decode()
            assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
        script = next(
            p.split('"')[0]
            for p in html.split('src="')[1:]
            if ".js" in p.split('"')[0] and "notice" not in p.split('"')[0]
        )
        asked = urllib.request.Request(f"{proxy}/{script.lstrip('./')}", headers={"accept-encoding": "gzip"})
        with urllib.request.urlopen(asked, timeout=10) as answer:
            assert answer.headers["content-encoding"] == "gzip"
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{proxy}/_stcore/metrics", timeout=10)
        urllib.request.urlopen(f"{proxy}/?room=our+secret", timeout=10)
        logged = (tmp_path / "access.log").read_text()
        assert "GET / 200" in logged
        assert "127.0.0.1" not in logged
        assert "secret" not in logged


def test_the_container_copies_what_is_there(root):
    text = (root / "deploy" / "Containerfile").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("COPY "):
            for name in line.split()[1:-1]:
                assert (root / name).exists(), name
    assert "distributed==" in (root / "requirements" / "cluster.txt").read_text(encoding="utf-8")
    assert "-r requirements/cluster.txt" in text  # so that ONE_MISSION_SCHEDULER does in the container what it says


def test_a_reader_stays_with_one_replica_goes_on_with_another_and_is_told_where_none_is_left(open_tab, root, tmp_path):
    page = open_tab(csp=True)
    with served_with_pid() as (first, pid), served_with_pid() as (second, other):
        pids = {first.rsplit(":", 1)[1]: pid, second.rsplit(":", 1)[1]: other}
        with proxied(root, tmp_path, first, second, which=True) as proxy:

            def replica(reader: str) -> str:
                """Which replica answers a reader with this cookie, as the log has it."""
                cookie = {"cookie": f"one_mission_replica={reader}"}
                asked = urllib.request.Request(f"{proxy}/_stcore/health", headers=cookie)
                with urllib.request.urlopen(asked, timeout=20) as answer:
                    assert answer.read() == b"ok"
                time.sleep(0.1)
                return (tmp_path / "access.log").read_text().splitlines()[-1].rsplit(":", 1)[1]

            def given(cookie: str = "") -> str | None:
                """The cookie that the proxy gives to a reader, who may have one."""
                asked = urllib.request.Request(f"{proxy}/_stcore/health", headers={"cookie": cookie} if cookie else {})
                with urllib.request.urlopen(asked, timeout=20) as answer:
                    every = answer.headers.get_all("set-cookie") or []
                return next((c for c in every if c.startswith("one_mission_replica=")), None)

            cookies = [given() for _ in range(12)]
            assert all(re.match(r"one_mission_replica=[0-9a-f]{32}; ", c or "") for c in cookies), cookies
            assert given((cookies[0] or "").split(";")[0]) is None  # once is enough
            of = {c.split(";")[0].split("=")[1]: replica(c.split(";")[0].split("=")[1]) for c in cookies if c}
            assert len(of) == 12  # readers behind one address are told apart
            assert set(of.values()) == set(pids)  # both have readers
            assert all(replica(reader) == port for reader, port in of.items())  # and each stays
            page.goto(f"{proxy}/?spend=250000000")
            page.locator(HEADLINE, has_text="£250m").wait_for(timeout=60_000)
            (own,) = (c["value"] for c in page.context.cookies() if c["name"] == "one_mission_replica")
            replica_of_own = replica(own)
            os.kill(pids[replica_of_own], signal.SIGKILL)
            page.goto(f"{proxy}/?spend=255000000")
            page.locator(HEADLINE, has_text="£255m").wait_for(timeout=60_000)
            for left in set(pids.values()) - {pids[replica_of_own]}:
                os.kill(left, signal.SIGKILL)
            lost_in_our_words(page, "£255m")


def lost_in_our_words(page, spend: str) -> None:
    """The reader is told that the connection is lost, in none of the framework's words, and keeps what was there."""
    notice = page.get_by_role("alert").filter(has_text="The connection to the server was lost")
    notice.wait_for(timeout=60_000)
    page.wait_for_timeout(3000)
    assert "every choice is in the address" in notice.inner_text()
    assert page.get_by_text("yourscript").locator("visible=true").count() == 0
    assert page.locator(HEADLINE, has_text=spend).is_visible()
