"""A contract book that later news changes: contracts added, said anew, amended and ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scenarios.domain.book import BookedContract, ContractBook
from scenarios.domain.contract import DAYS_A_YEAR
from scenarios.domain.notice import NoticeReport, NoticeRow

CHANGED = ", changed"
NO_REFERENCE = "line "  # of a contract whose register gives it none: its line in the file


@dataclass(frozen=True)
class Changed:
    """The book after the news, and what became of its contracts, by reference."""

    book: ContractBook
    added: tuple[str, ...] = ()
    said_anew: tuple[str, ...] = ()
    amended: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    not_in_book: tuple[str, ...] = ()  # amended or ended, and nowhere in the book


def reference_of(r: NoticeRow) -> str:
    """What a notice's contract is known by: numbers such as 1 are of its own procedure, so that stands before them."""
    own = r.contract or r.award
    return r.ocid if not own else own if own.startswith(r.ocid) else f"{r.ocid}/{own}"


def into(book: ContractBook, news: Sequence[BookedContract], report: NoticeReport | None = None) -> Changed:
    """The book with contracts of a register or of notices; one that is in it already is said anew, never twice.

    What was pledged and delivered of a contract stays with it. Of notices, amendments and endings count besides.
    """
    places = _places(book.contracts, news)
    contracts, anew, added = list(book.contracts), list[str](), list[str]()
    for place, c in zip(places, news, strict=True):
        if place is None:
            contracts.append(c)
            added.append(c.reference)
        elif (made := _with_record(c, book.contracts[place])) != contracts[place]:
            contracts[place] = made
            anew.append(c.reference)
    rows = () if report is None else report.rows
    left, amended, ended = after_news(contracts, rows)
    known = {c.reference for c in contracts}
    told = [reference_of(r) for r in rows if r.stage in ("change", "ended")]
    return Changed(
        book=replace(book, title=book.title.removesuffix(CHANGED) + CHANGED, fictional=False, contracts=tuple(left)),
        added=tuple(added),
        said_anew=tuple(anew),
        amended=amended,
        ended=ended,
        not_in_book=tuple(dict.fromkeys(r for r in told if r not in known)),
    )


def _places(held: Sequence[BookedContract], news: Sequence[BookedContract]) -> list[int | None]:
    """Where in the book each new contract stands already: by its reference where that is of one contract alone.

    Where it is of several, or is the line of a file, by title and supplier too.
    """
    times = Counter(c.reference for c in held), Counter(c.reference for c in news)

    def key(c: BookedContract) -> tuple[str, ...]:
        if c.reference.startswith(NO_REFERENCE):
            return c.title.casefold(), c.supplier.casefold()
        several = any(count[c.reference] > 1 for count in times)
        return (c.reference, c.title.casefold(), c.supplier.casefold()) if several else (c.reference,)

    places = {key(c): i for i, c in enumerate(held)}
    return [places.pop(key(c), None) for c in news]  # each is said anew once


def after_news(
    contracts: Sequence[BookedContract], rows: Sequence[NoticeRow]
) -> tuple[list[BookedContract], tuple[str, ...], tuple[str, ...]]:
    """What amendments and endings leave of some contracts; with the references of those amended, and ended."""
    ended = {reference_of(r) for r in rows if r.stage == "ended"}
    changes = {reference_of(r): r for r in rows if r.stage == "change"}
    left, amended = [], []
    for c in contracts:
        if c.reference in ended:
            continue
        made = _amended(c, changes[c.reference]) if c.reference in changes else c
        if made != c:
            amended.append(c.reference)
        left.append(made)
    return left, tuple(amended), tuple(c.reference for c in contracts if c.reference in ended)


def _amended(c: BookedContract, r: NoticeRow) -> BookedContract:
    """A contract as its amendment has it: its dates where they are told, its value over the term it then has."""
    ends, latest_end, annual_gbp = r.end or c.ends, r.max_end or c.latest_end, c.annual_gbp
    usable = r.value_gbp is not None and not {"currency", "placeholder_value", "no_value"} & set(r.flags)
    if usable and r.value_gbp is not None and c.starts and ends and ends > c.starts:
        annual_gbp = r.value_gbp * min(1.0, DAYS_A_YEAR / ((ends - c.starts).days + 1))
    if latest_end is not None and ends is not None and latest_end < ends:
        latest_end = None
    return replace(c, ends=ends, latest_end=latest_end, annual_gbp=annual_gbp)


def _with_record(new: BookedContract, old: BookedContract) -> BookedContract:
    return replace(new, pledged_gbp=old.pledged_gbp, delivered_gbp=old.delivered_gbp)
