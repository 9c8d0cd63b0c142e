"""A contract as a council's register has it, and what was found odd about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Basis = Literal["total", "annual", "unknown", "framework_max", "zero", "missing"]
DAYS_A_YEAR, LEAST_DAYS = 365.25, 365  # a term of fewer days is counted whole
CATEGORIES = (
    "adult social care",
    "children",
    "schools",
    "environment and waste",
    "highways",
    "culture and leisure",
    "regeneration and construction",
    "housing",
    "corporate",
)
FLAGS: Mapping[str, str] = {  # what is odd about a contract, as an officer would say it
    "ask_total_or_annual": "nothing says whether its value is for the whole term or for a year",
    "total_equals_annual_ask": "total and yearly value are the same although it runs for longer than a year",
    "annual_not_value_over_term": "the yearly value beside it is not the value over its term",
    "value_missing": "it has no value",
    "value_unreadable": "its value cannot be read, and was left empty",
    "value_may_exclude_extension": "its value may be without the extension that was taken",
    "zero_value": "its value is £0",
    "framework": "a framework: its value is a ceiling and no spend",
    "framework_by_route": "a framework by its procurement route: its value is a ceiling and no spend",
    "call_off": "a call-off of a framework in this file",
    "end_unknown": "its end is not known yet",
    "rolling_end": "it rolls on without an end",
    "end_before_start": "it ends before it begins",
    "date_unreadable": "a date in it cannot be read, and was left empty",
    "no_dates": "it has no dates",
    "purchase_order": "a purchase order and not a contract",
    "extension_used": "an extension has been taken",
    "several_suppliers": "several suppliers stand in one line",
    "sme_unknown": "nothing says whether its supplier is small",
    "exact_duplicate": "the very same line stands above: counted once",
    "same_ref_two_suppliers": "another supplier has the same reference",
    "same_value_repeated": "the same reference and value stand above: may be one value written twice",
}

ABOUT: Mapping[str, str] = {  # the field that a flag is about
    **dict.fromkeys(("ask_total_or_annual", "total_equals_annual_ask", "value_missing", "value_unreadable"), "value"),
    **dict.fromkeys(("value_may_exclude_extension", "zero_value", "framework"), "value"),
    "annual_not_value_over_term": "annual_value",
    "framework_by_route": "route",
    "call_off": "parent",
    **dict.fromkeys(("end_unknown", "rolling_end", "end_before_start"), "end"),
    "no_dates": "start",
    "extension_used": "used_months",
    "several_suppliers": "supplier",
    "sme_unknown": "sme",
    **dict.fromkeys(("purchase_order", "same_ref_two_suppliers", "same_value_repeated"), "reference"),
}


class ReadAs(NamedTuple):
    """One cell that is not read as it stands, and what it is read as."""

    field: str
    said: str  # as it stands
    why: str


@dataclass(frozen=True)
class Contract:
    """One line of a register. What it does not say is None and never guessed."""

    line: int  # of the file, or the row of the sheet
    reference: str
    title: str
    department: str
    category: str | None  # of ours; by department, which knows more than any code
    suppliers: tuple[str, ...]
    sme: bool | None
    vcse: bool | None
    start: date | None
    end: date | None
    max_end: date | None  # with every extension that could still be taken
    review: date | None
    value_gbp: float | None  # as published, never divided by 1.2
    basis: Basis
    flags: tuple[str, ...] = ()
    supplier_ids: tuple[str, ...] = ()  # company and charity numbers
    route: str = ""
    mended: tuple[ReadAs, ...] = ()
    queried: tuple[tuple[str, str], ...] = ()  # by field that a flag is about: what stands in it

    @property
    def is_repeated(self) -> bool:
        return "exact_duplicate" in self.flags

    @property
    def annual_value_gbp(self) -> float | None:
        """[£ a year]; a term of less than a year is counted whole. None where the file does not say enough."""
        if self.value_gbp is None or self.basis not in ("total", "annual"):
            return None
        if self.basis == "annual":
            return self.value_gbp
        if self.start is None or self.end is None or self.end < self.start:
            return None
        days = (self.end - self.start).days + 1
        return self.value_gbp if days < LEAST_DAYS else self.value_gbp * DAYS_A_YEAR / days


@dataclass(frozen=True)
class Skipped:
    """A line that is no contract, and why."""

    line: int
    why: str


@dataclass(frozen=True)
class RegisterReport:
    """What a register held and what became of every line of it."""

    file: str
    form: str
    header_line: int
    columns: Mapping[str, str]  # by our name for it: the heading it was recognised by
    unused: Sequence[str]  # headings that nothing is read from
    skipped: Sequence[Skipped]
    contracts: Sequence[Contract]
    noticed: Sequence[str] = ()  # of the file as a whole

    @property
    def counted(self) -> list[Contract]:
        """Every contract once."""
        return [c for c in self.contracts if not c.is_repeated]

    def flagged(self) -> dict[str, list[int]]:
        """Lines by what is odd about them, in the order of `FLAGS`."""
        return {f: lines for f in FLAGS if (lines := [c.line for c in self.contracts if f in c.flags])}

    def value_by_basis_gbp(self) -> dict[Basis, float]:
        """What is published, by what it is a value of; a repeated line is counted once."""
        found: dict[Basis, float] = {}
        for c in self.counted:
            if c.value_gbp is not None:
                found[c.basis] = found.get(c.basis, 0.0) + c.value_gbp
        return found

    @property
    def annual_value_gbp(self) -> float:
        return sum(c.annual_value_gbp or 0.0 for c in self.counted)
