"""Which column of a register holds what, in files that call them anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scenarios.domain.column_preset import NEEDED, NOT_READ
from scenarios.procurement.cells import text

HEADINGS: Mapping[str, tuple[str, ...]] = {  # the LGA's schema, ProContract and Atamis exports, and what is usual
    "reference": (
        *("contract reference number / id", "contract id", "contract ref", "contract reference", "reference"),
        "reference number",
    ),
    "title": ("title of the agreement", "title of agreement", "title", "contract name", "contract title"),
    "department": (
        *("directorate/service", "department", "directorate", "service area", "service"),
        "local authority department responsible",
    ),
    "label": ("procurement classification: council's procurement category label", "categories", "category"),
    "cpv": ("procurement classification: cpv code", "cpv code", "cpv"),
    "proclass": ("procurement classification: proclass label", "proclass label", "proclass"),
    "supplier": ("supplier name", "awarded supplier(s)", "winning bidder", "supplier", "suppliers"),
    "company_number": ("supplier registered company number", "company number"),
    "charity_number": ("supplier registered charity number", "charity number"),
    "sme": ("sme supplier", "sme"),
    "vcse": ("vcse supplier", "vcse", "voluntary or community sector organisation"),
    "value": (
        *("contract value", "estimated total value", "current value", "total value", "value"),
        "value of the contract",
    ),
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
    "route": ("procurement route", "tender process type"),
    "parent": ("parent framework",),
}
LEAST_RECOGNISED = 4
Chosen = Mapping[str, str]  # headings by what is read from them, as an officer has it; "" reads nothing


def plain(heading: object) -> str:
    """A heading without the differences that mean nothing."""
    return text(heading).casefold().replace("’", "'")


def recognised(
    header: Sequence[object], chosen: Chosen | None = None, known: Mapping[str, tuple[str, ...]] = HEADINGS
) -> dict[str, int]:
    """Our name for each column that is chosen or known, with its place; the first of two that could be it.

    What is chosen is not read as anything else besides.
    """
    found: dict[str, int] = {}
    said, chosen = [plain(h) for h in header], chosen or {}
    taken = {plain(h) for h in chosen.values() if h != NOT_READ}
    for name, headings in known.items():
        wanted = (plain(chosen[name]),) if name in chosen else tuple(h for h in headings if h not in taken)
        place = next((said.index(h) for h in wanted if h and h in said), None)
        if place is not None:
            found[name] = place
    return found


def is_header(row: Sequence[object], chosen: Chosen | None = None) -> bool:
    """Whether a row names what a register needs; with columns chosen, whether it holds those that are needed."""
    found = recognised(row, chosen)
    least = len(NEEDED) if chosen else LEAST_RECOGNISED
    return len(found) >= least and all(n in found for n in NEEDED)


def likely_header(
    rows: Sequence[Sequence[object]], is_one: Callable[[Sequence[object]], bool] = is_header
) -> Sequence[object]:
    """The row that is a header, or else the one with most words in it: for an officer to choose from."""
    told = next((row for row in rows if is_one(row)), None)
    return told if told is not None else max(rows, key=lambda row: sum(bool(text(c)) for c in row), default=())
