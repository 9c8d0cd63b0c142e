"""One line of a register as a contract: what its cells say, what was mended in them, and what is odd about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from scenarios.domain.contract import ABOUT, Basis, Contract, ReadAs
from scenarios.procurement import cells
from scenarios.procurement.categories import category_by_label, category_of

ROLLING = ("rolling", "ongoing", "continuous")
SAME_SHARE = 0.02  # how far a yearly value may be from value over term and still be the same
IDENTIFIERS = ("company_number", "charity_number")
SEVERAL = ";"
CODES = ("label", "proclass", "cpv")
TO_LATEST_END = "months it can still be extended: added to its end"
BY_CODES = "its department does not tell, its codes do: read as "
DATES = ("start", "end", "max_end", "review")
Cells = Mapping[str, object]


def contract_of(line: int, of: Cells, month_first: bool = False) -> Contract:
    """One line, with what is odd about it on its own."""
    flags: list[str] = []
    mended: list[ReadAs] = []
    reference, department = (cells.text(of.get(n)) for n in ("reference", "department"))
    start, end, max_end, review = (_day(of, n, month_first, flags, mended) for n in DATES)
    if max_end is None and (max_end := _after_options(end, of)) is not None:
        mended.append(ReadAs("option_months", cells.text(of.get("option_months")), TO_LATEST_END))
    value_gbp, basis = _value(of, start, end, flags, mended)
    suppliers = tuple(s for part in cells.text(of.get("supplier")).split(SEVERAL) if (s := part.strip()))
    if len(suppliers) > 1:
        flags.append("several_suppliers")
    sme = cells.yes_no(of.get("sme"))
    if "sme" in of and sme is None:
        flags.append("sme_unknown")
    if cells.months(of.get("used_months")):
        flags += ["extension_used", "value_may_exclude_extension"]
    if reference.upper().startswith("PO-"):
        flags.append("purchase_order")
    flags += _odd_dates(of, start, end)
    category = category_of(department)
    if category is None:
        label, proclass, cpv = (cells.text(of.get(n)) for n in CODES)
        category = category_by_label((label, proclass), cpv)
        if category is not None:
            mended.append(ReadAs("category", "; ".join(s for s in (label, proclass, cpv) if s), BY_CODES + category))
    return Contract(
        line=line,
        reference=reference,
        title=cells.text(of.get("title")),
        department=department,
        category=category,
        suppliers=suppliers,
        sme=sme,
        vcse=cells.yes_no(of.get("vcse")),
        start=start,
        end=end,
        max_end=max_end,
        review=review,
        value_gbp=value_gbp,
        basis=basis,
        flags=tuple(dict.fromkeys(flags)),
        supplier_ids=tuple(n for name in IDENTIFIERS if (n := cells.text(of.get(name)))),
        route=cells.text(of.get("route")),
        mended=tuple(mended),
        queried=tuple({ABOUT[f]: cells.text(of.get(ABOUT[f])) for f in flags if f in ABOUT}.items()),
    )


def _day(of: Cells, name: str, month_first: bool, flags: list[str], mended: list[ReadAs]) -> date | None:
    cell = of.get(name)
    try:
        day = cells.day(cell, month_first)
    except cells.Unreadable:
        flags.append("date_unreadable")
        mended.append(ReadAs(name, cells.text(cell), "no date that can be read: left empty"))
        return None
    if cell is None or isinstance(cell, date):
        return day
    if day is None:
        if said := cells.text(cell):
            mended.append(ReadAs(name, said, "words in place of a date: left empty"))
    elif month_first or cells.is_day_number(cell):
        how = "a spreadsheet's number of days" if cells.is_day_number(cell) else "the month first"
        mended.append(ReadAs(name, cells.text(cell), f"{how}: read as {day:%d.%m.%Y}"))
    return day


def _after_options(end: date | None, of: Cells) -> date | None:
    """The latest end, by the months of extension that are left; an end as printed includes those taken."""
    left = cells.months(of.get("option_months")) - cells.months(of.get("used_months"))
    return cells.later(end, left) if end is not None and left > 0 else None


def _odd_dates(of: Cells, start: date | None, end: date | None) -> list[str]:
    said = cells.text(of.get("end")).casefold()
    if start and end:
        return ["end_before_start"] if end < start else []
    if said in ROLLING:
        return ["rolling_end"]
    if start is None and end is None and not cells.text(of.get("start")) and not said:
        return ["no_dates"]
    return ["end_unknown"] if start and said in cells.NOTHING else []


def _amount(of: Cells, name: str, flags: list[str], mended: list[ReadAs]) -> float | None:
    cell = of.get(name)
    try:
        amount_gbp = cells.amount_gbp(cell)
    except cells.Unreadable:
        flags.append("value_unreadable")
        amount_gbp = None
    if amount_gbp is None and cell is not None and (said := cells.text(cell)):
        mended.append(ReadAs(name, said, "no amount that can be read: left empty"))
    return amount_gbp


def _value(
    of: Cells, start: date | None, end: date | None, flags: list[str], mended: list[ReadAs]
) -> tuple[float | None, Basis]:
    """The value as published and what it is a value of."""
    framework = _framework(of)
    if framework:
        flags.append(framework)
    total, annual = (_amount(of, name, flags, mended) for name in ("value", "annual_value"))
    if "value_unreadable" in flags:
        return None, "missing"
    if total is None and not annual:
        flags.append("value_missing")
        return None, "missing"
    if total is None:
        return annual, "annual"
    if total == 0:
        flags.append("zero_value")
        return total, "zero"
    if framework:
        return total, "framework_max"
    return total, _basis(of, total, annual, start, end, flags)


def _framework(of: Cells) -> str:
    """Whether a line is a framework and not a contract under one, and what says so."""
    if cells.text(of.get("kind")).casefold().startswith("framework"):
        return "framework"
    if cells.text(of.get("parent")).casefold() == "framework":
        return "framework"
    return "framework_by_route" if cells.text(of.get("route")).casefold().startswith("framework") else ""


def _basis(
    of: Cells, total: float, annual: float | None, start: date | None, end: date | None, flags: list[str]
) -> Basis:
    """Whether a value is for the whole term or for a year, by the column that says so."""
    if "value_kind" in of:
        kind = cells.text(of["value_kind"]).casefold()
        if not kind:
            flags.append("ask_total_or_annual")
            return "unknown"
        return "annual" if "annual" in kind else "total"
    longer = start is not None and end is not None and (end - start).days > 366
    if annual == total and longer:
        flags.append("total_equals_annual_ask")
        return "unknown"
    term_months = cells.months(of.get("term_months"))
    if annual and term_months and abs(12 * total / term_months / annual - 1) > SAME_SHARE:
        flags.append("annual_not_value_over_term")
    return "total"
