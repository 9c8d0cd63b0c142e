"""What suppliers say they pledged and delivered: quantities first, and pounds only by the proxy beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

RETURN_FLAGS: Mapping[str, str] = {  # what is odd about a line of a return, as an officer would say it
    "record_only": "for the record: it has no value",
    "record_only_with_money": "for the record, yet pounds are claimed: not used",
    "percentage": "a percentage cannot be added up",
    "text": "words and no quantity",
    "not_a_number": "its quantity cannot be read, and was left empty",
    "not_reported": "pledged, and nothing is reported",
    "thousands_comma": "a quantity with a thousands mark: read as such",
    "negative_correction": "less than nothing: it takes back what was reported before",
    "declaration_no": "its supplier does not declare that it is of this contract and period",
    "not_a_commitment": "it was no commitment of the contract",
    "contract_not_in_register": "its contract is not in the register",
    "delivered_before_contract_start": "its period lies before the contract begins",
    "supplier_name_differs": "the register has another name for its supplier",
    "exact_duplicate": "the very same line stands above: counted once",
    "stock_not_flow": "people in post, who were counted in an earlier quarter",
    "twin_measures_NT1_RE1": "the same people are counted under another measure",
    "same_thing_in_two_frameworks": "the same thing is counted under another framework",
    "counts_with_ECC1": "additional on purpose: it counts beside ECC1",
    "quarter_gap": "a quarter before it is missing",
    "delivered_above_committed": "more is delivered than was committed",
    "delivered_above_pledged": "more is delivered than was pledged",
    "money_not_quantity_times_proxy": "the pounds printed are not quantity times proxy: not used",
    "ward_name_unknown": "its ward is not one of ours",
}
SAME_THING = {"RE1": "twin_measures_NT1_RE1", "SRM-1": "same_thing_in_two_frameworks"}  # what NT1 counts already
NOT_COUNTED = {  # flags that take a line out of every sum
    *("record_only", "percentage", "text", "not_a_number", "not_reported", "declaration_no", "not_a_commitment"),
    *("contract_not_in_register", "delivered_before_contract_start", "exact_duplicate", "stock_not_flow"),
}
NOT_COMMITTED = {"contract_not_in_register", "exact_duplicate", "not_a_commitment"}


class OfContract(Protocol):
    """A contract as a return is held against it, of a register or of a book."""

    @property
    def reference(self) -> str: ...

    @property
    def start(self) -> date | None: ...

    @property
    def suppliers(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Measure:
    """One line of a list of measures: its unit, and what one of it is taken to be worth."""

    unit: str
    record_only: bool
    proxy_gbp: float | None
    proxy_version: str = ""
    counts_with: str = ""


@dataclass(frozen=True)
class ReturnLine:
    """One contract, measure and period of a return."""

    where: str  # "line 2", or sheet, row and column
    contract: str
    measure: str
    unit: str
    period_start: date | None
    period_end: date | None
    pledged: float | None  # over the whole contract, in its unit
    delivered: float | None  # in the period, or to date where the file says so
    proxy_gbp: float | None
    proxy_version: str
    claimed_gbp: float | None  # as printed, and never used
    record_only: bool = False
    evidence: str = ""
    framework: str = ""
    ward: str = ""
    mission: str = ""
    flags: tuple[str, ...] = ()

    @property
    def counted(self) -> bool:
        """Whether it is in the sums."""
        odd = self.is_twin or bool(NOT_COUNTED & set(self.flags))
        return self.delivered is not None and self.proxy_gbp is not None and not odd

    @property
    def is_twin(self) -> bool:
        """Whether the same thing is counted under another measure."""
        return SAME_THING.get(self.measure) in self.flags

    @property
    def pledged_gbp(self) -> float | None:
        """Quantity times proxy, of the return's own version."""
        return None if self.pledged is None or self.proxy_gbp is None else self.pledged * self.proxy_gbp

    @property
    def delivered_gbp(self) -> float | None:
        """The same for what is delivered."""
        return None if self.delivered is None or self.proxy_gbp is None else self.delivered * self.proxy_gbp


@dataclass(frozen=True)
class ReturnReport:
    """What a return held, line by line."""

    file: str
    form: str
    lines: Sequence[ReturnLine]

    @property
    def counted(self) -> list[ReturnLine]:
        return [x for x in self.lines if x.counted]

    @property
    def delivered_gbp(self) -> float:
        return sum(x.delivered_gbp or 0.0 for x in self.counted)

    @property
    def pledged_gbp(self) -> float:
        """Of what is counted."""
        return _once(self.counted)

    @property
    def committed_gbp(self) -> float:
        """Of every contract in the register, whether or not anything is counted of it yet."""
        return _once([x for x in self.lines if not x.is_twin and not NOT_COMMITTED & set(x.flags)])

    def flagged(self) -> dict[str, list[str]]:
        """Places by what is odd about them, in the order of `RETURN_FLAGS`."""
        return {f: found for f in RETURN_FLAGS if (found := [x.where for x in self.lines if f in x.flags])}


def _once(lines: Sequence[ReturnLine]) -> float:
    """Each contract and measure once: a pledge is of the whole contract, however many quarters are told."""
    return sum({(x.contract, x.measure, x.proxy_version): x.pledged_gbp or 0.0 for x in lines}.values())
