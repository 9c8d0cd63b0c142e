"""The shipped proxy, run as a user would run it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from string import Template

import pytest
from serving import free_port


@contextmanager
def proxied(root, folder, *upstreams: str, cut: bool = False, which: bool = False, **signs_in: str) -> Iterator[str]:
    """nginx with the shipped template, as a user would run it; `cut` refuses the websocket, as some networks do."""
    if shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") is None:
        pytest.skip("skipped: nginx is not on this machine, so the shipped proxy configuration was not run")
    port = free_port()
    text = (root / "deploy" / "nginx.conf.template").read_text(encoding="utf-8")
    filled = (
        Template(text)
        .safe_substitute(
            ONE_MISSION_SERVERS=" ".join(f"server {u.removeprefix('http://')};" for u in upstreams),
            ONE_MISSION_LISTEN=f"127.0.0.1:{port}",
            **{f"ONE_MISSION_{name.upper()}": signs_in.get(name, "") for name in ("auth", "user", "role")},
        )
        .replace("/dev/stdout", f"{folder}/access.log")
    )
    if which:  # only here the log says which replica answered
        filled = filled.replace("$request_time'", "$request_time $upstream_addr'")
    if cut:
        filled = filled.replace("    location / {", "    location /_stcore/stream { return 403; }\n\n    location / {")
    conf = folder / "nginx.conf"
    temp = "".join(f"{k}_temp_path {folder}/{k};\n" for k in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    mime = "types { text/html html; }\n"
    conf.write_text(
        f"daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\nhttp"
        f" {{\n{temp}{mime}{filled}\n}}\n"
    )
    running = subprocess.Popen(
        ["nginx", "-p", str(folder), "-c", str(conf)], env={**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin"}
    )
    try:
        for _ in range(60):
            try:
                urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=2)
                break
            except urllib.error.HTTPError:  # it asks who is there
                break
            except OSError:
                time.sleep(0.2)
        yield f"http://localhost:{port}"
    finally:
        running.terminate()
        running.wait(10)
