"""From a boundary file as it came to wards that can be trusted, with a report that names every ward touched.

A fault that changes who lives where is refused; a fault of drawing is repaired and said so.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from scenarios.domain.amounts import percent_text
from scenarios.domain.boundaries import Boundaries, ImportReport, Matter, Raw
from scenarios.domain.errors import InputError, MissionError
from scenarios.geography.columns import GSS, code_column, kind_of, name_column
from scenarios.geography.coordinates import coordinate_system, to_grid

AREAS = ("Polygon", "MultiPolygon")
SAME_SHARE = 1e-6  # two outlines whose difference is less than this share of their area are the same
OVERLAP_SHARE = 0.02  # of the smaller ward: beyond it two wards claim the same streets
VINTAGE = re.compile(r"^(?:wd|ced|lsoa\d*)?(\d{2})(?:cd|nm)$", re.IGNORECASE)


def imported(
    raw: Raw, code: str | None = None, name: str | None = None, crs: str | None = None
) -> tuple[Boundaries | None, ImportReport]:
    """Wards and the report on them; no wards where the file is refused."""
    noticed = [Matter(n) for n in raw.noticed]
    if not len(raw.rows):
        return None, ImportReport(
            raw.file, raw.form, 0, 0, "no coordinates", "not stated", refused=(Matter("The file holds no features"),)
        )
    try:
        codes_in = code_column(raw.rows, code)
        names_in = name_column(raw.rows, name, codes_in)
    except MissionError as error:
        return None, _report(raw, "not looked at", "", "", 0, refused=[Matter(str(error).rstrip("."))], noticed=noticed)
    codes = [_text(r.get(codes_in)) for r in raw.rows]
    names = [_text(r.get(names_in)) for r in raw.rows]
    found_crs, how_known, problem = coordinate_system(raw.geometry, crs or raw.crs)
    refused = [Matter(problem)] if problem else []
    refused += _wrong_kind(raw, codes, names)
    if refused:
        return None, _report(raw, how_known, codes_in, names_in, 0, refused=refused, noticed=noticed)
    geometry = to_grid(raw.geometry, found_crs)
    geometry, repaired, lost = repair(geometry, codes, names)
    kept, collapsed, differing = duplicates(codes, names, geometry, raw.rows)
    refused = [*lost, *differing, *alike([codes[i] for i in kept], [names[i] for i in kept], geometry[kept])]
    repaired += collapsed
    wards = Boundaries(
        tuple(codes[i] for i in kept),
        tuple(names[i] for i in kept),
        shapely.orient_polygons(geometry[kept], exterior_cw=False),
        tuple(raw.rows[i] for i in kept),
        vintage_of(raw.rows, codes_in),
    )
    noticed += looked_at(wards, raw.geometry)
    report = _report(
        raw,
        how_known,
        codes_in,
        names_in,
        len(kept),
        refused=refused,
        repaired=repaired,
        noticed=noticed,
        vintage=wards.vintage,
    )
    return (None if refused else wards), report


def _report(
    raw: Raw,
    crs: str,
    code: str,
    name: str,
    matched: int,
    refused: Sequence[Matter] = (),
    repaired: Sequence[Matter] = (),
    noticed: Sequence[Matter] = (),
    vintage: str = "vintage not stated",
) -> ImportReport:
    return ImportReport(
        raw.file,
        raw.form,
        len(raw.rows),
        matched,
        crs,
        vintage,
        code,
        name,
        tuple(repaired),
        tuple(refused),
        tuple(noticed),
    )


def _wrong_kind(raw: Raw, codes: list[str], names: list[str]) -> list[Matter]:
    """Lines instead of areas, other units posing as wards, codes that are missing."""
    types = shapely.get_type_id(raw.geometry)
    labels = [f"{n} ({c})" if n else c or "without a code" for n, c in zip(names, codes, strict=True)]
    found = []
    lines = [labels[i] for i in np.flatnonzero(np.isin(types, (0, 1, 2, 4, 5)))]
    if lines:
        found.append(Matter("These are lines or points, not areas; nothing can be counted inside a line", tuple(lines)))
    missing = [labels[i] for i in np.flatnonzero((types == -1) | shapely.is_empty(raw.geometry))]
    if missing:
        found.append(Matter("These have no outline at all", tuple(missing)))
    blank = [
        f"feature {i + 1}" + (f", {n}" if n else "") for i, (c, n) in enumerate(zip(codes, names, strict=True)) if not c
    ]
    if blank:
        found.append(Matter("These have no code, and names alone are never joined", tuple(blank)))
    kind = kind_of(codes)
    if kind:
        odd = [label for label, c in zip(labels, codes, strict=True) if GSS.match(c) and kind_of([c])]
        found.append(Matter(f"Their codes are of {kind}, not of wards", tuple(odd)))
    return found


def repair(geometry: np.ndarray, codes: list[str], names: list[str]) -> tuple[np.ndarray, list[Matter], list[Matter]]:
    """Valid areas; what crossed itself is rebuilt and the change of area reported; what has no area left is lost."""
    bad = np.flatnonzero(~shapely.is_valid(geometry))
    if not len(bad):
        return geometry, [], []
    before = np.abs(shapely.area(geometry[bad]))
    mended = [_areas_only(g) for g in shapely.make_valid(geometry[bad], method="structure", keep_collapsed=False)]
    geometry = geometry.copy()
    geometry[bad] = mended
    after = shapely.area(geometry[bad])
    rebuilt, lost = [], []
    for i, a, b in zip(bad, before, after, strict=True):
        label = f"{names[i]} ({codes[i]})"
        if b <= 0:
            lost.append(label)
        else:
            rebuilt.append(f"{label}, area {'+' if b > a else ''}{percent_text((b - a) / max(a, b))}")
    repaired = [Matter("Outlines that crossed themselves were rebuilt", tuple(rebuilt))] if rebuilt else []
    return geometry, repaired, [Matter("No area is left once the outline is made sound", tuple(lost))] if lost else []


def _areas_only(g: BaseGeometry) -> BaseGeometry:
    if g.geom_type in AREAS:
        return g
    parts = [p for p in shapely.get_parts(g) if p.geom_type in AREAS]
    return shapely.unary_union(parts) if parts else shapely.Polygon()


def duplicates(
    codes: list[str], names: list[str], geometry: np.ndarray, rows: Sequence[Mapping[str, object]]
) -> tuple[list[int], list[Matter], list[Matter]]:
    """Which features to keep; pairs that say the same collapse, pairs that differ are refused with what differs."""
    by_code: dict[str, list[int]] = defaultdict(list)
    for i, c in enumerate(codes):
        by_code[c].append(i)
    kept, same, differ = [], [], []
    for c, group in by_code.items():
        kept.append(group[0])
        if len(group) == 1:
            continue
        label = f"{names[group[0]]} ({c})"
        gap = max(_difference(geometry[group[0]], geometry[i]) for i in group[1:])
        if gap > SAME_SHARE:
            differ.append(f"{label}, {percent_text(gap)} of the area")
        elif any(_figures(rows[i]) != _figures(rows[group[0]]) for i in group[1:]):
            differ.append(f"{label}, other figures")
        else:
            same.append(label)
    collapsed = (
        [Matter("These stood more than once, alike in every way, and were taken once", tuple(same))] if same else []
    )
    refused = (
        [Matter("These stand more than once and differ, so it cannot be told which is right", tuple(differ))]
        if differ
        else []
    )
    return sorted(kept), collapsed, refused


def alike(codes: Sequence[str], names: Sequence[str], geometry: np.ndarray) -> list[Matter]:
    """Wards of different codes with one and the same outline: whoever lives there would be counted twice."""
    tree = shapely.STRtree(geometry)
    first, second = tree.query(shapely.point_on_surface(geometry), predicate="within")
    pairs = {(min(i, j), max(i, j)) for i, j in zip(first, second, strict=True) if i != j}
    same = [(i, j) for i, j in sorted(pairs) if _difference(geometry[i], geometry[j]) <= SAME_SHARE]
    if not same:
        return []
    groups: dict[int, list[int]] = {}
    first_of: dict[int, int] = {}
    for i, j in same:
        lead = first_of.setdefault(i, i)
        if first_of.setdefault(j, lead) == lead and j not in groups.setdefault(lead, [lead]):
            groups[lead].append(j)
    named = tuple(_together([f"{names[i]} ({codes[i]})" for i in group]) for group in groups.values())
    return [Matter("These have one and the same outline, so nobody can tell whose the people are", named)]


def _together(wards: list[str]) -> str:
    return f"{wards[0]} and {wards[1] if len(wards) == 2 else f'{len(wards) - 1} others'}"


def _difference(a: BaseGeometry, b: BaseGeometry) -> float:
    """The area on which two outlines disagree, as a share of the larger."""
    if shapely.equals_exact(a, b, tolerance=0.01, normalize=True):
        return 0.0
    return float(shapely.area(shapely.symmetric_difference(a, b)) / max(a.area, b.area, 1e-9))


def _figures(row: Mapping[str, object]) -> dict[str, object]:
    """A row without what only numbers the features."""
    return {k: v for k, v in row.items() if k.lower() not in ("fid", "objectid", "id", "globalid", "ogc_fid")}


def vintage_of(rows: Sequence[Mapping[str, object]], code: str) -> str:
    """When the boundaries are of: stated, or from the year in a column such as WD24CD."""
    stated = next((_text(r.get("boundary_vintage")) for r in rows if r.get("boundary_vintage")), "")
    if stated:
        return stated
    year = VINTAGE.match(code)
    return f"20{year[1]}, from the column {code}" if year else "vintage not stated"


def looked_at(wards: Boundaries, original: np.ndarray) -> list[Matter]:
    """What is right as it is but worth knowing: islands, holes, winding, overlaps, names that repeat."""
    labels = [f"{n} ({c})" for n, c in zip(wards.name, wards.code, strict=True)]
    parts = shapely.get_num_geometries(wards.geometry)
    pieces, owner = shapely.get_parts(wards.geometry, return_index=True)
    holes = np.bincount(owner, shapely.get_num_interior_rings(pieces), len(labels))
    found = []
    if (parts > 1).any():
        found.append(Matter("Of several parts, all kept", tuple(labels[i] for i in np.flatnonzero(parts > 1))))
    if holes.any():
        found.append(Matter("With holes, all kept", tuple(labels[i] for i in np.flatnonzero(holes))))
    rings = shapely.get_exterior_ring(shapely.get_parts(original[~shapely.is_missing(original)]))
    turned = int((~shapely.is_ccw(rings[~shapely.is_missing(rings)])).sum())
    if turned:
        found.append(Matter(f"{turned} outlines ran clockwise and were turned, so that charts fill the inside"))
    clash = overlaps(wards)
    if clash:
        found.append(Matter("These overlap, so some streets are in two wards", tuple(clash)))
    twice = sorted(n for n, times in Counter(wards.name).items() if times > 1)
    if twice:
        found.append(Matter("These names stand for more than one ward; codes tell them apart", tuple(twice)))
    return found


def overlaps(wards: Boundaries) -> list[str]:
    """Pairs of wards that share more than a sliver."""
    edges = shapely.coverage_invalid_edges(wards.geometry)  # of a country's wards all but a few are in order
    doubtful = np.flatnonzero(~shapely.is_empty(edges))
    tree = shapely.STRtree(wards.geometry[doubtful])
    a, b = (doubtful[i] for i in tree.query(wards.geometry[doubtful], predicate="intersects"))
    first = a < b
    a, b = a[first], b[first]
    shared = shapely.area(shapely.intersection(wards.geometry[a], wards.geometry[b]))
    least = np.minimum(shapely.area(wards.geometry[a]), shapely.area(wards.geometry[b]))
    return [
        f"{wards.name[i]} and {wards.name[j]}, {percent_text(s / m)}"
        for i, j, s, m in zip(a, b, shared, least, strict=True)
        if s > OVERLAP_SHARE * m
    ]


def _text(value: object) -> str:
    """A code or a name as text; blanks and missing values are empty."""
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return ""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    text = text.strip()
    if not text.isprintable():
        raise InputError("", "a code or a name", ascii(value), "it must be plain text")
    return text
