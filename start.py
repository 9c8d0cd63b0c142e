"""One Mission's starter: makes the environment inside this folder, then opens the app or runs the tests.

    python start.py                 opens the app in the browser, with a council in it
    python start.py room            the same for a room: phones on this network can join
    python start.py test            runs every test
    python start.py cli list        runs the command line, here `scenarios list`
    python start.py bench           runs the benchmarks

It needs Python 3.11 or newer with pip, and nothing else; everything it installs stays in .venv beside it.
Only the standard library is used here, because it runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import venv
import webbrowser
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.txt"
KINDS = ("app", "test", "bench")  # each holds what the one before it does
BY_FILE = ("--dist", "loadfile", "--no-loadscope-reorder")  # in the order of tests/conftest.py
FIRST_PORT = 8501
PUBLIC = "ONE_MISSION_PUBLIC_ADDRESS"  # where phones find the app, where that is not this machine's own address


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036  the one file that an older Python may meet
        print(f"One Mission needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 1
    command = arguments[0] if arguments else "app"
    if command in ("-h", "--help", "help"):
        print(__doc__)
        return 0
    if command == "test":
        make_environment("test")
        return run([PYTHON, "-m", "pytest", "-n", "3", *BY_FILE, *arguments[1:]])
    if command == "cli":
        make_environment("app")
        return run([PYTHON, "-m", "scenarios.cli", *arguments[1:]])
    if command == "bench":
        make_environment("bench")
        return run([PYTHON, "-m", "benchmarks", *arguments[1:]])
    if command in ("app", "room", "--no-browser"):
        make_environment("app")
        return open_app(browser="--no-browser" not in arguments, room=command == "room")
    print(f"{command!r} is not something to start.\n{__doc__}")
    return 2


def make_environment(kind: str) -> None:
    """Create .venv and install the locked versions into it, unless that has been done."""
    have = STAMP.read_text().split() if STAMP.exists() else []
    if have[1:] == [fingerprint()] and KINDS.index(have[0]) >= KINDS.index(kind) and PYTHON.exists():
        return
    print("Preparing .venv (once, a minute or two) …", flush=True)
    if not PYTHON.exists():
        # Without its own pip, which a bare Debian cannot give it; the pip outside installs into it instead.
        venv.create(VENV, with_pip=False, clear=VENV.exists())
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(PYTHON),
        "install",
        "--quiet",
        "--no-cache-dir",
        "--disable-pip-version-check",
        "--no-input",
    ]
    steps = [
        [*pip, "--require-hashes", "-r", str(HERE / "requirements" / f"{kind}.txt")],
        [*pip, "--no-deps", "--no-build-isolation", "--editable", str(HERE)],
    ]
    for step in steps:
        if subprocess.run(step, cwd=HERE).returncode:
            sys.exit(
                "The packages could not be installed: is this machine online, and does `python -m pip --version` work?"
            )
    STAMP.write_text(f"{kind} {fingerprint()}\n")


def fingerprint() -> str:
    """What the environment was made from: the locked versions, the project's own metadata, this Python."""
    parts = [p.read_bytes() for p in sorted((HERE / "requirements").glob("*.txt"))]
    parts += [(HERE / "pyproject.toml").read_bytes(), sys.version.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


def run(command: list[object]) -> int:
    """Run it to its end; whoever ends the starter ends it too, so that no server stays on its port."""
    running = subprocess.Popen([str(c) for c in command], cwd=HERE)
    before = signal.signal(signal.SIGTERM, lambda *_: running.terminate())
    try:
        return running.wait()
    finally:
        if running.poll() is None:
            running.terminate()
            running.wait()
        signal.signal(signal.SIGTERM, before)


def open_app(browser: bool, room: bool = False) -> int:
    """Serve the app, and open it in the browser as soon as it answers.

    On this machine only; for a room on its whole network, where phones find it by this machine's address there.
    """
    port = next(p for p in range(FIRST_PORT, FIRST_PORT + 200) if is_free(p))
    address = f"http://localhost:{port}"
    print(f"One Mission is at {address}  (Ctrl+C stops it)", flush=True)
    if room:
        public = os.environ.setdefault(PUBLIC, f"http://{own_address()}:{port}")
        print(f"Phones join at {public}/r once you open a room under “Present to a room”.", flush=True)
    if browser:
        start_at = f"{address}/Present" if room else address
        threading.Thread(target=open_when_ready, args=(address, start_at), daemon=True).start()
    where = "0.0.0.0" if room else "localhost"
    served = ["run", HERE / "server.py", "--server.port", port, "--server.address", where]
    try:
        return run([PYTHON, "-m", "streamlit", *served])
    except KeyboardInterrupt:
        return 0


def own_address() -> str:
    """This machine's address on the network it is in: the one it would send from. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address: nobody is there
            return str(probe.getsockname()[0])
        except OSError:  # no network: phones will not find it either
            return "localhost"


def open_when_ready(address: str, page: str) -> None:
    for _ in range(240):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                webbrowser.open(page)
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.25)


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
