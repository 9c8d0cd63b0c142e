"""The commands about a council's own contracts."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from scenarios.cli.options import PATH


@click.group()
def contracts() -> None:
    """Look at a council's own contract register."""


@contracts.command()
@click.argument("file", type=PATH)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(file: Path, form: str) -> None:
    """Say what a contract register FILE (CSV or XLSX) holds: read, set aside, and what to look at.

    Nothing is written and nothing is guessed; every line is accounted for.
    """
    from scenarios.store.contracts.register_files import register
    from scenarios.views import words

    report = register(file)
    if form == "text":
        click.echo("\n".join(words.contracts.report(report)))
        return
    rows = [{**asdict(c), "annual_value_gbp": c.annual_value_gbp} for c in report.contracts]
    whole = {**asdict(report), "contracts": rows, "annual_value_gbp": report.annual_value_gbp}
    click.echo(json.dumps(whole, default=str, ensure_ascii=False, indent=1))
