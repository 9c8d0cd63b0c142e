"""A social value return that somebody brings, held against a contract book."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from scenarios.domain.book import ContractBook
from scenarios.domain.errors import FileError
from scenarios.domain.social_value import ReturnReport
from scenarios.procurement.columns import Chosen
from scenarios.procurement.returns_in_book import PutIn, contracts_of, put_in
from scenarios.store.contracts.return_files import headings, measures_of, social_value_return

Uploaded = tuple[str, bytes]  # a file's name and what it holds


@dataclass(frozen=True)
class Held:
    """What a return came to: line by line, and in the book."""

    report: ReturnReport
    made: PutIn


def held_against(path: Path, measures: Path | None, book: ContractBook, chosen: Chosen | None = None) -> Held:
    """A return on disk; a MissionError where it is none."""
    known = measures_of(measures) if measures else {}
    report = social_value_return(path, contracts_of(book), known, chosen=chosen)
    return Held(report, put_in(book, report))


def uploaded(file: Uploaded, measures: Uploaded | None, book: ContractBook, chosen: Chosen | None = None) -> Held:
    """The same for an uploaded return, with its list of measures where it has none of its own."""
    with tempfile.TemporaryDirectory() as folder:
        of_return = _written(Path(folder) / "return", file)
        of_measures = _written(Path(folder) / "measures", measures) if measures else None
        return held_against(of_return, of_measures, book, chosen)


def headings_of(name: str, data: bytes) -> list[str]:
    """The headings of an uploaded return."""
    with tempfile.TemporaryDirectory() as folder:
        return headings(_written(Path(folder) / "return", (name, data)))


def _written(folder: Path, file: Uploaded) -> Path:
    name, data = file
    path = folder / Path(name).name
    try:
        folder.mkdir()
        path.write_bytes(data)
    except OSError as error:
        raise FileError(path.name, f"there is no room to read it: {error.strerror or error}") from None
    return path
