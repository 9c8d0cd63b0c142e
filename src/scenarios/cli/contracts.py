"""The commands about a council's own contracts."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scenarios.cli.options import PATH
from scenarios.domain.book import ContractBook
from scenarios.domain.errors import Described, FileError, InputError

if TYPE_CHECKING:  # what only signatures name is not loaded before every command
    from collections.abc import Iterable

    from scenarios.domain.column_preset import FileOf
    from scenarios.procurement.accounting import Accounted
    from scenarios.store.contracts.bring_return import Held

DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def contracts() -> None:
    """Look at a council's own contract register, or at notices, and make a contract book of them."""


@contracts.command()
@click.argument("file", type=PATH)
@click.option("--title", help="What to call the book; the file's name where nothing is said.")
@click.option("--on", type=DAY, help="Contracts that run on this day; today where nothing is said.")
@click.option("--to", type=PATH, help="Write the book to this CSV file instead of keeping it on this machine.")
@click.option("--columns", help="Which column holds what: a preset by name, or a TOML file of one's own.")
@click.option("--into", help="Put it into this contract book, by name or path, instead of making one of its own.")
@click.option("--every-line", type=PATH, help="Write what became of every line and field, and why, to this CSV file.")
def add(
    file: Path,
    title: str | None,
    on: datetime | None,
    to: Path | None,
    columns: str | None,
    into: str | None,
    every_line: Path | None,
) -> None:
    """Make a contract book of FILE, say what became of every line, and keep it.

    `run --contracts NAME` then stands on it. With --into, contracts that the book has are said anew, others are added,
    and amendments and endings of notices count.
    """
    from scenarios.procurement import accounting
    from scenarios.store.contracts import book_files, bring
    from scenarios.views import words

    named = title or file.stem.replace("_", " ").capitalize()
    day = on.date() if on else date.today()
    whole = bring.book_of_file(file, named, day, _columns(columns))
    made = whole.booking
    for line in words.book.booking(made):
        click.echo(line)
    _every_line(every_line, file, accounting.of_report(whole.report, day))
    book = made.book
    if into is not None:
        changed = bring.into_book(whole, book_files.load(into)).changed
        for line in words.book.changed(changed):
            click.echo(line)
        book = changed.book
    if not book.contracts:
        raise FileError(file.name, "there is no contract in it that runs and has a yearly value; nothing was kept")
    click.echo(_kept(book, to)[1])


def _kept(book: ContractBook, to: Path | None) -> tuple[str, str]:
    """Write a book to a file, or keep it on this machine: its name or path from now on, and how to use it."""
    from scenarios.store.contracts import book_files

    if to is None:
        name = book_files.keep(book)
        return name, f"Kept as {name}: give that name to --contracts."
    book_files.save(book, to)
    return str(to), f"{to}: written. Give that path to --contracts."


