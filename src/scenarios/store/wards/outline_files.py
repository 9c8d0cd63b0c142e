"""Outlines for charts.

Simplified to what a screen shows, in national grid metres, written once and named by content.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import RLock
from typing import Any

import numpy as np
from cachetools import LRUCache, cached

from scenarios.domain.boundaries import GLOBE, GRID, Boundaries, Ground
from scenarios.domain.errors import FileError
from scenarios.store.files import places
from scenarios.store.files.text_files import save_bytes
from scenarios.store.wards import boundary_files
from scenarios.store.wards.ward_files import find, ground_beside

log = logging.getLogger("one_mission")
SCREEN_POINTS = 1400  # what a large screen can tell apart along one side
NAMES_WITHIN, NAMES_BEYOND = (0.34, 0.07), 0.03  # of the council's width and height: where names of the ground stand
FEW, COUNTRY_POINTS = 300, 800  # a country of wards is drawn smaller, and every point of it takes time

ADDRESS = "outlines"  # under the app's own: where the server gives them out
NAME = re.compile(r"[0-9a-f]{16}\.json")
KEPT_DAYS = 30
KEPT_BYTES = 64_000_000  # of outlines read for maps, and as much of files that could not be written
BYTES_A_POINT = 200  # of an outline in degrees, as Python holds it
_unwritten: LRUCache[str, bytes] = LRUCache(KEPT_BYTES, len)


@dataclass(frozen=True)
class DrawnGround:
    """What lies around the wards, at an address and in degrees, and where its names stand."""

    url: str
    kind: tuple[str, ...]
    degrees: tuple[dict[str, Any], ...]
    name: tuple[str, ...]  # of those whose name can stand beside the wards
    named_at: np.ndarray  # (name, 2) in grid metres
    named_at_degrees: np.ndarray  # (name, 2)
    unwritten: bytes | None
    points: int


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
    box_m: tuple[float, float, float, float]  # west, south, east, north of the wards in the grid
    ground: DrawnGround | None = None

    def nbytes(self) -> int:
        around = self.ground
        more = 0 if around is None else BYTES_A_POINT * around.points + len(around.unwritten or b"")
        return BYTES_A_POINT * self.points + len(self.unwritten or b"") + more


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
    return _written(simplified(wards), _ground(path, wards))


def _ground(path: str, wards: Boundaries) -> Ground | None:
    """What lies around them, where their folder holds it; a file that cannot be drawn is told where it is brought."""
    from scenarios.geography.ground import ground_around

    beside = ground_beside(path)
    if beside is None:
        return None
    try:
        return ground_around(boundary_files.read(beside), wards)
    except FileError as error:
        log.warning("%s: %s; the wards are drawn without it", beside, error)
        return None


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
    for drawn in (outlines, outlines.ground):
        if drawn is not None and drawn.unwritten is not None:
            _unwritten[drawn.url.rsplit("/", 1)[1]] = drawn.unwritten
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


def sweep() -> None:
    """Take out what was drawn long ago: at the server's start, when no page knows its address."""
    oldest = time.time() - KEPT_DAYS * 86_400
    for file in places.outline_folder().glob("*.json"):
        with contextlib.suppress(OSError):
            if file.stat().st_mtime < oldest:
                file.unlink()


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


def _given_out(geometry: np.ndarray, properties: Sequence[Mapping[str, str]]) -> tuple[str, bytes | None]:
    """The address of areas in the grid, and the file itself where it could not be written."""
    import shapely

    clockwise = shapely.orient_polygons(geometry, exterior_cw=True)  # charts fill to the right of a line
    rounded = shapely.set_precision(clockwise, 1.0, mode="pointwise")
    features = [
        {"type": "Feature", "properties": p, "geometry": json.loads(g)}
        for p, g in zip(properties, shapely.to_geojson(rounded), strict=True)
    ]
    body = json.dumps(
        {"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":")
    ).encode()
    name = f"{hashlib.sha256(body).hexdigest()[:16]}.json"
    return f"{ADDRESS}/{name}", None if _publish(name, body) else body


def _in_degrees(geometry: np.ndarray) -> np.ndarray:
    import shapely

    from scenarios.geography.coordinates import transformed

    found: np.ndarray = shapely.set_precision(transformed(geometry, GRID, GLOBE), 1e-5, mode="pointwise")
    return found


def _drawn_ground(ground: Ground | None, wards: Boundaries) -> DrawnGround | None:
    import shapely

    if ground is None:
        return None
    url, unwritten = _given_out(ground.geometry, [{"kind": k} for k in ground.kind])
    degrees, free = _in_degrees(ground.geometry), _beside(ground.geometry, wards)
    named = np.flatnonzero(~shapely.is_empty(free) & np.array([bool(n) for n in ground.name]))
    inside = shapely.point_on_surface(free[named])
    return DrawnGround(
        url,
        ground.kind,
        tuple(json.loads(g) for g in shapely.to_geojson(degrees)),
        tuple(ground.name[i] for i in named),
        shapely.get_coordinates(inside),
        shapely.get_coordinates(_in_degrees(inside)),
        unwritten,
        int(shapely.get_num_coordinates(degrees).sum()),
    )


def _beside(areas: np.ndarray, wards: Boundaries) -> np.ndarray:
    """What of these areas lies beside the wards and near enough to be in sight: where their names can stand."""
    import shapely

    west, south, east, north = shapely.total_bounds(wards.geometry)
    wide, high = NAMES_WITHIN[0] * (east - west), NAMES_WITHIN[1] * (north - south)
    sight = shapely.box(west - wide, south - high, east + wide, north + high)
    council = shapely.buffer(shapely.union_all(wards.geometry), NAMES_BEYOND * max(east - west, north - south))
    found: np.ndarray = shapely.difference(shapely.intersection(areas, sight), council)
    return found


def _written(wards: Boundaries, ground: Ground | None = None) -> Outlines:
    import shapely

    url, unwritten = _given_out(
        wards.geometry, [{"code": c, "name": n} for c, n in zip(wards.code, wards.name, strict=True)]
    )
    degrees = _in_degrees(wards.geometry)
    west, south, east, north = shapely.total_bounds(degrees)
    box = tuple(float(side) for side in shapely.total_bounds(wards.geometry))
    return Outlines(
        url,
        wards.code,
        shapely.get_coordinates(shapely.point_on_surface(wards.geometry)),
        tuple(json.loads(g) for g in shapely.to_geojson(degrees)),
        (float((west + east) / 2), float((south + north) / 2)),
        (box[2] - box[0], box[3] - box[1]),
        wards.vintage,
        unwritten,
        int(shapely.get_num_coordinates(degrees).sum()),
        (box[0], box[1], box[2], box[3]),
        _drawn_ground(ground, wards),
    )
