"""From a file of what lies around the wards to a ground that they can be drawn on: neighbours and water."""

from __future__ import annotations

import numpy as np
import shapely

from scenarios.domain.boundaries import Boundaries, Ground, Raw
from scenarios.domain.errors import FileError, likely
from scenarios.geography.coordinates import coordinate_system, to_grid

KINDS = ("land", "water")
LARGEST_AREAS = 2000
AROUND_SHARE = 1.5  # how far beyond the wards a map can be looked at, as a share of their longer side
DETAIL = 1400  # points that a large screen can tell apart along one side
AREAS = ("Polygon", "MultiPolygon")


def ground_around(raw: Raw, wards: Boundaries) -> Ground:
    """Neighbours and water around these wards, cut to what a map can show of them.

    Every feature is an area with a column `kind` that says land or water; `name` is written on the map.
    """
    if not 0 < len(raw.rows) <= LARGEST_AREAS:
        raise FileError(raw.file, f"it holds {len(raw.rows):,} features; 1 to {LARGEST_AREAS:,} can be drawn")
    kinds = tuple(_kind(raw, number) for number in range(len(raw.rows)))
    crs, _, problem = coordinate_system(raw.geometry, raw.crs)
    if problem:
        raise FileError(raw.file, problem)
    west, south, east, north = shapely.total_bounds(wards.geometry)
    beyond = AROUND_SHARE * max(east - west, north - south)
    frame = shapely.box(west - beyond, south - beyond, east + beyond, north + beyond)
    cut = shapely.intersection(shapely.make_valid(to_grid(raw.geometry, crs)), frame)
    drawn = shapely.simplify(cut, max(east - west, north - south) / DETAIL)
    here = np.flatnonzero(~shapely.is_empty(drawn))
    if not len(here):
        raise FileError(raw.file, "nothing in it lies near these wards")
    names = [str(row.get("name") or "").strip()[:60] for row in raw.rows]
    return Ground(tuple(kinds[i] for i in here), tuple(names[i] for i in here), drawn[here])


def _kind(raw: Raw, number: int) -> str:
    """What one feature is, or a FileError that says what is allowed."""
    outline, said = raw.geometry[number], str(raw.rows[number].get("kind", "")).strip().lower()
    if outline is None or outline.geom_type not in AREAS:
        raise FileError(raw.file, f"feature {number + 1} is no area; neighbours and water are drawn as areas")
    if said not in KINDS:
        near = likely(said, KINDS)
        guess = f". Did you mean {near!r}?" if near else ""
        raise FileError(raw.file, f"feature {number + 1} has the kind {said!r}; allowed are land and water{guess}")
    return said
