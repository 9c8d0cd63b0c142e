"""From the rows of a register to contracts: every line read or set aside with a reason, nothing guessed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from scenarios.domain.column_preset import NEEDED
from scenarios.domain.contract import Basis, Contract, RegisterReport, Skipped
from scenarios.domain.errors import FileError
from scenarios.procurement import cells
from scenarios.procurement.columns import HEADINGS, Chosen, is_header, plain, recognised
from scenarios.procurement.register_line import DATES, contract_of

PENNY_GBP = 0.005
Row = Sequence[object]


class ReadLine(NamedTuple):
    """A contract with what its line is compared by: rows themselves would take twice the memory of the file."""

    contract: Contract
    parent: str  # the framework it says it is of
    digest: bytes  # of every cell that is read


@dataclass(frozen=True)
class Table:
    """Rows of a file or a sheet as they stand, each with its line."""

    file: str
    form: str
    rows: Sequence[tuple[int, Row]]


def read_register(table: Table, chosen: Chosen | None = None) -> RegisterReport:
    """Every line of a table as a contract, or set aside. `chosen` are columns as an officer or a preset has them."""
    place = next((i for i, (_, row) in enumerate(table.rows) if is_header(row, chosen)), None)
    if place is None:
        if chosen:
            looked = ", ".join(repr(chosen[n]) for n in NEEDED if n in chosen) or "the columns that were chosen"
            raise FileError(table.file, f"no row in it has the columns that were chosen; looked for {looked}")
        known = ", ".join(HEADINGS[n][0] for n in ("title", "supplier", "value", "start"))
        raise FileError(table.file, f"no row in it is a header of a contract register; looked for columns like {known}")
    header_line, header = table.rows[place]
    columns = recognised(header, chosen)
    skipped = [Skipped(n, "title" if _said(row) else "blank") for n, row in table.rows[:place]]
    skipped.append(Skipped(header_line, "header"))
    below = table.rows[place + 1 :]
    month_first, noticed = _date_order(below, columns)
    read: list[ReadLine] = []
    for line, row in below:
        cells_of = {name: row[i] if i < len(row) else None for name, i in columns.items()}
        why = _no_contract(row, header, cells_of, read)
        if why:
            skipped.append(Skipped(line, why))
        else:
            read.append(_read_line(line, cells_of, month_first))
    used = set(columns.values())
    return RegisterReport(
        file=table.file,
        form=table.form,
        header_line=header_line,
        columns={name: cells.text(header[i]) for name, i in columns.items()},
        unused=[cells.text(h) for i, h in enumerate(header) if i not in used and cells.text(h)],
        skipped=skipped,
        contracts=_together(read),
        noticed=noticed,
    )


def _said(row: Row) -> list[str]:
    return [said for cell in row if (said := cells.text(cell))]


def _date_order(rows: Sequence[tuple[int, Row]], columns: Mapping[str, int]) -> tuple[bool, list[str]]:
    """Whether the month stands first in this file's dates, and what is to be said of it: told, and never guessed."""
    places = [i for name, i in columns.items() if name in DATES]
    orders = [cells.month_could_be_first(row[i]) for _, row in rows for i in places if i < len(row)]
    month, day = orders.count(True), orders.count(False)
    if not month:
        return False, []
    if not day:
        return True, [f"Dates are read with the month first: {month} of them can be read in no other way"]
    return False, [
        f"Dates are read with the day first, as {day} of them must be; {month} cannot be, and were left empty. Others"
        " may be exchanged too: save the file again with one order"
    ]


def _no_contract(row: Row, header: Row, of: Mapping[str, object], above: Sequence[ReadLine]) -> str:
    """Why a line below the header is no contract; nothing where it is one."""
    said = _said(row)
    if not said:
        return "blank"
    if len(row) == len(header) and all(plain(c) == plain(h) for c, h in zip(row, header, strict=True)):
        return "header repeated"
    if said[0].casefold().rstrip(":") in ("total", "totals", "grand total"):
        return "total row: not a contract" + _of_its_sum(of, above)
    if len(said) == 1:
        return "footnote"
    return "" if cells.text(of.get("title")) else "no title"


def _of_its_sum(of: Mapping[str, object], above: Sequence[ReadLine]) -> str:
    """Whether a total is the sum of what stands above it, to the penny."""
    try:
        stated_gbp = cells.amount_gbp(of.get("value"))
    except cells.Unreadable:
        return ", and its figure cannot be read"
    if stated_gbp is None:
        return ""
    same = abs(stated_gbp - sum(x.contract.value_gbp or 0.0 for x in above)) < PENNY_GBP
    return "" if same else ", and its figure is not the sum of the lines above"


def _read_line(line: int, of: Mapping[str, object], month_first: bool) -> ReadLine:
    cells_read = repr([cells.text(v) for v in of.values()]).encode()
    digest = hashlib.blake2b(cells_read, digest_size=16).digest()
    return ReadLine(contract_of(line, of, month_first), cells.text(of.get("parent")), digest)


def _together(read: Sequence[ReadLine]) -> list[Contract]:
    """What is odd about lines beside each other: repeated ones, one reference twice, call-offs of a framework here."""
    references = {x.contract.reference for x in read if x.contract.reference}
    parents = {x.parent for x in read if x.parent in references}
    seen: set[bytes] = set()
    first: dict[str, Contract] = {}
    suppliers: dict[str, set[tuple[str, ...]]] = {}
    for c, _, _ in read:
        suppliers.setdefault(c.reference, set()).add(c.suppliers)
    found = []
    for c, parent, digest in read:
        flags = list(c.flags)
        if c.reference in parents:
            flags.insert(0, "framework")
        if parent in parents:
            flags.append("call_off")
        if digest in seen:
            flags.append("exact_duplicate")
        elif c.reference and len(suppliers[c.reference]) > 1:
            flags.append("same_ref_two_suppliers")
            before = first.get(c.reference)
            if before is not None and before.value_gbp == c.value_gbp:
                flags.append("same_value_repeated")
        seen.add(digest)
        first.setdefault(c.reference, c)
        basis: Basis = "framework_max" if c.reference in parents and c.basis in ("total", "annual") else c.basis
        found.append(replace(c, flags=tuple(flags), basis=basis))
    return found
