"""Draws and published cases from files: any CSV of numbers, and folders of expected results."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from scenarios.domain.draws import Array
from scenarios.domain.errors import FileError, InputError, likely
from scenarios.store.files.toml_files import read_bytes, text_of

LARGEST_CSV = 200_000_000
SAMPLED = 1000  # bytes by which UTF-16 without a mark is known
DECIMAL_COMMA = re.compile(r"^(\s*-?\d+),(\d+(?:[eE][-+]?\d+)?\s*)$")


@dataclass(frozen=True)
class Case:
    """A published case: what is expected, columns of draws, and rows of a small table."""

    name: str
    expected: dict[str, Any]
    columns: Mapping[str, Array] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)


def read_columns(path: Path) -> dict[str, Array]:
    """A CSV with a header, every column of numbers; a cell that is not a number is refused by line and column."""
    text = table_text(read_bytes(path, LARGEST_CSV, "CSV file"), path.name)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if any(cell.strip() for cell in row)]
    if delimiter != ",":  # as a spreadsheet of another country writes it
        rows[1:] = [[DECIMAL_COMMA.sub(r"\1.\2", cell) for cell in row] for row in rows[1:]]
    header = [name.strip() for name in rows[0]]
    if len(rows) < 2:
        raise FileError(path.name, "it has a header and no draws")
    twice = next((n for n in header if header.count(n) > 1), None)
    if twice is not None:
        raise InputError(path.name, "header", twice, "that column is there twice; names must differ")
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(header):
            commas = delimiter == "," and len(row) > len(header)
            why = ". If commas stand for decimal points, put semicolons between the columns" if commas else ""
            raise FileError(path.name, f"line {number} has {len(row)} cells where the header has {len(header)}{why}")
    try:
        table = np.array(rows[1:], dtype=float)
    except ValueError:
        raise _first_word(rows, header, path.name) from None
    if not np.isfinite(table).all():
        raise _first_word(rows, header, path.name)
    keep = [j for j, name in enumerate(header) if name]  # an unnamed column is a row number
    return {header[j]: np.ascontiguousarray(table[:, j]) for j in keep}


def table_text(data: bytes, name: str) -> str:
    """A table of numbers as text, however a spreadsheet wrote it: UTF-8 or UTF-16, Windows letters, any line ends."""
    if data.startswith(b"PK\x03\x04"):
        raise FileError(name, "it is a workbook (XLSX), not a CSV file: save the sheet with the draws as CSV")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    elif data[1::2][:SAMPLED].count(0) > 0.9 * len(data[1::2][:SAMPLED]) > 0:  # every second byte of plain letters
        text = data.decode("utf-16-le", errors="replace")
    elif data[::2][:SAMPLED].count(0) > 0.9 * len(data[::2][:SAMPLED]) > 0:
        text = data.decode("utf-16-be", errors="replace")
    else:
        try:
            text = text_of(data, name, "CSV file")
        except FileError:
            if b"\0" in data:
                raise
            text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _first_word(rows: list[list[str]], header: list[str], file: str) -> InputError:
    for number, row in enumerate(rows[1:], start=2):
        for name, cell in zip(header, row, strict=True):
            try:
                if np.isfinite(float(cell)):
                    continue
            except ValueError:
                pass
            allowed = "every cell must be a number"
            if re.fullmatch(r"\s*-?\d{1,3}([.,]\d{3})+([.,]\d+)?\s*", cell):
                allowed += ", without marks between its thousands"
            return InputError(file, f"line {number}, column {name or '(unnamed)'}", cell, allowed)
    return InputError(file, "cells", "?", "every cell must be a number")


def pick(columns: dict[str, Array], names: tuple[str, ...], file: str, option: str) -> dict[str, Array]:
    """Some columns by name, in the order asked for."""
    for name in names:
        if name not in columns:
            raise InputError(
                file,
                option,
                name,
                f"there is no such column; there are {', '.join(columns)[:300]}",
                likely(name, columns),
            )
    return {name: columns[name] for name in names}


def case_folders(folder: Path) -> list[Path]:
    """Every published case in a folder: a folder with an expected.json."""
    if not folder.is_dir():
        raise FileError(folder.name or str(folder), "there is no such folder of published cases")
    found = sorted(p.parent for p in folder.glob("*/expected.json"))
    if not found:
        raise FileError(folder.name, "no case in it: a case is a folder with an expected.json")
    return found


def read_expected(folder: Path) -> dict[str, Any]:
    path = folder / "expected.json"
    try:
        return json.loads(text_of(read_bytes(path, LARGEST_CSV, "JSON file"), path.name, "JSON file"))
    except json.JSONDecodeError as error:
        raise FileError(f"{folder.name}/{path.name}", f"it is not valid JSON: {error.msg}") from None


def read_table(path: Path) -> list[dict[str, str]]:
    """A CSV of words and numbers, row by row."""
    text = text_of(read_bytes(path, LARGEST_CSV, "CSV file"), path.name, "CSV file")
    return list(csv.DictReader(io.StringIO(text)))


def cases(folder: Path, answered: Container[str]) -> Iterator[Case]:
    """Every case of a folder that can be answered, with its draws and tables."""
    for path in case_folders(folder):
        if path.name in answered:
            given = path / "input.csv"
            words = given.exists() and not _all_numbers(given)
            columns = read_columns(given) if given.exists() and not words else {}
            yield Case(path.name, read_expected(path), columns, read_table(given) if words else [])


def _all_numbers(path: Path) -> bool:
    """Whether the first row under the header is all numbers."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(zip(range(2), csv.reader(lines), strict=False))
    try:
        return all(np.isfinite(float(cell)) for cell in rows[1][1])
    except (ValueError, IndexError):
        return False
