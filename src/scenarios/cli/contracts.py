"""The commands about a council's own contracts."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from scenarios.cli.options import PATH


@click.group()
def contracts() -> None:
    """Look at a council's own contract register, or at notices."""


@contracts.command()
@click.argument("file", type=PATH)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(file: Path, form: str) -> None:
    """Say what FILE holds: a contract register (CSV, XLSX), or notices of Find a Tender or Contracts Finder (JSON).

    Nothing is written and nothing is guessed; every line and every release is accounted for.
    """
    lines, whole = _notices(file) if file.suffix.lower() == ".json" else _register(file)
    click.echo("\n".join(lines) if form == "text" else json.dumps(whole, default=str, ensure_ascii=False, indent=1))


def _register(file: Path) -> tuple[list[str], dict[str, Any]]:
    """A register in words, and as plain values."""
    from scenarios.store.contracts.register_files import register
    from scenarios.views import words

    report = register(file)
    rows = [{**asdict(c), "annual_value_gbp": c.annual_value_gbp} for c in report.contracts]
    whole = {**asdict(report), "contracts": rows, "annual_value_gbp": report.annual_value_gbp}
    return words.contracts.report(report), whole


def _notices(file: Path) -> tuple[list[str], dict[str, Any]]:
    """Notices in words, and as plain values."""
    from scenarios.store.contracts.notice_files import notices
    from scenarios.views import words

    report = notices(file)
    rows = [{**asdict(r), "spend_gbp": r.spend_gbp} for r in report.rows]
    return words.notices.report(report), {**asdict(report), "rows": rows, "spend_gbp": report.spend_gbp}
