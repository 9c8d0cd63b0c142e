"""The app served as a user starts it, and the browser that is found: for the browser tests and the page benchmark."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
)
PAGES = (  # every page, as a reader opens it
    "",
    "Wards",
    "What_decides_it",
    "What_it_would_take",
    "Which_mission",
    "Contracts",
    "For_analysts",
    "Evidence",
    "Changes?years=5",
    "Saved_scenarios",
    "Side_by_side?with=policy_stretch",
    "Present?step=6.+Reveal+3&guesses=50",
    "Glossary",
    "Equations",
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--test-third-party-cookie-phaseout",
]
# By how many pixels the part of a page that scrolls is wider than what is seen of it; the root itself never widens.
WIDER = "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth; }"

NOT_PUBLISHED = "it is not published"
DRAWN = "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"


def drawn(page) -> None:
    """The page is drawn and its script is done."""
    page.locator("[data-testid=stApp][data-test-connection-state=CONNECTED]").wait_for(timeout=60_000)
    page.wait_for_timeout(700)
    page.locator(DRAWN).wait_for(timeout=90_000)


def text_of(page, address: str) -> str:
    """What a page says once it is drawn."""
    page.goto(address)
    drawn(page)
    return page.locator("[data-testid=stMainBlockContainer]").inner_text()


def browser_path() -> str | None:
    return next((p for p in map(shutil.which, NAMES) if p), None) or next((p for p in PLACES if Path(p).exists()), None)


@contextmanager
def served(**environment: str) -> Iterator[str]:
    """The app on a free port of this machine, until the block ends."""
    with served_with_pid(**environment) as (address, _):
        yield address


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served_with_pid(port: int | None = None, **environment: str) -> Iterator[tuple[str, int]]:
    """The same, and the number of its process; on a port of one's choice where it has to come back to it."""
    port = port or free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "server.py",
        "--server.port",
        str(port),
        "--server.address",
        "localhost",
    ]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    running = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, **quiet)
    address = f"http://localhost:{port}"
    try:
        for _ in range(120):
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=2)
                break
            except OSError:
                time.sleep(0.25)
        yield address, running.pid
    finally:
        running.terminate()
        try:
            running.wait(30)
        except subprocess.TimeoutExpired:  # a job that is half done, on cores that others use too
            running.kill()
            running.wait(10)
