"""Make SuchnSuch's contract book: about 850 invented contracts worth £400m a year, a few large and hundreds small.

Run once:  python tools/make_book.py
The same seed writes the same bytes; the result is committed as scenarios/books/suchnsuch.csv. Every contract and every
supplier in it is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from scenarios.domain.book import BookedContract, ContractBook, SupplierKind
from scenarios.procurement.cells import later
from scenarios.store.contracts import book_files
from scenarios.store.files import places
from scenarios.store.files.text_files import save_text

SEED, TOTAL_GBP = 2027, 400_000_000
MEDIAN_GBP, SPREAD, LEAST_GBP, MOST_GBP = 100_000, 1.7, 6_000, 24_000_000
BIG_GBP = 1_000_000  # contracts from here on take up what a category's sum still lacks
LAST_LET = date(2026, 10, 1)  # the book is as of then
TOLD_SHARE = 0.3  # of contracts, those of which a pledge is on record
PLEDGED_SHARE, PLEDGED_SPREAD = 0.026, 0.6  # of such a contract's whole value: the middle, and its spread in logarithms
DELIVERED = (9.0, 6.0)  # of the part of a pledge whose time has come, as a beta
VCSE_SHARE = 0.2  # of contracts: mostly not the largest, so that about a tenth of spend is theirs
LARGE_WORKS = 3  # the first works of a line are what its largest contracts are for


@dataclass(frozen=True)
class Line:
    """One category: its share of spend, how many contracts, for how long they are let, and what they are for."""

    category: str
    department: str
    share: float
    contracts: int
    terms_years: tuple[int, ...]
    works: tuple[str, ...]
    not_asked: tuple[str, ...] = ()


LINES = (
    Line(
        "adult social care",
        "Adult Services",
        0.33,
        190,
        (3, 4, 5),
        (
            "Home care",
            "Supported living",
            "Residential care for older people",
            "Day opportunities",
            "Extra care housing support",
            "Advocacy",
            "Carers' support",
            "Community equipment",
            "Meals at home",
            "Reablement",
        ),
    ),
    Line(
        "children",
        "Children's Services",
        0.11,
        110,
        (2, 3, 4),
        (
            "Children's residential care",
            "Fostering agency placements",
            "Family support",
            "Short breaks",
            "Youth work",
            "Early help",
            "Independent visitors",
        ),
    ),
    Line(
        "schools",
        "Education and Schools",
        0.05,
        85,
        (3, 4),
        (
            "School meals",
            "Home-to-school transport",
            "School cleaning",
            "Music tuition",
            "Educational psychology",
            "School improvement support",
        ),
    ),
    Line(
        "environment and waste",
        "Environment",
        0.13,
        95,
        (4, 7, 8, 10),
        (
            "Grounds maintenance",
            "Waste collection",
            "Recycling processing",
            "Street cleansing",
            "Tree works",
            "Parks toilets and cafés",
            "Fleet maintenance",
        ),
    ),
    Line(
        "highways",
        "Highways and Transport",
        0.08,
        70,
        (4, 6, 8),
        (
            "Road resurfacing",
            "Street lighting",
            "Gully cleaning",
            "Winter gritting",
            "Community transport",
            "Traffic signals",
        ),
    ),
    Line(
        "culture and leisure",
        "Culture and Leisure",
        0.04,
        65,
        (3, 5, 10),
        ("Leisure centres", "Library books", "Museum learning", "Arts in the community", "Playgrounds", "Events"),
    ),
    Line(
        "regeneration and construction",
        "Regeneration and Capital Projects",
        0.12,
        85,
        (2, 3, 4),
        ("School extension", "Building repairs", "Town centre works", "Roofing", "Site clearance", "Design team"),
    ),
    Line(
        "housing",
        "Housing and Homelessness",
        0.08,
        75,
        (3, 5, 6),
        (
            "Responsive repairs",
            "Temporary accommodation",
            "Gas servicing",
            "Rough sleeper outreach",
            "Tenancy support",
            "Lift maintenance",
        ),
    ),
    Line(
        "corporate",
        "Corporate Resources",
        0.06,
        75,
        (2, 3, 4),
        (
            "Office cleaning",
            "Security guarding",
            "Occupational health",
            "Catering in offices",
            "Electricity supply",
            "Software licences",
            "Insurance",
            "Postage",
        ),
        ("Electricity supply", "Software licences", "Insurance", "Postage"),
    ),
)
AREAS = ("north", "south", "east", "west", "the coast", "the town", "the villages", "Ropewalk", "Foundry", "Harbour")
FIRST = ("Brackwater", "Ropewalk", "Tidemill", "Larkfield", "Saltmarsh", "Foundry", "Beacon", "Whin", "Osier", "Quay")
SECOND = ("Bridge", "Lane", "Point", "Meadow", "Hollow", "Street", "Cross", "Reach", "Common", "Yard")
ENDINGS: dict[SupplierKind, tuple[str, ...]] = {
    "vcse": ("Community Interest Company", "Trust", "Association", "Charity"),
    "sme": ("Services Ltd", "and Partners Ltd", "Partnership Ltd", "Works Ltd"),
    "large": ("Group plc", "Holdings plc", "National Ltd"),
}


def amounts_gbp(line: Line, rng: np.random.Generator) -> list[int]:
    """Yearly values that come to the category's share of the whole to the pound; small ones as they were drawn."""
    drawn = np.exp(np.log(MEDIAN_GBP) + SPREAD * rng.standard_normal(line.contracts))
    drawn = np.sort(np.clip(drawn, LEAST_GBP, MOST_GBP))[::-1]
    big = max(3, int((drawn >= BIG_GBP).sum()))
    wanted = round(line.share * TOTAL_GBP)
    drawn[:big] *= (wanted - drawn[big:].sum()) / drawn[:big].sum()
    whole = [int(round(x, -2)) for x in drawn]
    whole[0] += wanted - sum(whole)
    return whole


