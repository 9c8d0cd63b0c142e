"""A return that a reader brings to a book: done where answers are worked on, and told in sentences."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.domain.errors import FileError
from scenarios.procurement import accounting
from scenarios.procurement.columns import Chosen, recognised
from scenarios.procurement.returns import HEADINGS
from scenarios.reports.bringing import Columns
from scenarios.store.contracts import book_files, bring_return
from scenarios.store.contracts.bring_return import Held, Uploaded, uploaded
from scenarios.views import words


@dataclass(frozen=True)
class LookedOver:
    """What a return came to, as a page shows it."""

    lines: tuple[str, ...]  # what of it would be in the book
    every_line: tuple[str, ...]  # what the file held
    contracts: int  # of the book, of which it says something


def columns_of(name: str, data: bytes, chosen: Chosen | None = None) -> Columns:
    """What stands in the header of an uploaded return, and what is read from where."""
    headings = tuple(bring_return.headings_of(name, data))
    return Columns(headings, {n: headings[i] for n, i in recognised(headings, chosen, HEADINGS).items()})


def look_over(file: Uploaded, measures: Uploaded | None, book: str, chosen: Chosen | None = None) -> LookedOver:
    """The report on an uploaded return, held against a book by name."""
    held = _held(file, measures, book, chosen)
    return LookedOver(
        tuple(words.record.put_in(held.made)), tuple(words.returns.report(held.report)), held.made.contracts
    )


def accounted(file: Uploaded, measures: Uploaded | None, book: str, chosen: Chosen | None = None) -> str:
    """What became of every line and field of an uploaded return, as CSV."""
    return words.book.accounted_csv(file[0], accounting.of_return(_held(file, measures, book, chosen).report))


def use(file: Uploaded, measures: Uploaded | None, book: str, chosen: Chosen | None = None) -> tuple[str, str]:
    """Keep the book with the return in it; its name and its title. A MissionError, and nothing is kept."""
    held = _held(file, measures, book, chosen)
    if not held.made.contracts:
        raise FileError(file[0], "it speaks of no contract of the book in use")
    return book_files.keep(held.made.book), held.made.book.title


def _held(file: Uploaded, measures: Uploaded | None, book: str, chosen: Chosen | None) -> Held:
    return uploaded(file, measures, book_files.load(book), chosen)
