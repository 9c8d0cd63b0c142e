"""A return that a reader brings to a book: done where answers are worked on, and told in sentences."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.domain.errors import FileError
from scenarios.store.contracts import book_files
from scenarios.store.contracts.bring_return import Held, Uploaded, uploaded
from scenarios.views import words


@dataclass(frozen=True)
class LookedOver:
    """What a return came to, as a page shows it."""

    lines: tuple[str, ...]  # what of it would be in the book
    every_line: tuple[str, ...]  # what the file held
    contracts: int  # of the book, of which it says something


def look_over(file: Uploaded, measures: Uploaded | None, book: str) -> LookedOver:
    """The report on an uploaded return, held against a book by name."""
    held = _held(file, measures, book)
    return LookedOver(
        tuple(words.record.put_in(held.made)), tuple(words.returns.report(held.report)), held.made.contracts
    )


def use(file: Uploaded, measures: Uploaded | None, book: str) -> tuple[str, str]:
    """Keep the book with the return in it; its name and its title. A MissionError, and nothing is kept."""
    held = _held(file, measures, book)
    if not held.made.contracts:
        raise FileError(file[0], "it speaks of no contract of the book in use")
    return book_files.keep(held.made.book), held.made.book.title


def _held(file: Uploaded, measures: Uploaded | None, book: str) -> Held:
    return uploaded(file, measures, book_files.load(book))
