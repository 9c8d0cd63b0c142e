"""The commands about a council's own contracts."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from scenarios.cli.options import PATH
from scenarios.domain.errors import FileError

DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def contracts() -> None:
    """Look at a council's own contract register, or at notices, and make a contract book of them."""


@contracts.command()
@click.argument("file", type=PATH)
@click.option("--title", help="What to call the book; the file's name where nothing is said.")
@click.option("--on", type=DAY, help="Contracts that run on this day; today where nothing is said.")
@click.option("--to", type=PATH, help="Write the book to this CSV file instead of keeping it on this machine.")
@click.option("--left-out", type=PATH, help="Write what is left out, with line, value and reason, to this CSV file.")
def add(file: Path, title: str | None, on: datetime | None, to: Path | None, left_out: Path | None) -> None:
    """Make a contract book of FILE, say what became of every line, and keep it.

    `run --contracts NAME` then stands on it.
    """
    from scenarios.store.contracts import book_files, bring
    from scenarios.store.files.text_files import save_text
    from scenarios.views import words

    named = title or file.stem.replace("_", " ").capitalize()
    made = bring.book_of_file(file, named, on.date() if on else date.today()).booking
    for line in words.book.booking(made):
        click.echo(line)
    if left_out is not None:
        save_text(left_out, words.book.left_out_csv(made))
    if not made.book.contracts:
        raise FileError(file.name, "there is no contract in it that runs and has a yearly value; nothing was kept")
    if to is None:
        click.echo(f"Kept as {book_files.keep(made.book)}: give that name to --contracts.")
        return
    save_text(to, book_files.as_csv(made.book))
    click.echo(f"{to}: written. Give that path to --contracts.")


@contracts.command()
@click.argument("file", type=PATH)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(file: Path, form: str) -> None:
    """Say what FILE holds: a contract register (CSV, XLSX), or notices of Find a Tender or Contracts Finder (JSON).

    Nothing is written and nothing is guessed; every line and every release is accounted for.
    """
    lines, whole = _notices(file) if file.suffix.lower() == ".json" else _register(file)
    click.echo("\n".join(lines) if form == "text" else json.dumps(whole, default=str, ensure_ascii=False, indent=1))


@contracts.command()
@click.argument("file", type=PATH)
@click.option("--register", "of", type=PATH, required=True, help="The contract register that the return is about.")
@click.option("--measures", type=PATH, help="The council's own list of measures: unit and proxy of each, as CSV.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def returns(file: Path, of: Path, measures: Path | None, form: str) -> None:
    """Say what a social value return FILE (CSV, XLSX) holds: what counts, what does not, and why.

    Pounds are quantity times proxy; what a file prints is only compared.
    """
    from scenarios.store.contracts.register_files import register
    from scenarios.store.contracts.return_files import measures_of, social_value_return
    from scenarios.views import words

    known = measures_of(measures) if measures else {}
    report = social_value_return(file, register(of).counted, known)
    rows = [{**asdict(x), "counted": x.counted, "delivered_gbp": x.delivered_gbp} for x in report.lines]
    whole = {**asdict(report), "lines": rows, "delivered_gbp": report.delivered_gbp, "pledged_gbp": report.pledged_gbp}
    lines = words.returns.report(report)
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
