"""The sentences of Contracts: what comes up when, what a year's delay loses, and what could be asked of whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
import pandas as pd

from scenarios.analysis.contracts import Ask, Pipeline
from scenarios.answers.contracts import Asks
from scenarios.domain.book import KINDS, ContractBook, fiscal_year
from scenarios.domain.contract import RegisterReport
from scenarios.domain.mission import Missions
from scenarios.domain.notice import NoticeReport
from scenarios.procurement.accounting import Accounted
from scenarios.procurement.asking import notice_by
from scenarios.procurement.booking import ASSUMED, Booking
from scenarios.procurement.cells import later
from scenarios.procurement.changing import Changed
from scenarios.views.tables.wards import safe_csv
from scenarios.views.words import contracts, notices
from scenarios.views.words.numbers import capital, exact_pounds, listed, lower, of_a_hundred, pounds

NO_BOOK = (
    "No contract book is used here: contracts come up at the register's rate, the same in every category. Bring your"
    " own register below, and years, asks and dates are those of your contracts."
)
PIPELINE_CAVEAT = (
    "Averages over all futures of when each contract is let again: extensions are taken or not, and re-letting slips."
    " A contract counts in the first year in which it is let again. What carries the mission falls where the mission is"
    " dropped and contracts are let again without it."
)
ASKS_CAVEAT = (
    "What could be asked for, before anybody has agreed: a contract's yearly value times what is pledged, delivered,"
    " usable, additional and lawful, with the range of eight futures in ten. It is not extra money: it is what today is"
    " scattered over many causes."
)
MOST_LEFT_OUT = 12


def holds(book: ContractBook, spend_gbp: float) -> list[str]:
    """What the book is, of whom it is made up, and that the slider scales it."""
    by_kind = {k: sum(c.annual_gbp for c in book.contracts if c.kind == k) / book.annual_gbp for k in KINDS}
    kinds = [f"{of_a_hundred(share)} of £100 is with {KINDS[k]}" for k, share in by_kind.items() if share >= 0.005]
    lines = [
        f"{book.title}: {len(book.contracts):,} contracts worth {exact_pounds(round(book.annual_gbp))} a year.",
        f"{capital(listed(kinds))}.",
    ]
    if abs(spend_gbp - book.annual_gbp) > 0.005 * book.annual_gbp:
        lines.append(
            f"The slider stands at {exact_pounds(spend_gbp)}: every contract is scaled to it for the answer. Values,"
            " dates and asks below are the book's own."
        )
    return lines


def half_by(found: Pipeline) -> int:
    """The council year, from 1, by which half of the spend whose end is known has come up; 0 where it never does."""
    total = np.sum(list(found.comes_up_gbp.values()), axis=0)
    known = total.sum()
    return int(np.searchsorted(np.cumsum(total), known / 2) + 1) if known > 0 else 0


def pipeline(found: Pipeline) -> tuple[str, str]:
    """By when half of it comes up, and what a decision a year later loses."""
    half = half_by(found)
    if not half:
        return "Nothing in this book comes up within these years", ""
    built = f"Half of what comes up is let again by the end of {fiscal_year(found.start, half)}"
    if not found.late_gbp:
        return built, f"Nothing comes up in {fiscal_year(found.start, 1)}."
    claim = f"Decide a year later, and about {pounds(found.late_gbp)} a year of contracts is let without the mission"
    until = fiscal_year(found.start, found.late_until)
    return claim, f"Half of that does not come up again until {until} or later. {built}."


def pipeline_told(found: Pipeline) -> str:
    """The picture in words: what comes up each year, and what carries the mission at its most."""
    totals = np.sum(list(found.comes_up_gbp.values()), axis=0)
    years = [f"{fiscal_year(found.start, t)} {pounds(float(x))}" for t, x in enumerate(totals, 1)]
    most = max(range(len(found.carries)), key=lambda i: found.carries[i].mean.value)
    top = found.carries[most]
    return (
        f"Coming up for the first time: {listed(years)}. At its most, in {fiscal_year(found.start, most + 1)},"
        f" {of_a_hundred(top.mean.value)} of £100 carries the mission ({of_a_hundred(top.low)} to"
        f" {of_a_hundred(top.high)} in eight futures of ten)."
    )


def asks(found: Asks, book: ContractBook, mission: str, missions: Missions) -> tuple[str, str]:
    """How few contracts carry most of it, and what all of them could bring."""
    title = lower(missions.title(mission))
    if not found.every:
        return "No contract in this book may be asked", ""
    claim = f"{found.most:,} of {len(book.contracts):,} contracts carry four fifths of what could be asked for {title}"
    total = found.total
    detail = (
        f"Every contract that may be asked, together: about {pounds(total.mean.value)} a year once all of them have"
        f" come up ({pounds(total.low)} to {pounds(total.high)} in eight futures of ten), before the mission's own"
        " costs."
    )
    return claim, detail


def due(found: Sequence[Ask], lead_months: int, today: date) -> str:
    """How many notices should be out already, and how many come within a year."""
    days = [d for a in found if (d := notice_by(a.contract, lead_months)) is not None]
    past, soon = sum(d < today for d in days), sum(today <= d < later(today, 12) for d in days)
    if not days:
        return ""
    out = f"{past:,} should be out already unless the contract is extended" if past else "none is due yet"
    return f"Of the notices of these {len(found):,}, {out}; {soon:,} fall in the next twelve months."


def booking(made: Booking) -> list[str]:
    """What became of every contract of a file: in the book, left out, assumed; with every pound of it."""
    book, left = made.book, made.left_out
    lines = [
        f"In the book: {len(book.contracts):,} contracts worth £{book.annual_gbp:,.2f} a year.",
        f"Left out: {len(left):,}, with a published value of £{sum(x.value_gbp or 0 for x in left):,.2f}."
        if left
        else "Nothing is left out.",
    ]
    lines += [f"Left out: {why} ({_places(places)})." for why, places in _by_reason(made).items()]
    return lines + [f"Assumed of {n:,}: {ASSUMED[key]}." for key, n in made.assumed.items()]


def changed(made: Changed) -> list[str]:
    """What news did to a book: added, said anew, amended, ended, and what it speaks of that is not in it."""
    lines = [
        f"Into the book: {len(made.added):,} contracts added, {len(made.said_anew):,} said anew,"
        f" {len(made.amended):,} amended, {len(made.ended):,} ended. It then holds {len(made.book.contracts):,} worth"
        f" £{made.book.annual_gbp:,.2f} a year."
    ]
    lines += [
        f"{what}: {_places(references)}."
        for what, references in (("Said anew", made.said_anew), ("Amended", made.amended), ("Ended", made.ended))
        if references
    ]
    if made.not_in_book:
        lines.append(f"Amended or ended, and not in the book: {_places(made.not_in_book)}.")
    return lines


def report(r: RegisterReport | NoticeReport) -> list[str]:
    """What a file held, line by line: of a register, or of notices."""
    return contracts.report(r) if isinstance(r, RegisterReport) else notices.report(r)


def accounted_csv(file: str, rows: Iterable[Accounted]) -> str:
    """What became of every line and field of a file, with its reason, for whoever reconciles."""
    frame = pd.DataFrame(list(rows), columns=["Where", "Contract", "What became of it", "Field", "As it stands", "Why"])
    frame.insert(0, "File", file)
    return safe_csv(frame)


def _by_reason(made: Booking) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for x in made.left_out:
        found.setdefault(x.why.partition(" on ")[0] if x.why.startswith("it ended on") else x.why, []).append(x.where)
    return found


def _places(places: Sequence[str]) -> str:
    lines = [int(p.removeprefix("line ")) for p in places if p.startswith("line ")]
    if len(lines) == len(places):
        return contracts.lines_of(lines)
    few = list(places[:MOST_LEFT_OUT])
    if len(places) > MOST_LEFT_OUT:
        few.append(f"{len(places) - MOST_LEFT_OUT:,} more")
    return listed(few)
