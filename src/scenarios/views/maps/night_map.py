"""The map by night: wards as shadows, people who are often lonely as lights. Dark in both themes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from scenarios.answers.night import Night
from scenarios.domain.wards import Wards
from scenarios.views.charts.theme import DARK
from scenarios.views.words.numbers import capital, count, span

WIDTH, HEIGHT, MARGIN = 900, 520, 16
LIGHT = "#ffd98a"
Point = tuple[float, float]


def claim(found: Night, wards: Wards) -> tuple[str, str]:
    """How many people it is, and where most of them live."""
    s = found.people
    ranged = capital(span(s.low, s.high, count, "", "").strip())
    said = f"About {count(s.mean.value)} adults here often feel lonely"
    most = f"Most of them in {found.highest}: about {count(found.highest_people)}." if wards.n > 1 else ""
    each = "one person" if found.each == 1 else f"{found.each:,} people"
    return said, f"{ranged} in eight futures of ten. {most} Each light stands for {each}; where it stands is made up."


def svg(found: Night, wards: Wards, degrees: Sequence[dict[str, Any]], alt: str) -> str:
    """A picture that stands alone."""
    rings = [list(_rings(g)) for g in degrees]
    place = _placing([p for ward in rings for ring in ward for p in ring])
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"><title>{alt}</title>',
        f'<rect width="100%" height="100%" fill="{DARK.ground}"/>',
    ]
    for ward in rings:
        path = " ".join("M" + "L".join("{:.1f},{:.1f}".format(*place(p)) for p in ring) + "Z" for ring in ward)
        parts.append(f'<path d="{path}" fill="#18212b" fill-rule="evenodd" stroke="{DARK.grid}" stroke-width="1"/>')
    spots = [place((x, y)) for x, y in found.places.tolist()]
    parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{LIGHT}" opacity=".18"/>' for x, y in spots]
    parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.8" fill="{LIGHT}"/>' for x, y in spots]
    return "".join([*parts, "</svg>"])


def _rings(geometry: dict[str, Any]) -> Iterator[list[Point]]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        for ring in polygon:
            yield [(float(p[0]), float(p[1])) for p in ring]


def _placing(points: Sequence[Point]) -> Any:
    """From degrees onto the picture, north up, as wide as it is true at this latitude."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrow = math.cos(math.radians((south + north) / 2))
    wide, high = (east - west) * narrow or 1.0, north - south or 1.0
    scale = min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high)
    left, top = (WIDTH - wide * scale) / 2, (HEIGHT - high * scale) / 2

    def place(p: Point) -> Point:
        return left + (p[0] - west) * narrow * scale, top + (north - p[1]) * scale

    return place
