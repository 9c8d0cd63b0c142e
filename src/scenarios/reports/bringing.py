"""Contracts that a reader brings, looked over and used: done where answers are worked on, and told in sentences.

What goes back to a page is small: a register of 100,000 lines is read, and read again where it is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scenarios.domain.errors import FileError
from scenarios.procurement import accounting
from scenarios.procurement.columns import Chosen, recognised
from scenarios.store.contracts import book_files, bring
from scenarios.views import words


@dataclass(frozen=True)
class LookedOver:
    """What a file came to, as a page shows it."""

    lines: tuple[str, ...]  # in the book, left out, assumed
    every_line: tuple[str, ...]  # what the file held
    contracts: int  # in the book


@dataclass(frozen=True)
class Used:
    """A book that is kept: its name, what it is called, and what it comes to."""

    name: str
    title: str
    annual_gbp: float


@dataclass(frozen=True)
class Columns:
    """The headings of a file, and what each is read as."""

    headings: tuple[str, ...]
    read: dict[str, str]  # by what is read from it: its heading


def columns_of(name: str, data: bytes, chosen: Chosen | None = None) -> Columns:
    """What stands in the header of an uploaded register, and what is read from where."""
    headings = tuple(bring.headings_of(name, data))
    return Columns(headings, {n: headings[i] for n, i in recognised(headings, chosen).items()})


def look_over(
    name: str, data: bytes, title: str, today: date, onto: str = "", chosen: Chosen | None = None
) -> LookedOver:
    """The report on an uploaded file. A MissionError where it is neither a register nor notices.

    `onto` is the book it would be put into; none where it becomes a book of its own.
    """
    made = bring.book_of(name, data, title, today, chosen)
    lines, contracts = words.book.booking(made.booking), len(made.booking.book.contracts)
    if onto:
        changed = bring.into_book(made, book_files.load(onto)).changed
        lines, contracts = [*words.book.changed(changed), *lines], len(changed.book.contracts)
    return LookedOver(tuple(lines), tuple(words.book.report(made.report)), contracts)


def accounted(name: str, data: bytes, today: date, chosen: Chosen | None = None) -> str:
    """What became of every line and field of an uploaded file, as CSV."""
    made = bring.book_of(name, data, name, today, chosen)
    return words.book.accounted_csv(name, accounting.of_report(made.report, today))


def use(name: str, data: bytes, title: str, today: date, onto: str = "", chosen: Chosen | None = None) -> Used:
    """Keep the book of an uploaded file, or the one it is put into; or a MissionError, and nothing is kept."""
    made = bring.book_of(name, data, title, today, chosen)
    book = bring.into_book(made, book_files.load(onto)).changed.book if onto else made.booking.book
    if not book.contracts:
        raise FileError(name, "there is no contract in it that runs and has a yearly value")
    return Used(book_files.keep(book), book.title, book.annual_gbp)
