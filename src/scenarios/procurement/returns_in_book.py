"""A social value return put into a contract book: what each contract pledged, and what it has delivered so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from scenarios.domain.book import BookedContract, ContractBook, RecordLine
from scenarios.domain.social_value import NOT_COMMITTED, ReturnLine, ReturnReport


@dataclass(frozen=True)
class InBook:
    """A contract of a book as a return asks for it."""

    reference: str
    start: date | None
    suppliers: tuple[str, ...]


@dataclass(frozen=True)
class PutIn:
    """The book with a return in it, and what of the return is not."""

    book: ContractBook
    contracts: int  # of the book, of which the return says something
    pledged_gbp: float
    delivered_gbp: float
    not_in_book: tuple[str, ...]  # references of the return that the book does not have


def contracts_of(book: ContractBook) -> list[InBook]:
    """The book's contracts, for a return to be held against."""
    return [InBook(c.reference, c.starts, tuple(s for s in c.supplier.split("; ") if s)) for c in book.contracts]


def put_in(book: ContractBook, report: ReturnReport) -> PutIn:
    """The book with what the return says of its contracts; what is said of another period is replaced whole.

    Pounds are quantity times proxy: each pledge once, and of what is delivered only the lines that count.
    """
    pledged, delivered = _pledged(report.lines), _delivered(report.counted)
    contracts = tuple(_with(c, pledged, delivered) for c in book.contracts)
    told = {c.reference for c in book.contracts} & (pledged.keys() | delivered.keys())
    named = {x.contract for x in report.lines}
    return PutIn(
        book=replace(book, contracts=contracts, record=_record(book, report, told)) if told else book,
        contracts=len(told),
        pledged_gbp=sum(pledged.get(r, 0.0) for r in told),
        delivered_gbp=sum(delivered.get(r, 0.0) for r in told),
        not_in_book=tuple(sorted(named - {c.reference for c in book.contracts})),
    )


def _record(book: ContractBook, report: ReturnReport, told: set[str]) -> tuple[RecordLine, ...]:
    """Every line of the return about these contracts, in place of what was said of them before."""
    before = [x for x in book.record if x.contract not in told]
    lines = (x for x in report.lines if x.contract in told)
    return (*before, *(_line(x) for x in lines))


def _line(x: ReturnLine) -> RecordLine:
    days = x.period_start, x.period_end
    return RecordLine(
        x.contract, x.measure, x.unit, *days, x.pledged, x.delivered, x.proxy_gbp, x.proxy_version, x.counted
    )


def _with(c: BookedContract, pledged: dict[str, float], delivered: dict[str, float]) -> BookedContract:
    if c.reference not in pledged and c.reference not in delivered:
        return c
    return replace(c, pledged_gbp=pledged.get(c.reference, 0.0), delivered_gbp=delivered.get(c.reference))


def _pledged(lines: Sequence[ReturnLine]) -> dict[str, float]:
    """By contract: every measure once, however many quarters are told."""
    once = {
        (x.contract, x.measure, x.proxy_version): x.pledged_gbp
        for x in lines
        if x.pledged_gbp is not None and not x.is_twin and not NOT_COMMITTED & set(x.flags)
    }
    found: dict[str, float] = {}
    for (contract, _, _), gbp in once.items():
        found[contract] = found.get(contract, 0.0) + gbp
    return found


def _delivered(lines: Sequence[ReturnLine]) -> dict[str, float]:
    found: dict[str, float] = {}
    for x in lines:
        found[x.contract] = found.get(x.contract, 0.0) + (x.delivered_gbp or 0.0)
    return found
