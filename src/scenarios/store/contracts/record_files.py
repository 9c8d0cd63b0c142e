"""What returns said of a book's contracts, quantities first, in a CSV beside the book."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path

from scenarios.domain.book import RecordLine
from scenarios.domain.errors import FileError
from scenarios.store.files.text_files import save_text
from scenarios.store.files.toml_files import read_bytes, text_of

KIND, LARGEST, ENDING = "record of returns (CSV)", 64_000_000, ".record"
COLUMNS = tuple(f.name for f in fields(RecordLine))


def beside(book: Path) -> Path:
    """The file of a book's record."""
    return book.with_suffix(ENDING)


def load(book: Path) -> tuple[RecordLine, ...]:
    """Every line of a book's record; none where there is no such file."""
    path = beside(book)
    if not path.is_file():
        return ()
    text = text_of(read_bytes(path, LARGEST, KIND), path.name, KIND)
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise FileError(path.name, f"it is not a {KIND}: its columns are not {', '.join(COLUMNS)}")
    return tuple(_line(row, f"{path.name}, line {n}") for n, row in enumerate(rows, start=2))


def _line(row: Mapping[str, str], where: str) -> RecordLine:
    try:
        start, end = (date.fromisoformat(row[c]) if row[c] else None for c in ("period_start", "period_end"))
        pledged, delivered, proxy = (float(row[c]) if row[c] else None for c in ("pledged", "delivered", "proxy_gbp"))
    except ValueError as error:
        raise FileError(where, f"a day or a number in it cannot be read: {error}") from None
    version, counted = row["proxy_version"], row["counted"] == "yes"
    named = row["contract"], row["measure"], row["unit"]
    return RecordLine(*named, start, end, pledged, delivered, proxy, version, counted)


def save(record: Sequence[RecordLine], book: Path) -> None:
    """A book's record beside it; nothing where there is none."""
    if not record:
        return
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for x in record:
        values = (getattr(x, c) for c in COLUMNS)
        writer.writerow(["" if v is None else ("no", "yes")[v] if isinstance(v, bool) else v for v in values])
    save_text(beside(book), out.getvalue())
