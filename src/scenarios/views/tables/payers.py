"""Whose pounds: payers and kinds of suppliers as tables."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from scenarios.analysis.partners import PayerLine
from scenarios.analysis.summary import Summary
from scenarios.analysis.suppliers import KindLine
from scenarios.domain.book import KINDS
from scenarios.views.words.numbers import capital, exact_pounds, in_a_hundred, of_a_hundred, pounds


def payers(found: Sequence[PayerLine]) -> pd.DataFrame:
    """One row a payer, in an average year, with the range of eight futures in ten."""
    rows = [
        {
            "Whose": p.title,
            "Spends a year": exact_pounds(p.spend_gbp),
            "Joins": f"year {p.joins}, {in_a_hundred(p.joins_share)}" if p.joins else "",
            "Pledged a year": ranged(p.pledged_gbp),
            "Pointed a year": ranged(p.pointed_gbp),
            "Left after the mission's costs": ranged(p.left_gbp),
        }
        for p in found
    ]
    return pd.DataFrame(rows)


def kinds(found: Sequence[KindLine]) -> pd.DataFrame:
    """One row a kind of supplier, in a year, with the range of eight futures in ten."""
    differ = any(x.differs for x in found)
    rows = [
        {
            "Suppliers": capital(KINDS[x.kind]),
            "Of £100 spent": of_a_hundred(x.spend_share),
            "Pledged a year": ranged(x.pledged_gbp),
            "Delivered a year": ranged(x.delivered_gbp),
            "Can be used": ranged(x.usable_gbp),
            "May follow the mission": ranged(x.may_follow_gbp),
            **({"Beside everybody's": _differs(x)} if differ else {}),
        }
        for x in found
    ]
    return pd.DataFrame(rows)


def _differs(x: KindLine) -> str:
    return ", ".join(f"{k.replace('_', ' ')} {100 * v:g} %" for k, v in x.differs.items()) or "the same"


def ranged(x: Summary) -> str:
    """An average with its range: '£250,000 (£90,000 to £0.5m)'."""
    if not x.mean.value and not x.high:
        return "nothing"
    return f"{pounds(x.mean.value)} ({pounds(x.low)} to {pounds(x.high)})"
