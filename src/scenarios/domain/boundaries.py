"""Ward boundaries as they came, and the report on what was done to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

GRID = "EPSG:27700"  # British National Grid: metres, so areas and distances mean something
GLOBE = "EPSG:4326"


@dataclass(frozen=True)
class Raw:
    """A boundary file as it was read: a row of figures and a geometry a feature, and what was noticed in reading."""

    file: str
    form: str
    rows: Sequence[Mapping[str, object]]
    geometry: np.ndarray  # of shapely geometries, None where a feature has none
    crs: str | None
    noticed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Boundaries:
    """Wards ready to use: one valid area a code, in the national grid."""

    code: tuple[str, ...]
    name: tuple[str, ...]
    geometry: np.ndarray
    rows: tuple[Mapping[str, object], ...]
    vintage: str


@dataclass(frozen=True)
class Ground:
    """What lies around the wards, to draw them on: neighbours and water, in the national grid."""

    kind: tuple[str, ...]  # "land" or "water"
    name: tuple[str, ...]  # nothing where it has none
    geometry: np.ndarray


MOST_LISTED = 12  # wards in one sentence; with more, a person stops reading


def listed(wards: Sequence[str]) -> str:
    """The wards by name, or the first of many and how many more there are."""
    few = ", ".join(wards[:MOST_LISTED])
    return few if len(wards) <= MOST_LISTED else f"{few} and {len(wards) - MOST_LISTED} more ({len(wards)} in all)"


@dataclass(frozen=True)
class Matter:
    """One thing found, the wards it concerns, and what was done."""

    what: str
    wards: tuple[str, ...] = ()

    def __str__(self) -> str:
        if not self.wards:
            return f"{self.what}."
        return f"{self.what}: {listed(self.wards)}."


@dataclass(frozen=True)
class ImportReport:
    """What a boundary file held and what became of it."""

    file: str
    form: str
    features: int
    matched: int
    crs: str
    vintage: str
    code_column: str = ""
    name_column: str = ""
    repaired: tuple[Matter, ...] = ()
    refused: tuple[Matter, ...] = ()
    noticed: tuple[Matter, ...] = field(default_factory=tuple)
    problem: str = ""  # why the model cannot run on them as they are

    @property
    def verdict(self) -> str:
        if self.refused:
            return "refused"
        if self.problem:
            return "the outlines can be read, but the model cannot run on these wards yet"
        return "usable, with repairs" if self.repaired else "usable"

    def lines(self) -> list[str]:
        """The report as text."""
        head = [
            f"{self.file}: {self.verdict}.",
            f"{self.features} features in {self.form}, {self.matched} wards; {self.crs}; boundaries: {self.vintage}.",
        ]
        if self.code_column:
            head.append(f"Codes from the column {self.code_column}, names from {self.name_column}.")
        parts = (("Refused", self.refused), ("Repaired", self.repaired), ("Noticed", self.noticed))
        return head + [f"{label}: {m}" for label, matters in parts for m in matters]
