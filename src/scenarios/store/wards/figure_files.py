"""Figures of wards from a CSV or an XLSX, as rows of what people typed."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

from scenarios.domain.errors import FileError
from scenarios.store.files.toml_files import read_bytes, text_of

LARGEST = 50_000_000
KIND = "file of figures"


def read(path: Path) -> list[dict[str, object]]:
    """A row a ward, keyed by the header, which is the first row with two cells or more."""
    data = read_bytes(path, LARGEST, KIND)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        table = _sheet(data, path.name)
    else:
        text = text_of(data, path.name, KIND)
        first = text.split("\n", 1)[0]
        delimiter = max(",;\t", key=first.count)
        table = [list(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    start = next((i for i, row in enumerate(table) if sum(c not in (None, "") for c in row) > 1), None)
    if start is None or start + 1 >= len(table):
        raise FileError(path.name, "it holds no rows of figures under a header")
    header = [str(c).strip() if c is not None else "" for c in table[start]]
    rows = [dict(zip(header, row, strict=False)) for row in table[start + 1 :] if any(c not in (None, "") for c in row)]
    return [{k: v for k, v in row.items() if k} for row in rows]


def _sheet(data: bytes, name: str) -> list[list[object]]:
    """The first sheet of a workbook."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise FileError(name, f"it is not a workbook that can be read: {error}") from None
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