@contracts.command()
@click.argument("file", type=PATH)
@click.option("--columns", help="Which column holds what: a preset by name, or a TOML file of one's own.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(file: Path, columns: str | None, form: str) -> None:
    """Say what FILE holds: a contract register (CSV, XLSX), or notices of Find a Tender or Contracts Finder (JSON).

    Nothing is written and nothing is guessed; every line and every release is accounted for.
    """
    lines, whole = _notices(file) if file.suffix.lower() == ".json" else _register(file, _columns(columns))
    click.echo("\n".join(lines) if form == "text" else json.dumps(whole, default=str, ensure_ascii=False, indent=1))


@contracts.command()
@click.argument("file", type=PATH)
@click.option("--register", "of", type=PATH, help="The contract register that the return is about.")
@click.option("--book", help="The contract book that the return is put into, by name or path, instead of a register.")
@click.option("--measures", type=PATH, help="The council's own list of measures: unit and proxy of each, as CSV.")
@click.option("--to", type=PATH, help="Write the book with the return in it to this CSV file instead of keeping it.")
@click.option("--columns", help="Which column holds what: a preset by name, or a TOML file of one's own.")
@click.option("--every-line", type=PATH, help="Write what became of every line and field, and why, to this CSV file.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def returns(
    file: Path,
    of: Path | None,
    book: str | None,
    measures: Path | None,
    to: Path | None,
    columns: str | None,
    every_line: Path | None,
    form: str,
) -> None:
    """Say what a social value return FILE (CSV, XLSX) holds: what counts, what does not, and why.

    Pounds are quantity times proxy; what a file prints is only compared. With --book, what was pledged and delivered
    becomes part of the book, and `contracts record` says what that makes of the evidence.
    """
    if (of is None) == (book is None):
        raise InputError("", "--register", Described("given beside --book" if of else "missing"), "give one of the two")
    from scenarios.procurement import accounting
    from scenarios.store.contracts import book_files, bring_return, register_files, return_files
    from scenarios.views import words

    chosen = _columns(columns, "return")
    if book is not None:
        held = bring_return.held_against(file, measures, book_files.load(book), chosen)
        _every_line(every_line, file, accounting.of_return(held.report))
        return _put_in(file, book, held, to, form)
    assert of is not None
    known = return_files.measures_of(measures) if measures else {}
    report = return_files.social_value_return(file, register_files.register(of).counted, known, chosen=chosen)
    _every_line(every_line, file, accounting.of_return(report))
    rows = [{**asdict(x), "counted": x.counted, "delivered_gbp": x.delivered_gbp} for x in report.lines]
    whole = {**asdict(report), "lines": rows, "delivered_gbp": report.delivered_gbp, "pledged_gbp": report.pledged_gbp}
    lines = words.returns.report(report)
    click.echo("\n".join(lines) if form == "text" else json.dumps(whole, default=str, ensure_ascii=False, indent=1))


@contracts.command()
@click.argument("book")
@click.option("--on", type=DAY, help="The day on which contracts are so and so old; today where nothing is said.")
def record(book: str, on: datetime | None) -> None:
    """Hold what BOOK says was pledged and delivered against the evidence, and print it as assumptions."""
    from scenarios.analysis.assumptions import as_text
    from scenarios.analysis.own_record import own_record
    from scenarios.store.contracts import book_files
    from scenarios.store.files.scenario_files import read_register
    from scenarios.views import words

    found = own_record(book_files.load(book), read_register(), on.date() if on else date.today())
    if not found:
        raise FileError(book, "it says nothing of what was pledged; `contracts returns FILE --book` puts that in")
    click.echo(". ".join(words.record.claim(found)))
    click.echo(f"--assume {as_text([own.override for own in found])!r}")


def _every_line(to: Path | None, file: Path, rows: Iterable[Accounted]) -> None:
    """What became of every line of a file, where somebody wants it as one."""
    from scenarios.store.files.text_files import save_text
    from scenarios.views import words

    if to is not None:
        save_text(to, words.book.accounted_csv(file.name, rows))


def _put_in(file: Path, book: str, held: Held, to: Path | None, form: str) -> None:
    """A return into a book: what is in it now and what is not, and where the book is."""
    from scenarios.views import words

    made, said = held.made, list(words.record.put_in(held.made))
    if not made.contracts:
        for line in said:
            click.echo(line, err=form == "json")
        raise FileError(file.name, f"it speaks of no contract of {book}; nothing was kept")
    name, use = _kept(made.book, to)
    if form == "json":
        return click.echo(json.dumps({"book": name, "sentences": [*said, use]}, ensure_ascii=False, indent=1))
    for line in (*said, use):
        click.echo(line)


def _columns(name: str | None, of: FileOf = "register") -> dict[str, str] | None:
    """The columns of a preset by name or path."""
    from scenarios.store.contracts import column_files

    return None if name is None else dict(column_files.load(name, of).columns)


def _register(file: Path, columns: dict[str, str] | None) -> tuple[list[str], dict[str, Any]]:
    """A register in words, and as plain values."""
    from scenarios.store.contracts.register_files import register
    from scenarios.views import words

    report = register(file, columns)
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
