"""What became of every line of a file and of every field that was not read as it stands, for whoever reconciles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from scenarios.domain.column_preset import READ
from scenarios.domain.contract import ABOUT, FLAGS, Contract, RegisterReport
from scenarios.domain.notice import NOTICE_FLAGS, NoticeReport, NoticeRow, Stage
from scenarios.domain.social_value import RETURN_FLAGS, ReturnLine, ReturnReport
from scenarios.procurement.booking import ASSUMED, of_line, of_notice

Became = Literal["read", "mended", "refused", "assumed", "look at", "left out", "set aside"]
ASSUMED_FIELD = {"category": "category", "end": "end", "term": "start", "kind": "sme", "not_asked": "title"}
NOTICE_FIELD = {
    **dict.fromkeys(("no_value", "placeholder_value", "gross_only", "gross_equals_net", "framework"), "value"),
    **dict.fromkeys(("repeated_ceiling", "repeated_value_same_lot"), "value"),
    "currency": "currency",
    "no_dates": "start",
    "no_cpv": "cpv",
}
RETURN_FIELD = {
    **dict.fromkeys(("not_a_number", "not_reported", "thousands_comma", "negative_correction", "text"), "delivered"),
    **dict.fromkeys(("delivered_above_committed", "delivered_above_pledged", "stock_not_flow"), "delivered"),
    **dict.fromkeys(("record_only_with_money", "money_not_quantity_times_proxy"), "claimed"),
    "percentage": "unit",
    "contract_not_in_register": "contract",
    "delivered_before_contract_start": "period_end",
    "ward_name_unknown": "ward",
}
MENDED_RETURN = {"thousands_comma", "record_only_with_money", "money_not_quantity_times_proxy"}
STAGES: Mapping[Stage, str] = {
    "planned": "a lot that is planned, and no contract yet",
    "intended": "an award that is intended, and no contract yet",
    "not_awarded": "a lot that went to nobody",
    "performance": "how a contract was done, which changes none",
    "change": "changes a contract where the book has it",
    "ended": "ends a contract where the book has it",
}
CHANGES = ("change", "ended")
BASES = {"total": "for its whole term", "annual": "a year"}  # no other value goes into a book
REFUSED = "left empty"  # how a reason ends where nothing could be made of a cell


class Accounted(NamedTuple):
    """One line as a whole, or one of its fields."""

    where: str  # "line 9", the release, or sheet, row and column
    contract: str  # its reference or title
    became: Became
    field: str
    value: str  # as it stands; of a line that is read, what the book holds
    why: str


def of_report(report: RegisterReport | NoticeReport, today: date) -> Iterator[Accounted]:
    """Of a register, or of notices."""
    return of_register(report, today) if isinstance(report, RegisterReport) else of_notices(report, today)


def of_register(report: RegisterReport, today: date) -> Iterator[Accounted]:
    """Every line of a register in the order of the file, and below each its fields."""
    lines: list[tuple[int, Accounted | Contract]] = [
        (s.line, Accounted(f"line {s.line}", "", "set aside", "", "", s.why)) for s in report.skipped
    ]
    lines += [(c.line, c) for c in report.contracts]
    for _, line in sorted(lines, key=lambda pair: pair[0]):
        if isinstance(line, Accounted):
            yield line
        else:
            yield from _of_contract(line, today)


def _of_contract(c: Contract, today: date) -> Iterator[Accounted]:
    where, named = f"line {c.line}", c.reference or c.title
    booked, why, assumed = of_line(c, today)
    published = "" if c.value_gbp is None else f"{c.value_gbp:.2f}"
    if booked is None:
        yield Accounted(where, named, "left out", "value", published, why)
    else:
        yield Accounted(
            where, named, "read", "value a year", f"{booked.annual_gbp:.2f}", f"from {published}, {BASES[c.basis]}"
        )
    for field, said, mend in c.mended:
        yield Accounted(where, named, "refused" if mend.endswith(REFUSED) else "mended", _field(field), said, mend)
    stands = dict(c.queried)
    for flag in c.flags:
        field = ABOUT.get(flag, "")
        yield Accounted(where, named, "look at", _field(field), stands.get(field, ""), FLAGS[flag])
    for key in ASSUMED:
        if key in assumed:
            yield Accounted(where, named, "assumed", _field(ASSUMED_FIELD[key]), "", ASSUMED[key])


def _field(name: str) -> str:
    return READ.get(name, name)


def of_notices(report: NoticeReport, today: date) -> Iterator[Accounted]:
    """Every release that is no contract, every one read twice, and every lot, award or contract."""
    for s in report.skipped:
        yield Accounted(f"release {s.line} of the file", "", "set aside", "", "", s.why)
    for release in report.repeated:
        yield Accounted(release, "", "left out", "release", release, "read twice and counted once")
    for row in report.rows:
        yield from _of_notice_row(row, today)


def _of_notice_row(r: NoticeRow, today: date) -> Iterator[Accounted]:
    named = r.contract or r.award or r.title or ""
    stands = "" if r.value_gbp is None else f"{r.value_gbp:.2f}"
    if r.stage not in ("contract", "award"):
        became: Became = "read" if r.stage in CHANGES else "set aside"
        yield Accounted(r.release, named, became, "notice", r.notice, STAGES[r.stage])
        return
    booked, why, assumed = of_notice(r, today)
    if booked is None:
        yield Accounted(r.release, named, "left out", "value", stands, why)
    else:
        yield Accounted(r.release, named, "read", "value a year", f"{booked.annual_gbp:.2f}", f"from {stands} in all")
    cells = {"value": stands, "currency": r.currency or ""}
    for flag in r.flags:
        field = NOTICE_FIELD.get(flag, "")
        yield Accounted(r.release, named, "look at", field, cells.get(field, ""), NOTICE_FLAGS[flag])
    for key in ASSUMED:
        if key in assumed:
            yield Accounted(r.release, named, "assumed", _field(ASSUMED_FIELD[key]), "", ASSUMED[key])


def of_return(report: ReturnReport) -> Iterator[Accounted]:
    """Every line of a social value return: whether it counts, and what is odd about each of its fields."""
    for x in report.lines:
        became: Became = "read" if x.counted else "left out"
        money = "" if x.delivered_gbp is None else f"{x.delivered_gbp:.2f}"
        why = "quantity times proxy" if x.counted else "it does not count: " + _first_reason(x)
        yield Accounted(x.where, x.contract, became, "delivered", money, why)
        stands = {
            "delivered": "" if x.delivered is None else f"{x.delivered:g}",
            "claimed": "" if x.claimed_gbp is None else f"{x.claimed_gbp:.2f}",
            "unit": x.unit,
            "contract": x.contract,
            "period_end": "" if x.period_end is None else f"{x.period_end:%d.%m.%Y}",
            "ward": x.ward,
        }
        for flag in x.flags:
            field = RETURN_FIELD.get(flag, "")
            odd: Became = "mended" if flag in MENDED_RETURN else "look at"
            yield Accounted(x.where, x.contract, odd, field, stands.get(field, ""), RETURN_FLAGS[flag])


def _first_reason(x: ReturnLine) -> str:
    return RETURN_FLAGS[x.flags[0]] if x.flags else "it has no quantity or no proxy"
