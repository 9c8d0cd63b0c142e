"""Social value returns with a row a contract and four columns a measure, a sheet a quarter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scenarios.domain.errors import FileError
from scenarios.domain.social_value import SAME_THING, Measure, OfContract, ReturnLine, ReturnReport
from scenarios.procurement import cells
from scenarios.procurement.columns import plain
from scenarios.procurement.register import Table
from scenarios.procurement.returns import (
    QUARTER,
    SAME_SHARE,
    against_register,
    amount,
    quantity,
    quarter_days,
    seen_together,
)

PEOPLE_IN_POST = ("NT1", "RE1", "ECC1")


def read_wide(
    sheets: Sequence[Table], contracts: Sequence[OfContract], measures: Mapping[str, Measure] | None = None
) -> ReturnReport:
    """A return with one row a contract and four columns a measure: quantities, then pounds, pledged and delivered.

    Each sheet is a quarter with its own proxies, which stand above the measures.
    """
    lines: list[tuple[ReturnLine, tuple[object, ...]]] = []
    register = {c.reference: c for c in contracts}
    for sheet in sheets:
        place = next((i for i, (_, row) in enumerate(sheet.rows) if is_wide_header(row)), None)
        if place is None or place < 2:
            continue
        above, codes, header = (sheet.rows[i][1] for i in (place - 2, place - 1, place))
        blocks = [i for i, h in enumerate(header) if plain(h) == "pledged"]
        for n, row in sheet.rows[place + 1 :]:
            contract = cells.text(row[0]) if row else ""
            if not contract or contract.casefold() in ("total", "totals"):
                continue
            for at in blocks:
                found = _block(
                    sheet, n, row, at, cells.text(codes[at]), _proxy_above(above, at), register, measures or {}
                )
                if found is not None:
                    lines.append((found, (sheet.form, n, at)))
    if not lines:
        raise FileError(
            sheets[0].file if sheets else "workbook", "no sheet in it has measures above pledged and delivered"
        )
    twins = seen_together(lines)
    both = {(x.contract, x.period_start) for x in twins if x.is_twin}
    marked = [
        replace(x, flags=(*x.flags, SAME_THING["RE1"]))
        if x.measure == "NT1" and (x.contract, x.period_start) in both
        else x
        for x in twins
    ]
    return ReturnReport(sheets[0].file, f"{len(sheets)} sheets of a workbook", marked)


def is_wide_header(row: Sequence[object]) -> bool:
    """Whether a row is the lower of the two header rows of a wide return."""
    said = [plain(h) for h in row]
    return "contract" in said[:3] and said.count("pledged") > 0 and said.count("pledged") == said.count("delivered")


def _proxy_above(above: Sequence[object], at: int) -> float | None:
    """The proxy of a measure, beside the words that say so."""
    told = at + 1 < len(above) and plain(above[at]).startswith("proxy")
    return amount(above[at + 1]) if told else None


def _block(
    sheet: Table,
    n: int,
    row: Sequence[object],
    at: int,
    measure: str,
    proxy: float | None,
    register: Mapping[str, OfContract],
    measures: Mapping[str, Measure],
) -> ReturnLine | None:
    """One contract and measure of a wide return; None where nothing stands there."""
    four = [row[i] if i < len(row) else None for i in range(at, at + 4)]
    pledged, delivered, claimed = quantity(four[0]), quantity(four[1]), amount(four[3])
    if pledged is None and delivered is None:
        return None
    days = quarter_days(_quarter_of(sheet.form))
    contract, supplier = cells.text(row[0]), cells.text(row[1])
    flags = ["not_reported"] if delivered is None else []
    flags += against_register(register.get(contract), supplier, days[1] if days else None)
    if claimed and proxy and delivered and abs(claimed / (delivered * proxy) - 1) > SAME_SHARE:
        flags.append("money_not_quantity_times_proxy")
    unit = measures[measure].unit if measure in measures else ""
    return ReturnLine(
        where=f"{sheet.form}, row {n}, column {column_letters(at)}",
        contract=contract,
        measure=measure,
        unit=unit or ("people FTE" if measure in PEOPLE_IN_POST else ""),
        period_start=days[0] if days else None,
        period_end=days[1] if days else None,
        pledged=pledged,
        delivered=delivered,
        proxy_gbp=proxy,
        proxy_version=_version(sheet),
        claimed_gbp=claimed,
        framework="wide",
        flags=tuple(flags),
    )


def _quarter_of(sheet: str) -> str:
    """'Q1 2025-26' out of what a sheet is called."""
    found = QUARTER.search(sheet)
    return found[0] if found else ""


def _version(sheet: Table) -> str:
    """Which proxies were used, where a sheet says so."""
    said = (row for _, row in sheet.rows[:6] if len(row) > 1 and plain(row[0]).startswith("proxy version"))
    return next((cells.text(row[1]) for row in said), "")


def column_letters(place: int) -> str:
    """A column as a spreadsheet names it: A, B, … AA."""
    letters = ""
    while place >= 0:
        letters, place = chr(65 + place % 26) + letters, place // 26 - 1
    return letters
