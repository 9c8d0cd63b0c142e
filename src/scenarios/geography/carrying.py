"""Figures carried from one set of boundaries to another where codes do not meet.

Totals are kept and the error is reported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import shapely

from scenarios.domain.boundaries import Boundaries, listed
from scenarios.domain.draws import Array
from scenarios.domain.errors import Described, InputError
from scenarios.geography.figures import COUNTS

Way = Literal["area", "best_fit"]
SLIVER_SHARE = 0.005  # of an old ward: less than this is a line drawn twice, not people moved
WHOLE_SHARE = 0.95  # of an old ward: from here on it went over whole, as far as drawing can tell


@dataclass(frozen=True)
class Carried:
    """Figures on the new wards, the weights that made them, and how far they can be trusted."""

    facts: list[dict[str, object]]
    weights: Array  # (new ward, old ward): share of an old ward that falls in a new one; each column sums to 1
    outside_share: float  # of the old area that no new ward covers
    mixed_share: Array  # (new ward,): share of its people that come from old wards cut in pieces

    @property
    def cut_share(self) -> float:
        """Share of all old wards that were cut."""
        return float((self.weights.max(axis=0) < WHOLE_SHARE).mean())


def overlap_weights(old: Boundaries, new: Boundaries, way: Way) -> tuple[Array, float]:
    """Share of each old ward's area in each new one, scaled so that everybody lands somewhere; and the area outside."""
    weights = np.zeros((len(new.code), len(old.code)))
    tree = shapely.STRtree(new.geometry)
    of_old, of_new = tree.query(old.geometry, predicate="intersects")
    shared = shapely.area(shapely.intersection(old.geometry[of_old], new.geometry[of_new]))
    whole = shapely.area(old.geometry)
    weights[of_new, of_old] = shared / whole[of_old]
    covered = weights.sum(axis=0)
    weights[weights < SLIVER_SHARE] = 0.0
    lost = [f"{old.name[j]} ({old.code[j]})" for j in np.flatnonzero(weights.sum(axis=0) == 0)]
    if lost:
        raise InputError(
            "",
            "boundaries",
            Described(f"two sets that do not meet at {listed(lost)}"),
            "every old ward must lie on new ones",
        )
    if way == "best_fit":
        best = weights.argmax(axis=0)
        weights = np.zeros_like(weights)
        weights[best, np.arange(len(best))] = 1.0
    outside = float(((1 - np.clip(covered, 0, 1)) * whole).sum() / whole.sum())
    return weights / weights.sum(axis=0), outside


def carried(old: Boundaries, facts: Sequence[Mapping[str, object]], new: Boundaries, way: Way = "area") -> Carried:
    """Counts by weight, which keeps their totals; rates as averages weighted by the people they describe."""
    weights, outside = overlap_weights(old, new, way)
    people = np.array([float(str(f.get("adults") or f.get("population") or 0)) for f in facts])
    moved = weights * people  # (new, old): who comes from where
    arriving = moved.sum(axis=1)
    out: list[dict[str, object]] = [{} for _ in new.code]
    for name in dict.fromkeys(k for f in facts for k in f):
        values = [f.get(name) for f in facts]
        known = np.array([isinstance(v, int | float) and not isinstance(v, bool) for v in values])
        if not known.any():
            continue
        x = np.array([float(str(v)) if k else 0.0 for v, k in zip(values, known, strict=True)])
        if name in COUNTS:
            _put(out, name, weights @ x, (weights @ (~known).astype(float)) > 1e-9)
        else:
            base = (moved * known).sum(axis=1)
            mean = np.divide((moved * known) @ x, base, out=np.zeros(len(out)), where=base > 0)
            if name == "prevalence_se":  # errors of different old wards are independent
                mean = np.sqrt(np.divide((moved**2) @ x**2, base**2, out=np.zeros(len(out)), where=base > 0))
            _put(out, name, np.clip(np.round(mean), 1, 10) if name == "imd_decile" else mean, base <= 0)
    mixed = np.divide(
        (moved * (weights < WHOLE_SHARE)).sum(axis=1), arriving, out=np.zeros(len(out)), where=arriving > 0
    )
    return Carried(out, weights, outside, mixed)


def _put(out: list[dict[str, object]], name: str, values: Array, unknown: Array) -> None:
    for row, v, gap in zip(out, values, unknown, strict=True):
        row[name] = None if gap else float(v)
