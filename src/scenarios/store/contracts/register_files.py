"""Contract registers as CSV or XLSX: the rows as they stand, with the line of each."""

from __future__ import annotations

import contextlib
import csv
import gc
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from scenarios.domain.contract import RegisterReport
from scenarios.domain.errors import FileError
from scenarios.procurement.cells import text
from scenarios.procurement.columns import Chosen, is_header, likely_header
from scenarios.procurement.register import Table, read_register
from scenarios.store.files.toml_files import read_bytes

LARGEST = 64_000_000
KIND = "contract register"
DELIMITERS = ",;\t|"
# Line by line: a file of text in memory takes four times its size.
A_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
OFTEN_THE_SAME = 24  # letters: up to here a cell is kept once, however often it stands in the file
FIRST_ROWS = 40  # among which a header is looked for


def register(path: Path, chosen: Chosen | None = None) -> RegisterReport:
    """A register as contracts, with what became of every line; its columns as they are chosen, or recognised."""
    with _no_collections():
        return read_register(read(path, chosen), chosen)


def headings(path: Path, is_one: Callable[[Sequence[object]], bool] = is_header) -> list[str]:
    """The headings of a file, for an officer to choose from."""
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        rows = [row for sheet in sheets(path) for _, row in sheet.rows[:FIRST_ROWS]]
    else:
        rows = [row for _, row in read(path).rows[:FIRST_ROWS]]
    return [said for cell in likely_header(rows, is_one) if (said := text(cell))]


@contextlib.contextmanager
def _no_collections() -> Iterator[None]:
    """A collector that looks at a hundred thousand contracts again and again takes a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def read(path: Path, chosen: Chosen | None = None) -> Table:
    """The rows of a file, or of the sheet that holds a register."""
    data = read_bytes(path, LARGEST, KIND)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return _workbook(data, path.name, chosen)
    text, encoding = _text(data, path.name)
    delimiter = max(DELIMITERS, key=text[:20_000].count)
    del data
    reader = csv.reader((m[0] for m in A_LINE.finditer(text)), delimiter=delimiter)
    rows, begins = [], 1
    once: dict[str, str] = {}
    try:
        for row in reader:
            rows.append((begins, [once.setdefault(c, c) if len(c) <= OFTEN_THE_SAME else c for c in row]))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise FileError(path.name, f"line {reader.line_num} cannot be read as CSV: {error}") from None
    return Table(path.name, f"CSV in {encoding}", rows)


def _text(data: bytes, name: str) -> tuple[str, str]:
    """Text in UTF-8, or else in the encoding that spreadsheets on Windows write."""
    if b"\0" in data:
        raise FileError(name, f"it is binary, so it is not a {KIND}; CSV and XLSX are read")
    if data.startswith(b"\xef\xbb\xbf"):
        return data.decode("utf-8-sig", "replace"), "UTF-8 with a byte-order mark"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "Windows-1252"


def _workbook(data: bytes, name: str, chosen: Chosen | None) -> Table:
    """The sheet that holds a register."""
    found = _sheets(data, name)
    for sheet in found:
        if any(is_header(row, chosen) for _, row in sheet.rows):
            return replace(sheet, form=f"sheet {sheet.form!r} of a workbook")
    titles = ", ".join(repr(s.form) for s in found)
    raise FileError(name, f"no sheet in it has the header of a contract register; looked in {titles}")


def sheets(path: Path) -> list[Table]:
    """Every sheet of a workbook, each called by its title."""
    return _sheets(read_bytes(path, LARGEST, KIND), path.name)


def _sheets(data: bytes, name: str) -> list[Table]:
    from python_calamine import CalamineError, load_workbook

    try:
        book = load_workbook(io.BytesIO(data))
        rows_of = {t: book.get_sheet_by_name(t).to_python(skip_empty_area=False) for t in book.sheet_names}
    except (CalamineError, ValueError, OSError) as error:
        raise FileError(name, f"it is not a workbook that can be read: {error}") from None
    return [
        Table(name, title, [(n, [_cell(c) for c in row]) for n, row in enumerate(rows, 1)])
        for title, rows in rows_of.items()
    ]


def _cell(cell: object) -> object:
    """A whole number as such: spreadsheets hold every number with a point."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else None if cell == "" else cell
