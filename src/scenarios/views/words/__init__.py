"""Every sentence on a screen, in a report or in a terminal. No sentence is typed with its number.

All come from the draws.

Two significant figures, a range, people before pounds, and "suggests", because a model does not know.
"""

from scenarios.views.words import (
    advice,
    answer,
    behind,
    book,
    by_ward,
    climb,
    compare,
    contracts,
    decision,
    evidence,
    finding_out,
    funnel,
    glossary,
    grant,
    imagine,
    missions,
    need,
    notices,
    numbers,
    partners,
    record,
    returns,
    robustness,
    room,
    suppliers,
    years,
)

__all__ = [
    "advice",
    "answer",
    "behind",
    "book",
    "by_ward",
    "climb",
    "compare",
    "contracts",
    "decision",
    "evidence",
    "finding_out",
    "funnel",
    "glossary",
    "grant",
    "imagine",
    "missions",
    "need",
    "notices",
    "numbers",
    "partners",
    "record",
    "returns",
    "robustness",
    "room",
    "suppliers",
    "years",
]
