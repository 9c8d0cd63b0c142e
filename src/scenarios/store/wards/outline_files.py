"""Outlines for charts.

Simplified to what a screen shows, in national grid metres, written once and named by content.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import RLock
from typing import Any

import numpy as np
from cachetools import LRUCache, cached

from scenarios.domain.boundaries import GLOBE, GRID, Boundaries
from scenarios.domain.errors import FileError
from scenarios.store.files import places
from scenarios.store.files.text_files import save_bytes
from scenarios.store.wards import boundary_files
from scenarios.store.wards.ward_files import find

SCREEN_POINTS = 1400  # what a large screen can tell apart along one side
FEW, COUNTRY_POINTS = 300, 800  # a country of wards is drawn smaller, and every point of it takes time

ADDRESS = "outlines"  # under the app's own: where the server gives them out
NAME = re.compile(r"[0-9a-f]{16}\.json")
KEPT_BYTES = 64_000_000  # of outlines read for maps, and as much of files that could not be written
BYTES_A_POINT = 200  # of an outline in degrees, as Python holds it
_unwritten: LRUCache[str, bytes] = LRUCache(KEPT_BYTES, len)


@dataclass(frozen=True)
class Outlines:
    """What a map needs of a council.

    The address of its outlines, the middles of its wards, and both again in degrees.
    """

    url: str
    code: tuple[str, ...]
    middle: np.ndarray  # (ward, 2) in grid metres, inside each ward
    degrees: tuple[dict[str, Any], ...]  # GeoJSON geometries in degrees
    centre: tuple[float, float]  # longitude, latitude
    span_m: tuple[float, float]  # width and height
    vintage: str
    unwritten: bytes | None  # the file itself, where it could not be written
    points: int  # of all outlines together

    def nbytes(self) -> int:
        return BYTES_A_POINT * self.points + len(self.unwritten or b"")


@lru_cache(maxsize=2)
def _wards(path: str, version: str) -> Boundaries:
    from scenarios.geography.importing import imported

    wards, report = imported(boundary_files.read(find(path)))
    if wards is None:
        raise FileError(Path(path).name, "; ".join(str(m) for m in report.refused))
    return wards


@cached(LRUCache(KEPT_BYTES, Outlines.nbytes), lock=RLock())
def outlines(path: str, version: str, district: str = "") -> Outlines:
    """The outlines of a ward file, or of one district of it in its own detail; written where they are not there yet."""
    wards = _wards(path, version)
    if district:
        here = [i for i, r in enumerate(wards.rows) if r.get("district") == district]
        wards = Boundaries(
            tuple(wards.code[i] for i in here),
            tuple(wards.name[i] for i in here),
            wards.geometry[here],
            tuple(wards.rows[i] for i in here),
            wards.vintage,
        )
    return _written(simplified(wards))


def body_of(name: str) -> bytes | None:
    """The file of that name, as a browser fetches it; None where there is none."""
    if NAME.fullmatch(name) is None:
        return None
    held = _unwritten.get(name)
    if held is not None:
        return held
    path = places.outline_folder() / name
    try:
        return path.read_bytes()
    except OSError:
        return None


def give_out(outlines: Outlines) -> str:
    """Their address, from which this process can give them out although another drew them."""
    if outlines.unwritten is not None:
        _unwritten[outlines.url.rsplit("/", 1)[1]] = outlines.unwritten
    return outlines.url


def _publish(name: str, body: bytes) -> bool:
    """Whether they are on disk; where nothing can be written they are held in memory."""
    target = places.outline_folder() / name
    try:
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            save_bytes(target, body)
        return True
    except (OSError, FileError):
        _unwritten[name] = body
        return False


def simplified(wards: Boundaries) -> Boundaries:
    """Outlines with no more detail than a screen shows; shared edges stay shared, so no gap opens."""
    import shapely

    west, south, east, north = shapely.total_bounds(wards.geometry)
    points = SCREEN_POINTS if len(wards.code) <= FEW else COUNTRY_POINTS
    tolerance = max(east - west, north - south) / points
    geometry = shapely.coverage_simplify(wards.geometry, tolerance)
    gone = shapely.is_empty(geometry)  # an islet smaller than a dot keeps its own outline
    geometry[gone] = wards.geometry[gone]
    return Boundaries(wards.code, wards.name, geometry, wards.rows, wards.vintage)


def _written(wards: Boundaries) -> Outlines:
    import shapely

    from scenarios.geography.coordinates import transformed

    clockwise = shapely.orient_polygons(wards.geometry, exterior_cw=True)  # charts fill to the right of a line
    rounded = shapely.set_precision(clockwise, 1.0, mode="pointwise")
    features = [
        {"type": "Feature", "properties": {"code": c, "name": n}, "geometry": json.loads(g)}
        for c, n, g in zip(wards.code, wards.name, shapely.to_geojson(rounded), strict=True)
    ]
    body = json.dumps(
        {"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":")
    ).encode()
    name = f"{hashlib.sha256(body).hexdigest()[:16]}.json"
    written = _publish(name, body)
    degrees = shapely.set_precision(transformed(wards.geometry, GRID, GLOBE), 1e-5, mode="pointwise")
    west, south, east, north = shapely.total_bounds(degrees)
    box = shapely.total_bounds(wards.geometry)
    return Outlines(
        f"{ADDRESS}/{name}",
        wards.code,
        shapely.get_coordinates(shapely.point_on_surface(wards.geometry)),
        tuple(json.loads(g) for g in shapely.to_geojson(degrees)),
        (float((west + east) / 2), float((south + north) / 2)),
        (float(box[2] - box[0]), float(box[3] - box[1])),
        wards.vintage,
        None if written else body,
        int(shapely.get_num_coordinates(degrees).sum()),
    )
