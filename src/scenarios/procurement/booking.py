"""From the lines of a register, or from notices, to a contract book: what runs and has a yearly value goes in.

Whatever is left out is told with its line and the reason; whatever is assumed is told with its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from scenarios.domain.book import USUAL_TERM_YEARS, BookedContract, ContractBook, SupplierKind
from scenarios.domain.contract import DAYS_A_YEAR, LEAST_DAYS, Contract, RegisterReport
from scenarios.domain.notice import NoticeReport, NoticeRow
from scenarios.procurement.changing import NO_REFERENCE, after_news, reference_of

UNSORTED = "corporate"  # of a contract whose department and codes do not tell
NOT_ASKED = ("electricity", "gas supply", "insurance", "software", "licence", "postage", "water supply", "banking")
LONGEST_TERM_YEARS = 50
ENDED = "a later notice ends it"
ASSUMED: Mapping[str, str] = {
    "category": f"their category is not known: taken as {UNSORTED}",
    "end": "their end is not known: they come up at the register's rate",
    "term": f"for how long they were let is not known: taken as {USUAL_TERM_YEARS} years when let again",
    "kind": "the size of their supplier is not known",
    "not_asked": "what they buy has little to do with any mission, by its title: marked as not to be asked",
}


@dataclass(frozen=True)
class LeftOut:
    """A contract that is not in the book, and why."""

    where: str  # "line 9", or the release
    title: str
    value_gbp: float | None  # as published
    why: str


@dataclass(frozen=True)
class Booking:
    """A book, and how it came about: every contract of the file is in it or among those left out."""

    book: ContractBook
    left_out: Sequence[LeftOut]
    assumed: Mapping[str, int] = field(default_factory=dict)  # number of contracts, by key of `ASSUMED`

    @property
    def read(self) -> int:
        return len(self.book.contracts) + len(self.left_out)


def of_register(report: RegisterReport, title: str, today: date) -> Booking:
    """The contracts of a register that run."""
    return _booked(title, ((f"line {c.line}", c.title, c.value_gbp, *of_line(c, today)) for c in report.contracts))


def of_notices(report: NoticeReport, title: str, today: date) -> Booking:
    """The contracts and awards of notices that run; ceilings and what a later notice says anew are left out."""
    held = (r for r in report.rows if r.stage in ("contract", "award"))
    made = _booked(title, ((r.release, r.title or "", r.value_gbp, *of_notice(r, today)) for r in held))
    left, _, ended = after_news(made.book.contracts, report.rows)
    gone = [LeftOut(c.reference, c.title, c.annual_gbp, ENDED) for c in made.book.contracts if c.reference in ended]
    return replace(made, book=replace(made.book, contracts=tuple(left)), left_out=[*made.left_out, *gone])


@dataclass(frozen=True)
class Origin:
    """Where a contract comes from, as its file has it."""

    ocid: str = ""
    supplier_ids: str = ""
    basis: str = ""
    route: str = ""


UNTOLD = Origin()
Row = tuple[str, str, float | None, BookedContract | None, str, set[str]]


def _booked(title: str, rows: Iterable[Row]) -> Booking:
    contracts: list[BookedContract] = []
    left_out: list[LeftOut] = []
    assumed: dict[str, int] = {}
    for where, name, value_gbp, contract, why, about in rows:
        if contract is None:
            left_out.append(LeftOut(where, name, value_gbp, why))
            continue
        contracts.append(contract)
        for key in about:
            assumed[key] = assumed.get(key, 0) + 1
    return Booking(ContractBook(title, tuple(contracts)), left_out, {k: assumed[k] for k in ASSUMED if k in assumed})


def of_line(c: Contract, today: date) -> tuple[BookedContract | None, str, set[str]]:
    """One line as a contract of the book, or why it is none; and what was assumed."""
    why = _why_not(c, today)
    if why or c.annual_value_gbp is None:
        return None, why, set()
    kind: SupplierKind = "vcse" if c.vcse else "sme" if c.sme else "unknown" if c.sme is None else "large"
    known = c.start, c.end, c.max_end, c.category
    reference = c.reference or f"{NO_REFERENCE}{c.line}"
    origin = Origin(supplier_ids="; ".join(c.supplier_ids), basis=c.basis, route=c.route)
    return _contract(
        reference, c.title, c.suppliers, kind, c.annual_value_gbp, known, today, c.department, c.line, origin
    )


def _why_not(c: Contract, today: date) -> str:
    last = max((d for d in (c.end, c.max_end) if d), default=None)
    if c.is_repeated:
        return "the very same line stands above"
    if "purchase_order" in c.flags:
        return "a purchase order and not a contract"
    if c.basis == "framework_max":
        return "a framework: its value is a ceiling and no spend"
    if c.basis == "zero":
        return "its value is £0"
    if c.basis == "missing":
        return "it has no value that can be read"
    if c.basis == "unknown":
        return "nothing says whether its value is for the whole term or for a year"
    if "end_before_start" in c.flags:
        return "it ends before it begins"
    if c.annual_value_gbp is None:
        return "its value is for a whole term, and how long that is is not known"
    return f"it ended on {last:%d.%m.%Y}" if last is not None and last < today else ""


def of_notice(r: NoticeRow, today: date) -> tuple[BookedContract | None, str, set[str]]:
    """The same for a contract or an award of a notice."""
    last = max((d for d in (r.end, r.max_end) if d), default=None)
    annual_gbp = _annual_gbp(r)
    why = ""
    if r.replaced_by:
        why = "a later notice says it anew"
    elif r.framework:
        why = "a framework: its value is a ceiling and no spend"
    elif r.spend_gbp is None:
        why = "it has no value in pounds that counts as spend"
    elif annual_gbp is None:
        why = "how long it runs is not told, so neither is its value a year"
    elif last is not None and last < today:
        why = f"it ended on {last:%d.%m.%Y}"
    if why or annual_gbp is None:
        return None, why, set()
    first = r.suppliers[0] if r.suppliers else None
    scale = first.scale if first else None
    kind: SupplierKind = "unknown"
    if first and first.vcse:
        kind = "vcse"
    elif scale in ("sme", "large"):
        kind = "sme" if scale == "sme" else "large"
    known = r.start, r.end, r.max_end, r.category
    names = tuple(s.name for s in r.suppliers)
    ids = "; ".join(s.identifier for s in r.suppliers if s.identifier)
    net = "net" if r.net_gbp else "gross"
    origin = Origin(r.ocid, ids, f"total, {net}", r.procured or "")
    return _contract(reference_of(r), r.title or r.ocid, names, kind, annual_gbp, known, today, origin=origin)


def _annual_gbp(r: NoticeRow) -> float | None:
    if r.spend_gbp is None:
        return None
    days = (r.end - r.start).days + 1 if r.start and r.end and r.end >= r.start else r.duration_days
    return None if not days else r.spend_gbp * min(1.0, DAYS_A_YEAR / days if days >= LEAST_DAYS else 1.0)


def _contract(
    reference: str,
    title: str,
    suppliers: Sequence[str],
    kind: SupplierKind,
    annual_gbp: float,
    known: tuple[date | None, date | None, date | None, str | None],
    today: date,
    department: str = "",
    line: int = 0,
    origin: Origin = UNTOLD,
) -> tuple[BookedContract, str, set[str]]:
    start, end, latest, category = known
    about: set[str] = set()
    if end is None:
        latest = None
    elif end < today and latest is not None:
        end, latest = latest, None  # it runs on, so its extension has been taken
    lasts = (end - start).days / DAYS_A_YEAR if start and end and end > start else None
    asked = not any(word in title.casefold() for word in NOT_ASKED)
    for key, missing in (
        ("category", category is None),
        ("end", end is None),
        ("term", lasts is None),
        ("kind", kind == "unknown"),
        ("not_asked", not asked),
    ):
        if missing:
            about.add(key)
    term_years = USUAL_TERM_YEARS if lasts is None else min(LONGEST_TERM_YEARS, max(1, round(lasts)))
    contract = BookedContract(
        reference,
        title,
        category or UNSORTED,
        "; ".join(suppliers),
        kind,
        annual_gbp,
        end,
        latest,
        term_years,
        asked,
        department,
        line,
        start,
        ocid=origin.ocid,
        supplier_ids=origin.supplier_ids,
        basis=origin.basis,
        route=origin.route,
    )
    return contract, "", about
