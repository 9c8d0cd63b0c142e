"""A throw-away PostgreSQL for the tests, where it is on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from serving import free_port

NONE = "skipped: PostgreSQL is not on this machine, so the library was tested in SQLite alone"


def binary(name: str) -> str | None:
    """A program of PostgreSQL, which Debian keeps out of the path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}")) if os.name == "posix" else []
    return str(found[-1]) if found else shutil.which(name)


@contextmanager
def cluster() -> Iterator[str]:
    """A throw-away cluster: its address up to the name of a database."""
    initdb, postgres = binary("initdb"), binary("postgres")
    if initdb is None or postgres is None:
        if os.environ.get("CI") == "true":
            pytest.fail(NONE.removeprefix("skipped: "))
        pytest.skip(NONE)
    folder, port = Path(tempfile.mkdtemp(prefix="one-mission-postgresql-")), free_port()
    as_user = {}
    if os.geteuid() == 0:  # it refuses to run as root
        as_user = {"user": "postgres"}
        shutil.chown(folder, "postgres")
    where = folder / "data"
    made = [initdb, "-D", str(where), "-U", "one", "--auth=trust", "-E", "UTF8", "--no-sync"]
    subprocess.run(made, check=True, capture_output=True, cwd="/", **as_user)
    options = ["-c", "fsync=off", "-c", f"unix_socket_directories={folder}", "-c", "max_connections=200"]
    running = subprocess.Popen(
        [postgres, "-D", str(where), "-p", str(port), "-h", "127.0.0.1", *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        **as_user,
    )
    address = f"postgresql://one@127.0.0.1:{port}"
    try:
        _answers(f"{address}/postgres")
        yield address
    finally:
        running.terminate()
        running.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _answers(address: str) -> None:
    import psycopg

    for _ in range(100):
        try:
            psycopg.connect(address, connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            time.sleep(0.1)
    pytest.fail("the throw-away PostgreSQL did not start")


def made_in(cluster: str) -> str:
    """An empty database of its own in a cluster."""
    import psycopg

    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(f"{cluster}/postgres", autocommit=True) as opened:
        opened.execute(f'CREATE DATABASE "{name}"')
    return f"{cluster}/{name}"
