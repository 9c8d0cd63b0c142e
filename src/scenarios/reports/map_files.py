"""The ward map as files.

GeoJSON of every figure, and the picture as SVG and PNG with its claim, legend, caveat and vintage.
"""

from __future__ import annotations

import io
import json
import math
from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

import pandas as pd

from scenarios.domain.wards import Wards
from scenarios.views.charts.theme import LIGHT
from scenarios.views.maps.measures import Shown
from scenarios.views.words import by_ward

WIDTH, MAP_HEIGHT, MARGIN, LINE = 900, 640, 24, 22
Ring = list[tuple[float, float]]
SCALE = 2  # the PNG's pixels a unit


def geojson(rows: pd.DataFrame, degrees: Sequence[dict[str, Any]]) -> str:
    """Every figure of the table as properties of its ward's outline; `rows` in any order, `degrees` in the wards'."""
    features = [
        {"type": "Feature", "properties": {k: _plain(v) for k, v in row.items()}, "geometry": g}
        for row, g in zip(rows.to_dict("records"), degrees, strict=True)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, allow_nan=False)


def _plain(v: object) -> object:
    if isinstance(v, float) and not math.isfinite(v):
        return None
    return v.item() if hasattr(v, "item") else v


def svg(degrees: Sequence[dict[str, Any]], shown: Shown, wards: Wards, vintage: str, titled: bool = True) -> str:
    """A picture that stands alone: no script, no font, no address. Without its title where a page says it already."""
    texts, top = _texts(shown, wards, vintage) if titled else ([], MARGIN)
    height = top + MAP_HEIGHT + LINE * (len(shown.legend) + 2) + MARGIN
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
            ' role="img" font-family="sans-serif">'
        ),
        f"<title>{escape(shown.claim)}</title><desc>{escape(shown.detail)}</desc>",
        f'<rect width="100%" height="100%" fill="{LIGHT.ground}"/>',
    ]
    parts += [
        f'<text x="{MARGIN}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{LIGHT.text}">{escape(t)}</text>'
        for t, y, size, weight in texts
    ]
    for polygon, colour, name, says in _placed(degrees, shown, wards, top):
        path = " ".join("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in ring) + "Z" for ring in polygon)
        parts.append(
            f'<path d="{path}" fill="{colour}" fill-rule="evenodd" stroke="{LIGHT.quiet}"'
            f' stroke-width="0.8"><title>{escape(name)}: {escape(says)}</title></path>'
        )
    for i, c in enumerate(shown.legend):
        y = top + MAP_HEIGHT + LINE * (i + 1)
        parts.append(
            f'<rect x="{MARGIN}" y="{y - 13}" width="22" height="14" fill="{c.colour}" stroke="{LIGHT.quiet}"/>'
            f'<text x="{MARGIN + 32}" y="{y}" font-size="14" fill="{LIGHT.text}">{escape(c.label)}</text>'
        )
    return "\n".join([*parts, "</svg>"])


def png(degrees: Sequence[dict[str, Any]], shown: Shown, wards: Wards, vintage: str) -> bytes:
    """The same picture in pixels."""
    from PIL import Image, ImageDraw, ImageFont

    texts, top = _texts(shown, wards, vintage)
    height = top + MAP_HEIGHT + LINE * (len(shown.legend) + 2) + MARGIN
    image = Image.new("RGB", (WIDTH * SCALE, height * SCALE), LIGHT.ground)
    draw = ImageDraw.Draw(image)
    font = {size: ImageFont.load_default(size * SCALE) for size in (14, 20)}
    for t, y, size, _ in texts:
        draw.text((MARGIN * SCALE, (y - size) * SCALE), t, LIGHT.text, font[20 if size > 15 else 14])
    for polygon, colour, _, _ in _placed(degrees, shown, wards, top):
        for hole, ring in enumerate(polygon):
            draw.polygon(
                [(x * SCALE, y * SCALE) for x, y in ring],
                fill=LIGHT.ground if hole else colour,
                outline=LIGHT.quiet,
                width=SCALE,
            )
    for i, c in enumerate(shown.legend):
        y = (top + MAP_HEIGHT + LINE * (i + 1)) * SCALE
        draw.rectangle((MARGIN * SCALE, y - 13 * SCALE, (MARGIN + 22) * SCALE, y + SCALE), c.colour, LIGHT.quiet)
        draw.text(((MARGIN + 32) * SCALE, y - 13 * SCALE), c.label, LIGHT.text, font[14])
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _texts(shown: Shown, wards: Wards, vintage: str) -> tuple[list[tuple[str, int, int, str]], int]:
    """Claim, detail and caveat, wrapped; each with its place, and where the map begins."""
    import textwrap

    kind = " (a fictional council)" if wards.fictional else ""
    foot = f"{wards.council}{kind}. {by_ward.MODELLED} Boundaries: {vintage}."
    out, y = [], MARGIN + 14
    for text, size, weight, width in (
        (shown.claim, 20, "bold", 82),
        (shown.detail, 14, "normal", 118),
        (foot, 14, "normal", 118),
    ):
        for line in textwrap.wrap(text, width):
            out.append((line, y, size, weight))
            y += size + 8
    return out, y + 6


def _placed(
    degrees: Sequence[dict[str, Any]], shown: Shown, wards: Wards, top: int
) -> Iterator[tuple[list[Ring], str, str, str]]:
    """Every polygon in picture coordinates, longitudes drawn together as the latitude asks."""
    polygons = [
        (p, i)
        for i, g in enumerate(degrees)
        for p in (g["coordinates"] if g["type"] == "MultiPolygon" else [g["coordinates"]])
    ]
    points = [xy for p, _ in polygons for xy in p[0]]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    narrow = math.cos(math.radians((south + north) / 2))
    scale = min((WIDTH - 2 * MARGIN) / max(1e-9, (east - west) * narrow), MAP_HEIGHT / max(1e-9, north - south))
    left = (WIDTH - (east - west) * narrow * scale) / 2
    for p, i in polygons:
        rings = [[(left + (x - west) * narrow * scale, top + (north - y) * scale) for x, y, *_ in ring] for ring in p]
        yield rings, shown.colours[i], wards.name[i], shown.phrases[i]
