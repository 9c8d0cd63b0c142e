"""Social value returns: a line a contract, period and measure, or a row a contract with columns for each measure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from scenarios.domain.column_preset import NEEDED_OF_RETURN as NEEDED
from scenarios.domain.errors import FileError
from scenarios.domain.social_value import SAME_THING, Measure, OfContract, ReturnLine, ReturnReport
from scenarios.procurement import cells
from scenarios.procurement.columns import Chosen, recognised
from scenarios.procurement.register import Table

HEADINGS: Mapping[str, tuple[str, ...]] = {  # what a column of a long return is called
    "contract": ("contract reference", "contract_ref", "contract ref"),
    "supplier": ("supplier",),
    "quarter": ("quarter", "period"),
    "measure": ("measure",),
    "unit": ("units", "unit"),
    "pledged": ("committed over the whole contract", "pledged_quantity", "pledged"),
    "delivered": ("delivered this quarter", "delivered_to_date", "delivered"),
    "claimed": ("£ value claimed", "delivered_gbp"),
    "declared": ("data relates only to this contract and this period",),
    "commitment": ("was a commitment in this contract",),
    "framework": ("framework",),
    "version": ("framework_version",),
    "proxy": ("proxy_gbp",),
    "evidence": ("evidence",),
    "start": ("period_start",),
    "end": ("period_end",),
    "ward": ("ward",),
    "mission": ("mission",),
}
QUARTER = re.compile(r"q([1-4])\s+(20\d\d)[/-]\d\d", re.IGNORECASE)
SAME_SHARE = 0.01  # how far printed pounds may be from quantity times proxy
PEOPLE = "people fte"  # people in post: a stock, and not a flow
PREPARING_DAYS = 31  # work in the last month before a contract's first day is its own


def is_return_header(row: Sequence[object], chosen: Chosen | None = None) -> bool:
    """Whether a row names what a long return needs."""
    found = recognised(row, chosen, HEADINGS)
    return all(n in found for n in NEEDED)


def quarter_days(text: str) -> tuple[date, date] | None:
    """The first and the last day of a fiscal quarter, as in "Q1 2025/26"."""
    written = QUARTER.fullmatch(text.strip())
    if written is None:
        return None
    quarter, year = int(written[1]), int(written[2])
    first = date(year + (quarter == 4), (4, 7, 10, 1)[quarter - 1], 1)
    return first, cells.later(first, 3) - timedelta(days=1)


def read_long(
    table: Table,
    measures: Mapping[str, Measure],
    contracts: Sequence[OfContract],
    wards: Sequence[str] = (),
    chosen: Chosen | None = None,
) -> ReturnReport:
    """A return with one line a contract, period and measure. Measures may stand in a list of their own.

    `chosen` are columns as an officer or a preset has them.
    """
    place = next((i for i, (_, row) in enumerate(table.rows) if is_return_header(row, chosen)), None)
    if place is None:
        known = ", ".join((chosen or {}).get(n) or HEADINGS[n][0] for n in NEEDED)
        raise FileError(
            table.file, f"no row in it is a header of a social value return; looked for columns like {known}"
        )
    columns = recognised(table.rows[place][1], chosen, HEADINGS)
    lines = []
    for n, row in table.rows[place + 1 :]:
        of = {name: row[i] if i < len(row) else None for name, i in columns.items()}
        if cells.text(of.get("contract")):
            lines.append(_line(n, of, measures, {c.reference: c for c in contracts}, wards))
    return ReturnReport(table.file, table.form, seen_together(lines))


def _line(
    n: int,
    of: Mapping[str, object],
    measures: Mapping[str, Measure],
    register: Mapping[str, OfContract],
    wards: Sequence[str],
) -> tuple[ReturnLine, tuple[object, ...]]:
    """One line with what is odd about it on its own, and its cells, by which a repeated one is known."""
    key = cells.text(of.get("measure"))
    known = measures.get(key)
    unit = cells.text(of.get("unit")) or (known.unit if known else "")
    proxy = known.proxy_gbp if known else amount(of.get("proxy"))
    record_only = known.record_only if known else proxy is None
    flags = ["record_only"] if record_only else []
    claimed = amount(of.get("claimed"))
    if record_only and claimed:
        flags.append("record_only_with_money")
    days = quarter_days(cells.text(of.get("quarter")))
    start, end = days or (cells.day(of.get("start")), cells.day(of.get("end")))
    pledged, delivered = quantity(of.get("pledged")), quantity(of.get("delivered"))
    if unit == "%":
        flags.append("percentage")
    elif record_only and known and delivered is None and cells.text(of.get("delivered")):
        flags.append("text")
    elif not record_only and delivered is None:
        flags.append("not_a_number" if cells.text(of.get("delivered")) else "not_reported")
    if "," in cells.text(of.get("delivered")) and "£" not in cells.text(of.get("delivered")) and delivered is not None:
        flags.append("thousands_comma")
    if delivered is not None and delivered < 0:
        flags.append("negative_correction")
    flags += [
        f for f, name in (("declaration_no", "declared"), ("not_a_commitment", "commitment")) if _is_no(of.get(name))
    ]
    flags += against_register(register.get(cells.text(of.get("contract"))), cells.text(of.get("supplier")), end)
    if known and known.counts_with:
        flags.append(f"counts_with_{known.counts_with}")
    if claimed and proxy and delivered and not record_only and abs(claimed / (delivered * proxy) - 1) > SAME_SHARE:
        flags.append("money_not_quantity_times_proxy")
    ward = cells.text(of.get("ward"))
    if ward and wards and ward not in wards:
        flags.append("ward_name_unknown")
    return ReturnLine(
        where=f"line {n}",
        contract=cells.text(of.get("contract")),
        measure=key,
        unit=unit,
        period_start=start,
        period_end=end,
        pledged=None if record_only and known else pledged,
        delivered=None if record_only and known else delivered,
        proxy_gbp=None if record_only else proxy,
        proxy_version=known.proxy_version if known else cells.text(of.get("version")),
        claimed_gbp=claimed,
        record_only=record_only,
        evidence=cells.text(of.get("evidence")),
        framework=cells.text(of.get("framework")),
        ward=ward,
        mission=cells.text(of.get("mission")),
        flags=tuple(flags),
    ), tuple(cells.text(v) for v in of.values())


def against_register(contract: OfContract | None, supplier: str, end: date | None) -> list[str]:
    """What does not go together with the register."""
    if contract is None:
        return ["contract_not_in_register"]
    flags = []
    if contract.start and end and (contract.start - end).days > PREPARING_DAYS:
        flags.append("delivered_before_contract_start")
    if supplier and contract.suppliers and supplier not in contract.suppliers:
        flags.append("supplier_name_differs")
    return flags


def _is_no(cell: object) -> bool:
    return cells.yes_no(cell) is False


def amount(cell: object) -> float | None:
    try:
        return cells.amount_gbp(cell)
    except cells.Unreadable:
        return None


def quantity(cell: object) -> float | None:
    """A quantity, which may be less than nothing; None where it is none."""
    said = cells.text(cell)
    if said.startswith(("-", "−")):
        found = amount(said[1:])
        return None if found is None else -found
    return amount(cell)


def seen_together(read: Sequence[tuple[ReturnLine, tuple[object, ...]]]) -> list[ReturnLine]:
    """What is odd about lines beside each other: repeated ones, stocks told again, twins, gaps, more than pledged."""
    seen: set[tuple[object, ...]] = set()
    first: dict[tuple[str, str], date] = {}
    last: dict[tuple[str, str], date] = {}
    sums: dict[tuple[str, str], float] = {}
    measured = {(x.contract, x.measure, x.period_start) for x, _ in read}
    found = []
    for x, said in read:
        flags, key = list(x.flags), (x.contract, x.measure)
        if said in seen:
            found.append(replace(x, flags=("exact_duplicate",)))
            continue
        seen.add(said)
        if x.measure in SAME_THING and (x.contract, "NT1", x.period_start) in measured:
            flags.append(SAME_THING[x.measure])
        stock = PEOPLE in x.unit.casefold()
        if stock and key in first and x.period_start != first[key]:
            flags.append("stock_not_flow")
        if x.period_start:
            first.setdefault(key, x.period_start)
            if key in last and not stock and x.period_start > cells.later(last[key], 3):
                flags.append("quarter_gap")
            last[key] = x.period_start
        if not x.record_only and x.delivered is not None and x.pledged is not None:
            sums[key] = x.delivered if stock else sums.get(key, 0.0) + x.delivered
            if sums[key] > x.pledged:
                flags.append("delivered_above_pledged" if x.framework else "delivered_above_committed")
        found.append(replace(x, flags=tuple(flags)))
    return found
