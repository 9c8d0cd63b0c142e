"""What to ask of a contract, in its supplier's own line of work, and when its notice must go out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scenarios.domain.book import BookedContract
from scenarios.domain.mission import WARD_MISSION
from scenarios.procurement.cells import later

LEAD_MONTHS = 9  # from a notice to a contract that begins: market engagement, tender, standstill, handing over
COMPANY = re.compile(
    r"\b(ltd|limited|llp|plc|cic|cio|company|trust|council|nhs|university|college|school|association|society|group"
    r"|services|partners|partnership|charity|foundation|housing|holdings|uk|solutions|systems|care|inc|co)\b",
    re.IGNORECASE,
)
A_PERSON = "a supplier that may be a person: not named here"


@dataclass(frozen=True)
class AskText:
    """One row of the list of asks: for which contracts, what, and on what lawful basis."""

    category: str
    ask: str
    basis: str
    words: tuple[str, ...] = ()  # any of them in the title; none for the whole category
    mission: str = WARD_MISSION

    def fits(self, contract: BookedContract, mission: str) -> bool:
        """Whether it is about this mission and this contract; without a category, about every contract."""
        here = self.mission == mission and self.category in ("", contract.category)
        title = contract.title.casefold()
        return here and (not self.words or any(w in title for w in self.words))


def wording(texts: Sequence[AskText], contract: BookedContract, mission: str = WARD_MISSION) -> AskText | None:
    """The first row that fits a mission and a contract."""
    return next((t for t in texts if t.fits(contract, mission)), None)


def notice_by(contract: BookedContract, lead_months: int = LEAD_MONTHS) -> date | None:
    """By when the notice must go out if the contract is not extended; None where its end is not known."""
    return None if contract.ends is None else later(contract.ends, -lead_months)


def shown_supplier(contract: BookedContract) -> str:
    """A supplier's name where it is recognisably an organisation's: a person is never named on a shared screen."""
    names = [n for n in contract.supplier.split("; ") if n]
    return "; ".join(n if COMPANY.search(n) else A_PERSON for n in names)
