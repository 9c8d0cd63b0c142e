"""A contract book: what a council has contracted, for how much a year, and until when."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from scenarios.domain.contract import CATEGORIES

SupplierKind = Literal["vcse", "sme", "large", "unknown"]
KINDS: Mapping[SupplierKind, str] = {
    "vcse": "charities and social enterprises",
    "sme": "small and medium-sized firms",
    "large": "large firms",
    "unknown": "size not known",
}
USUAL_TERM_YEARS = 4  # of a contract whose register does not say for how long it was let
DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True)
class BookedContract:
    """A contract that runs, as the model and the asks need it."""

    reference: str
    title: str
    category: str
    supplier: str
    kind: SupplierKind
    annual_gbp: float
    ends: date | None  # of its present term; None where nobody knows, or where it rolls on
    latest_end: date | None  # with every extension that can still be taken
    term_years: int  # when it is let again
    may_be_asked: bool  # whether its award criteria may lawfully hold the mission: the officer's mark
    department: str = ""
    line: int = 0  # of the file it was read from; 0 where it was in none
    starts: date | None = None  # of its present term
    pledged_gbp: float | None = None  # in social value, over its term, as the proxies of its return have it
    delivered_gbp: float | None = None  # of it so far
    ocid: str = ""  # of the procedure that it came from, where a notice tells
    supplier_ids: str = ""  # company or charity numbers, or a notice's identifiers
    basis: str = ""  # what its published value is of, as in "total" or "annual, gross"
    route: str = ""  # how it was procured

    @property
    def has_calendar(self) -> bool:
        return self.ends is not None


@dataclass(frozen=True)
class RecordLine:
    """What a return says of one contract, measure and period: quantities, and the proxy they are worth."""

    contract: str
    measure: str
    unit: str
    period_start: date | None
    period_end: date | None
    pledged: float | None  # over the whole contract, in its unit
    delivered: float | None  # in the period, or to date where the return says so
    proxy_gbp: float | None
    proxy_version: str
    counted: bool  # whether its delivery is in the sums


@dataclass(frozen=True)
class ContractBook:
    """Contracts that run, each once."""

    title: str
    contracts: tuple[BookedContract, ...]
    fictional: bool = False
    record: tuple[RecordLine, ...] = ()  # what returns said, quantities first: pounds beside contracts come from it

    @cached_property
    def annual_gbp(self) -> float:
        return sum(c.annual_gbp for c in self.contracts)

    @cached_property
    def by_category_gbp(self) -> dict[str, float]:
        """Spend a year by category, in the order of `CATEGORIES`; those without spend are left out."""
        found = {c: 0.0 for c in CATEGORIES}
        for contract in self.contracts:
            found[contract.category] += contract.annual_gbp
        return {c: gbp for c, gbp in found.items() if gbp > 0}

    @property
    def spend_mix(self) -> dict[str, float]:
        """Each category's share of the spend."""
        return {c: gbp / self.annual_gbp for c, gbp in self.by_category_gbp.items()}

    @cached_property
    def digest(self) -> str:
        """A short hash of everything that the model reads of it."""
        rows = [
            (c.reference, c.category, c.kind, c.annual_gbp, c.ends, c.latest_end, c.term_years, c.may_be_asked)
            for c in self.contracts
        ]
        record = [(c.starts, c.pledged_gbp, c.delivered_gbp) for c in self.contracts if c.pledged_gbp is not None]
        whole = (self.title, rows, record, self.record) if record or self.record else (self.title, rows)
        return hashlib.sha256(repr(whole).encode()).hexdigest()[:16]

    def known_share(self, category: str) -> float:
        """b_c: the share of a category's spend whose present term is known."""
        return self._known.get(category, 0.0)

    def marked_share(self, category: str, kind: SupplierKind | None = None) -> float:
        """The share of a category's spend that may be asked (equation 27), in all or with one kind of supplier."""
        of = self._marked if kind is None else self._marked_by_kind[kind]
        return of.get(category, 0.0)

    @cached_property
    def _marked_by_kind(self) -> dict[SupplierKind, dict[str, float]]:
        asked = [c for c in self.contracts if c.may_be_asked]
        return {kind: self._shares_of([c for c in asked if c.kind == kind]) for kind in KINDS}

    def kind_share(self, category: str, kind: SupplierKind) -> float:
        """The share of a category's spend that suppliers of a kind hold."""
        return self._by_kind[kind].get(category, 0.0)

    @cached_property
    def _by_kind(self) -> dict[SupplierKind, dict[str, float]]:
        return {kind: self._shares_of([c for c in self.contracts if c.kind == kind]) for kind in KINDS}

    @cached_property
    def _known(self) -> dict[str, float]:
        return self._shares_of([c for c in self.contracts if c.has_calendar])

    @cached_property
    def _marked(self) -> dict[str, float]:
        return self._shares_of([c for c in self.contracts if c.may_be_asked])

    def _shares_of(self, some: Sequence[BookedContract]) -> dict[str, float]:
        """Of each category's spend, the share that some contracts are."""
        found = dict.fromkeys(self.by_category_gbp, 0.0)
        for contract in some:
            if contract.category in found:
                found[contract.category] += contract.annual_gbp
        return {c: gbp / self.by_category_gbp[c] for c, gbp in found.items()}

    def pooled(self, most: int) -> tuple[BookedContract, ...]:
        """Contracts with a calendar, the largest each on its own, and the rest in parcels that end together.

        A parcel holds what ends in the same month, can be extended as far and is let as long, in one category: it
        shares one luck, which is small beside the largest contracts.
        """
        dated = sorted((c for c in self.contracts if c.has_calendar), key=lambda c: (-c.annual_gbp, c.reference))
        parcels: dict[tuple[object, ...], list[BookedContract]] = {}
        for c in dated[most:]:
            key = (c.category, _month(c.ends), _month(c.latest_end), c.term_years)
            parcels.setdefault(key, []).append(c)
        small = (replace(p[0], annual_gbp=sum(c.annual_gbp for c in p)) for p in parcels.values())
        return (*dated[:most], *small)


@dataclass(frozen=True)
class Books:
    """The contract books that a scenario stands on: the council's own, and those of partners by the name they give."""

    own: ContractBook | None = None  # none: contracts come up at the register's rate
    of_partners: Mapping[str, ContractBook] = field(default_factory=dict)


NO_BOOKS = Books()


def _month(day: date | None) -> tuple[int, int] | None:
    return (day.year, day.month) if day else None


def months_between(first: date, second: date) -> float:
    """How many months lie between two days; less than none where the second comes first."""
    return (second - first).days / DAYS_A_MONTH


def fiscal_year(start: int, year: int) -> str:
    """The name of a council year: 1 April to 31 March, as in 2027/28."""
    begins = start + year - 1
    return f"{begins}/{(begins + 1) % 100:02d}"
