"""Coordinate systems: which one a file is in, whatever it says, and outlines in the national grid."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from pyproj import CRS, Transformer

from scenarios.domain.boundaries import GLOBE, GRID

GRID_BOUNDS = (-100_000, -100_000, 800_000, 1_400_000)
EXCHANGED_BOUNDS = (49.0, -9.0, 61.5, 2.5)  # where the islands lie when latitude is given first
SAVE_WITH_ONE = "Save it with one"
MERCATOR_BOUNDS = (-1_200_000, 6_000_000, 400_000, 9_000_000)


def coordinate_system(geometry: np.ndarray, crs: str | None) -> tuple[str, str, str]:
    """The coordinate system to use, how it is known, and what is wrong where it is not.

    Bounds outrank what is stated.
    """
    there = geometry[~shapely.is_missing(geometry)]
    bounds = shapely.total_bounds(there) if len(there) else np.full(4, np.nan)
    if not np.isfinite(bounds).all():
        return GLOBE, "no coordinates", "No feature has an outline"
    globe = -180 <= bounds[0] <= bounds[2] <= 180 and -90 <= bounds[1] <= bounds[3] <= 90
    if globe and _inside(bounds, EXCHANGED_BOUNDS):
        return (
            GLOBE,
            "degrees, latitude first",
            ("Latitude and longitude are exchanged: these wards would lie in the Indian Ocean. Write longitude first"),
        )
    if crs is not None:
        try:
            known = CRS.from_user_input(crs)
        except Exception:
            return GLOBE, "unreadable", f"The coordinate system {crs[:60]!r} is not a known one"
        if known.is_geographic and not globe and _inside(bounds, GRID_BOUNDS):
            return GRID, "British National Grid, recognised by its bounds though the file says degrees", ""
        if known.is_geographic and not globe:
            return GLOBE, known.name, f"The file says degrees, but its bounds are {_listed(bounds)}"
        return known.to_string(), known.name, ""
    if globe:
        return GLOBE, "degrees of longitude and latitude, not stated by the file", ""
    if _inside(bounds, GRID_BOUNDS):
        return GRID, "British National Grid, recognised by its bounds", ""
    if _inside(bounds, MERCATOR_BOUNDS):
        return "EPSG:3857", "Web Mercator, recognised by its bounds", ""
    return (
        GRID,
        "not known",
        (
            f"The file does not say its coordinate system, and its bounds ({_listed(bounds)}) do not tell."
            f" {SAVE_WITH_ONE}"
        ),
    )


def _inside(bounds: np.ndarray, limits: Sequence[float]) -> bool:
    return bool(limits[0] <= bounds[0] and limits[1] <= bounds[1] and bounds[2] <= limits[2] and bounds[3] <= limits[3])


def _listed(bounds: np.ndarray) -> str:
    return ", ".join(f"{b:,.0f}" for b in bounds)


def to_grid(geometry: np.ndarray, crs: str) -> np.ndarray:
    """Outlines in the national grid [m]."""
    return geometry if crs == GRID else transformed(geometry, crs, GRID)


def transformed(geometry: np.ndarray, source: str, target: str) -> np.ndarray:
    change = Transformer.from_crs(source, target, always_xy=True)
    return shapely.transform(geometry, lambda xy: np.column_stack(change.transform(xy[:, 0], xy[:, 1])))
