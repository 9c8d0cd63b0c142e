"""Which column of a register holds what, in files that call them anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scenarios.procurement.cells import text

HEADINGS: Mapping[str, tuple[str, ...]] = {  # the LGA's schema, ProContract and Atamis exports, and what is usual
    "reference": ("contract reference number / id", "contract id", "contract ref", "contract reference", "reference"),
    "title": ("title of the agreement", "title", "contract name", "contract title"),
    "department": ("directorate/service", "department", "directorate", "service area", "service"),
    "supplier": ("supplier name", "awarded supplier(s)", "winning bidder", "supplier", "suppliers"),
    "sme": ("sme supplier", "sme"),
    "vcse": ("vcse supplier", "vcse"),
    "value": ("contract value", "estimated total value", "current value", "total value", "value"),
    "value_kind": ("fixed cost / estimated cost",),
    "annual_value": ("estimated annual value", "annual value"),
    "start": ("contract start date", "start date", "start"),
    "end": ("contract end date", "current end date", "end date", "end"),
    "max_end": ("last extension date", "latest end date"),
    "option_months": ("extension option (months)",),
    "used_months": ("extensions used (months)",),
    "term_months": ("current term in months", "term in months"),
    "review": ("review date",),
    "kind": ("contract type",),
    "route": ("procurement route",),
    "parent": ("parent framework",),
}
NEEDED = ("title", "supplier")  # a line without both tells nobody what it is
LEAST_RECOGNISED = 4


def plain(heading: object) -> str:
    """A heading without the differences that mean nothing."""
    return text(heading).casefold().replace("’", "'")


def recognised(header: Sequence[object]) -> dict[str, int]:
    """Our name for each column that is known, with its place; the first of two that could be it."""
    found: dict[str, int] = {}
    said = [plain(h) for h in header]
    for name, headings in HEADINGS.items():
        place = next((said.index(h) for h in headings if h in said), None)
        if place is not None:
            found[name] = place
    return found


def is_header(row: Sequence[object]) -> bool:
    found = recognised(row)
    return len(found) >= LEAST_RECOGNISED and all(n in found for n in NEEDED)
