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

WIDEST = 240  # characters: no table of ours needs more


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
    writer.writerows({k: disarmed(v) for k, v in row.items()} for row in rows)
    return buffer.getvalue()


def disarmed(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula, made text; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def emit(text: str, out: Path | None) -> None:
    if out is None:
        click.echo(text, nl=False)
        return
    from scenarios.store.files.text_files import save_text

    save_text(out, text)


def emit_rich(renderable: object, out: Path | None) -> None:
    """Tables for a person: as wide as the terminal, and in a pipe or a file as wide as they are; no number is cut."""
    from rich.console import Console

    uncut(renderable)
    if out is None:
        Console(width=None if sys.stdout.isatty() else WIDEST, markup=False, emoji=False).print(renderable)
        return
    page = io.StringIO()
    Console(file=page, width=WIDEST, markup=False, emoji=False).print(renderable)
    emit("\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n", out)


def uncut(renderable: object) -> None:
    """Let what does not fit in a cell run on in the next line instead of ending in three dots."""
    from rich.console import Group
    from rich.table import Table

    if isinstance(renderable, Group):
        for part in renderable.renderables:
            uncut(part)
    if isinstance(renderable, Table):
        for column in renderable.columns:
            column.overflow, column.no_wrap = "fold", False


def expect_writable_out(**paths: Path | None) -> None:
    from scenarios.store.files.text_files import expect_writable

    for name, path in paths.items():
        if path is not None:
            expect_writable(path, f"--{name.replace('_', '-')}")
