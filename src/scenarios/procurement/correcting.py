"""A contract book as an officer corrects it: categories, dates and marks, contract by contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from scenarios.domain.book import BookedContract, ContractBook
from scenarios.domain.contract import CATEGORIES
from scenarios.domain.errors import InputError, unknown

FIELDS = ("category", "ends", "latest_end", "term_years", "may_be_asked")  # what an officer may correct
LEAST_TERM_YEARS, MOST_TERM_YEARS = 1, 50
CORRECTED = ", corrected"


def corrected(book: ContractBook, changes: Mapping[int, Mapping[str, Any]]) -> ContractBook:
    """The book with some fields of some contracts changed, by place in the book; its title says that it was."""
    contracts = list(book.contracts)
    for place, fields in changes.items():
        contracts[place] = _changed(contracts[place], fields)
    title = book.title.removesuffix(" (fictional)").removesuffix(CORRECTED) + CORRECTED
    return replace(book, title=title, contracts=tuple(contracts))


def _changed(contract: BookedContract, fields: Mapping[str, Any]) -> BookedContract:
    """One contract with its fields changed, refused with its reference where they do not hang together."""
    for field in fields:
        if field not in FIELDS:
            raise unknown(contract.reference, field, FIELDS, "field that can be corrected")
    found = replace(contract, **fields)
    if found.category not in CATEGORIES:
        raise unknown(f"{contract.reference}, category", str(found.category), CATEGORIES, "category")
    if found.term_years is None or not LEAST_TERM_YEARS <= found.term_years <= MOST_TERM_YEARS:
        allowed = f"it must be from {LEAST_TERM_YEARS} to {MOST_TERM_YEARS} years"
        raise InputError("", f"{contract.reference}, years when let again", found.term_years, allowed)
    if found.latest_end is not None and (found.ends is None or found.latest_end < found.ends):
        allowed = f"it must not be before the term ends, {_day(found.ends)}"
        raise InputError("", f"{contract.reference}, can run to", _day(found.latest_end), allowed)
    return found


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else "which is not known"