def kind_of(place: int, contracts: int, rng: np.random.Generator) -> SupplierKind:
    """Large firms hold the largest contracts more often, charities the smaller ones."""
    size = 1 - place / contracts
    u = rng.random()
    if u < VCSE_SHARE and place > 1:
        return "vcse"
    return "large" if rng.random() < 0.15 + 0.6 * size**4 else "sme"


def record_of(number: int, annual_gbp: int, started: date, ends: date) -> tuple[float | None, float | None]:
    """What one contract pledged over its term and has delivered so far, from draws of its own."""
    rng = np.random.default_rng([SEED, number])
    if rng.random() > TOLD_SHARE:
        return None, None
    term = (ends - started).days
    passed = min(1.0, (LAST_LET - started).days / term)
    pledged = annual_gbp * term / 365.25 * PLEDGED_SHARE * np.exp(PLEDGED_SPREAD * rng.standard_normal())
    return round(float(pledged), 2), round(float(pledged) * passed * float(rng.beta(*DELIVERED)), 2)


def contracts_of(line: Line, first: int, rng: np.random.Generator) -> list[BookedContract]:
    made = []
    for place, annual_gbp in enumerate(amounts_gbp(line, rng)):
        term = int(rng.choice(line.terms_years))
        started = LAST_LET - timedelta(days=int(rng.integers(0, 365 * term)))
        ends = later(started, 12 * term) - timedelta(days=1)
        pledged, delivered = record_of(first + place, annual_gbp, started, ends)
        extension_months = int(rng.choice([0, 12, 24], p=[0.45, 0.25, 0.3])) if term > 1 else 0
        kind = kind_of(place, line.contracts, rng)
        work = str(rng.choice(line.works[:LARGE_WORKS] if annual_gbp >= BIG_GBP else line.works))
        supplier = f"{rng.choice(FIRST)} {rng.choice(SECOND)} {rng.choice(ENDINGS[kind])}"
        made.append(
            BookedContract(
                reference=f"SNS/{first + place:04d}",
                title=f"{work}, {rng.choice(AREAS)}",
                category=line.category,
                supplier=supplier,
                kind=kind,
                annual_gbp=float(annual_gbp),
                ends=ends,
                latest_end=later(ends, extension_months),
                term_years=term + (extension_months > 12),
                may_be_asked=work not in line.not_asked,
                department=line.department,
                starts=started,
                pledged_gbp=pledged,
                delivered_gbp=delivered,
            )
        )
    return made


def book() -> ContractBook:
    rng = np.random.default_rng(SEED)
    made: list[BookedContract] = []
    for line in LINES:
        made += contracts_of(line, 1001 + len(made), rng)
    return ContractBook("SuchnSuch's contracts", tuple(made), fictional=True)


def main() -> None:
    save_text(places.book_folder() / "suchnsuch.csv", book_files.as_csv(book()))


if __name__ == "__main__":
    main()
