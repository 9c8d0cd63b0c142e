"""Social value returns as CSV or XLSX, and lists of measures with the proxy of each."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from scenarios.domain.errors import FileError
from scenarios.domain.social_value import Measure, OfContract, ReturnReport
from scenarios.procurement.columns import Chosen
from scenarios.procurement.returns import is_return_header, read_long
from scenarios.procurement.wide_returns import read_wide
from scenarios.store.contracts import register_files
from scenarios.store.files.toml_files import read_bytes, text_of

KIND = "list of measures (CSV)"
NEEDED = ("measure", "unit", "record_only", "proxy_gbp")


def social_value_return(
    path: Path,
    contracts: Sequence[OfContract],
    measures: Mapping[str, Measure],
    wards: Sequence[str] = (),
    chosen: Chosen | None = None,
) -> ReturnReport:
    """A return with what became of every line, held against a register; its columns as chosen, or recognised."""
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        return read_long(register_files.read(path), measures, contracts, wards, chosen)
    found = register_files.sheets(path)
    long = next((s for s in found if any(is_return_header(row, chosen) for _, row in s.rows)), None)
    if long is None:
        return read_wide(found, contracts, measures)
    return read_long(replace(long, form=f"sheet {long.form!r} of a workbook"), measures, contracts, wards, chosen)


def headings(path: Path) -> list[str]:
    """The headings of a long return, for an officer to choose from."""
    return register_files.headings(path, is_return_header)


def measures_of(path: Path) -> dict[str, Measure]:
    """A council's own list of measures: the proxies are the council's, and their licence too."""
    text = text_of(read_bytes(path, register_files.LARGEST, KIND), path.name, KIND)
    rows = csv.DictReader(io.StringIO(text, newline=""))
    missing = [c for c in NEEDED if c not in (rows.fieldnames or ())]
    if missing:
        raise FileError(path.name, f"it is not a {KIND}: it has no column {missing[0]!r}")
    return {row["measure"]: _measure(row, f"{path.name}, line {n}") for n, row in enumerate(rows, start=2)}


def _measure(row: Mapping[str, str], where: str) -> Measure:
    try:
        proxy = float(row["proxy_gbp"]) if row["proxy_gbp"] else None
    except ValueError:
        raise FileError(where, f"proxy_gbp is {row['proxy_gbp']!r}, but it must be a number or empty") from None
    record_only = row["record_only"].strip().casefold() in ("yes", "y", "true")
    return Measure(row["unit"], record_only, proxy, row.get("proxy_version") or "", row.get("counts_with") or "")
