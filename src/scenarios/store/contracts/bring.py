"""A register or notices that somebody brings, as a contract book with a report on every line."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scenarios.domain.book import ContractBook
from scenarios.domain.contract import RegisterReport
from scenarios.domain.errors import FileError
from scenarios.domain.notice import NoticeReport
from scenarios.procurement.booking import Booking, of_notices, of_register
from scenarios.procurement.changing import Changed, into
from scenarios.procurement.columns import Chosen
from scenarios.store.contracts import notice_files, register_files


@dataclass(frozen=True)
class Made:
    """What a file came to."""

    booking: Booking
    report: RegisterReport | NoticeReport


def book_of(name: str, data: bytes, title: str, today: date, chosen: Chosen | None = None) -> Made:
    """The contracts of an uploaded file that run on a day. A MissionError where it is neither."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        try:
            path.write_bytes(data)
        except OSError as error:
            raise FileError(path.name, f"there is no room to read it: {error.strerror or error}") from None
        return book_of_file(path, title, today, chosen)


def headings_of(name: str, data: bytes) -> list[str]:
    """The headings of an uploaded register."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(data)
        return register_files.headings(path)


@dataclass(frozen=True)
class Grown:
    """A book with a file's contracts in it, and what the file came to."""

    changed: Changed
    made: Made


def into_book(made: Made, book: ContractBook) -> Grown:
    """What a file came to, put into a book that is there already."""
    report = made.report if isinstance(made.report, NoticeReport) else None
    return Grown(into(book, made.booking.book.contracts, report), made)


def book_of_file(path: Path, title: str, today: date, chosen: Chosen | None = None) -> Made:
    """The same for a file on disk."""
    if path.suffix.lower() == ".json":
        notices = notice_files.notices(path)
        return Made(of_notices(notices, title, today), notices)
    register = register_files.register(path, chosen)
    return Made(of_register(register, title, today), register)
