"""What a published notice says of one contract, lot or award."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from scenarios.domain.contract import Skipped

Regime = Literal["UKPGA", "CELEX", "CF"]  # the Procurement Act 2023, the rules before it, Contracts Finder
Stage = Literal["planned", "intended", "award", "not_awarded", "contract", "performance", "change", "ended"]
CONTRACT_STAGES = ("contract", "award")
PLACEHOLDER_GBP = 1.20  # up to here a value stands in for one that is not told
NOTICE_FLAGS: Mapping[str, str] = {  # what is odd about a notice, as an officer would say it
    "no_value": "it has no value",
    "placeholder_value": "its value is £1.20 or less, which stands in for one that is not told",
    "gross_only": "only its value with VAT is told, and that is used",
    "gross_equals_net": "its values with and without VAT are the same: there is none, or it was not added",
    "currency": "its value is not in pounds",
    "framework": "a framework: its value is a ceiling and no spend",
    "no_dates": "it has no dates",
    "no_cpv": "it has no CPV code",
    "repeated_ceiling": "the ceiling of a framework, written once for each supplier",
    "repeated_value_same_lot": "the same lot and value stand in another contract of the same notice: ask",
}


@dataclass(frozen=True)
class Supplier:
    """A supplier as the notice has it."""

    identifier: str
    name: str
    scale: str | None  # "sme" or "large"
    vcse: bool | None


@dataclass(frozen=True)
class NoticeRow:
    """One lot that is planned, one award, one contract, or what became of one."""

    release: str
    ocid: str
    regime: Regime
    notice: str  # "UK7", or regime and tags
    buyer: str
    buyer_identifier: str
    stage: Stage
    title: str | None
    lots: tuple[str, ...]
    award: str | None
    contract: str | None
    net_gbp: float | None  # as published
    gross_gbp: float | None
    currency: str | None
    start: date | None
    end: date | None
    max_end: date | None
    duration_days: int | None  # where no dates are told
    signed: date | None
    cpv: tuple[str, ...]
    procured: str | None  # goods, services or works
    renewal: bool
    framework: bool
    light_touch: bool
    suppliers: tuple[Supplier, ...]
    kpis_agreed: int = 0
    flags: tuple[str, ...] = ()
    category: str | None = None  # of ours; a default that an officer may change
    replaced_by: str = ""  # the release that says it anew

    @property
    def value_gbp(self) -> float | None:
        """Without VAT where that is told and more than £0, or else with it; never divided by 1.2."""
        return self.net_gbp or (self.net_gbp if self.gross_gbp is None else self.gross_gbp)

    @property
    def is_contract(self) -> bool:
        """A contract or an award that no later notice says anew."""
        return self.stage in CONTRACT_STAGES and not self.replaced_by

    @property
    def spend_gbp(self) -> float | None:
        """What counts as spend: not ceilings, other currencies, values that stand in for one."""
        none = {"framework", "currency", "no_value", "placeholder_value"}
        return None if not self.is_contract or none & set(self.flags) else self.value_gbp


@dataclass(frozen=True)
class NoticeReport:
    """What a file of notices held and what became of each."""

    file: str
    releases: int
    repeated: Sequence[str]  # releases that stand in it more than once
    rows: Sequence[NoticeRow]
    skipped: Sequence[Skipped]  # releases that are no contract, by their place in the file
    notices: Mapping[str, int]

    @property
    def contracts(self) -> list[NoticeRow]:
        return [r for r in self.rows if r.is_contract]

    @property
    def spend_gbp(self) -> float:
        return sum(r.spend_gbp or 0.0 for r in self.contracts)

    @property
    def ceilings_gbp(self) -> float:
        """Every ceiling of a framework once, however many suppliers it is written for."""
        ceilings = {(r.ocid, r.lots, r.value_gbp or 0.0) for r in self.contracts if r.framework}
        return sum(value_gbp for _, _, value_gbp in ceilings)

    def flagged(self) -> dict[str, list[str]]:
        """Releases by what is odd about their contracts, in the order of `NOTICE_FLAGS`."""
        return {f: found for f in NOTICE_FLAGS if (found := [r.release for r in self.contracts if f in r.flags])}

    def stages(self) -> dict[str, int]:
        return dict(Counter(r.stage for r in self.rows))
