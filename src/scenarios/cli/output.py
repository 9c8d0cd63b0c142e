"""Where an answer goes: a file or the screen, as JSON, CSV or tables; and the progress of a long one."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click


@contextlib.contextmanager
def progress(what: str) -> Iterator[Callable[[float], None]]:
    """A bar on standard error while a person is watching; silence in a pipe."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=1.0)
        yield lambda done: bar.update(task, completed=done)


def as_json(values: dict[str, Any]) -> str:
    return json.dumps(values, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def as_csv(rows: list[dict[str, Any]]) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=list(dict.fromkeys(k for r in rows for k in r)), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def emit(text: str, out: Path | None) -> None:
    if out is None:
        click.echo(text, nl=False)
        return
    from scenarios.store.files.text_files import save_text

    save_text(out, text)


def emit_rich(renderable: object, out: Path | None) -> None:
    from rich.console import Console

    if out is None:
        Console().print(renderable)
        return
    page = io.StringIO()
    Console(file=page, width=140).print(renderable)
    emit(page.getvalue(), out)


def expect_writable_out(**paths: Path | None) -> None:
    from scenarios.store.files.text_files import expect_writable

    for name, path in paths.items():
        if path is not None:
            expect_writable(path, f"--{name.replace('_', '-')}")
