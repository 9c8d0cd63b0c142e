"""The asks as a table: which contract, what it could bring, what to ask, and when its notice must go out."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from scenarios.analysis.contracts import Ask
from scenarios.domain.book import KINDS
from scenarios.procurement.asking import AskText, notice_by, shown_supplier, wording

TO_WRITE = "To be written: the list of asks has nothing for this contract and this mission"


def table(found: Sequence[Ask], texts: Sequence[AskText], mission: str, lead_months: int) -> pd.DataFrame:
    """One row a contract, the largest ask first. Money is exact; suppliers that may be people are not named."""
    rows = []
    for place, ask in enumerate(found, 1):
        c, text = ask.contract, wording(texts, ask.contract, mission)
        rows.append(
            {
                "": place,
                "Contract": c.title,
                "Could bring a year (£)": round(ask.gbp),
                "Low (£)": round(ask.low_gbp),
                "High (£)": round(ask.high_gbp),
                "Notice by": notice_by(c, lead_months),
                "Ask for": text.ask if text else TO_WRITE,
                "Held by": shown_supplier(c),
                "Kind": KINDS[c.kind],
                "Category": c.category,
                "Value a year (£)": round(c.annual_gbp),
                "Term ends": c.ends,
                "Can run to": c.latest_end,
                "Lawful basis to check": text.basis if text else "",
                "Reference": c.reference,
            }
        )
    return pd.DataFrame(rows)
