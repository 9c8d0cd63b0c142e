"""The map that zooms, turns and tilts: wards as high as their figure, on the ground of what lies around them."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize
from pydeck.types import String

from scenarios.answers.wards import DrawnWards
from scenarios.domain.draws import Array
from scenarios.domain.wards import Wards
from scenarios.store.wards.outline_files import DrawnGround, Outlines
from scenarios.views.charts.theme import FONT, Theme
from scenarios.views.maps import measures
from scenarios.views.maps.measures import Shown

METRES_A_PIXEL = 78_271.5  # of the web map at zoom 0, at the equator
SHOWN_PIXELS = 580  # the narrower side of the map, less a margin
LAYER = "wards"
GROWS_MS = 700  # from one year to the next
HIGHEST_M = 0.35  # of the council's width: how high the highest ward stands
ON_TOP = {"depthTest": False, "depthCompare": "always"}  # drawn over what is there already
TIP = {"html": "<b>{ward}</b><br>{phrase}<br>{warning}", "style": {"fontSize": "14px", "maxWidth": "260px"}}


class CompactDeck(pdk.Deck):  # type: ignore[misc]  # the library ships no types
    """The same map without the spaces, which were four fifths of it."""

    def to_json(self) -> str:
        return json.dumps(self, sort_keys=True, default=default_serialize, separators=(",", ":"))


def deck(wards: Wards, drawn: DrawnWards, shown: Shown, theme: Theme, most: float | None = None) -> pdk.Deck:
    """Ground, wards and names, looked at from the south; `most` is the figure of the highest, in whichever year."""
    outlines = drawn.outlines
    centre = outlines.centre
    view = pdk.ViewState(longitude=centre[0], latitude=centre[1], zoom=zoom_for(outlines), pitch=40, bearing=0)
    around = [] if outlines.ground is None else ground_layers(outlines.ground, theme)
    high = heights_m(drawn, shown, most)
    names = _names(labels(wards, drawn, high), "names", theme)
    layers = [*around, _wards(features(wards, drawn, shown, high), theme), names]
    return CompactDeck(layers=layers, initial_view_state=view, map_provider=None, tooltip=TIP)


def _wards(found: list[dict[str, object]], theme: Theme) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        {"type": "FeatureCollection", "features": found},
        id=LAYER,
        pickable=True,
        stroked=True,
        filled=True,
        extruded=True,
        wireframe=True,
        material={"ambient": 0.65, "diffuse": 0.3, "shininess": 4},  # so that tops keep the colours of the legend
        get_elevation="properties.height",
        get_fill_color="properties.fill",
        get_line_color=rgb(theme.ground),
        line_width_min_pixels=1,
        transitions={"getElevation": GROWS_MS, "getFillColor": GROWS_MS},
    )


def _names(rows: list[dict[str, object]], name: str, theme: Theme, size: int = 13, boxed: bool = True) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        rows,
        id=name,
        get_position="at",
        get_text="name",
        get_size=size,
        font_family=String(FONT),
        parameters=ON_TOP,
        get_color=rgb(theme.text if boxed else theme.quiet),
        background=boxed,
        get_background_color=[*rgb(theme.ground), 190],
    )


def ground_layers(ground: DrawnGround, theme: Theme) -> list[pdk.Layer]:
    """Neighbours and water, flat, with their names."""
    fill = {"land": rgb(theme.land), "water": rgb(theme.water)}
    areas = [
        {"type": "Feature", "geometry": geometry, "properties": {"fill": fill[kind]}}
        for kind, geometry in zip(ground.kind, ground.degrees, strict=True)
    ]
    rows: list[dict[str, object]] = [
        {"name": name, "at": [float(x), float(y)]}
        for name, (x, y) in zip(ground.name, ground.named_at_degrees, strict=True)
    ]
    flat = pdk.Layer(
        "GeoJsonLayer",
        {"type": "FeatureCollection", "features": areas},
        id="ground",
        stroked=True,
        filled=True,
        get_fill_color="properties.fill",
        get_line_color=rgb(theme.faint),
        line_width_min_pixels=1,
        parameters=ON_TOP,
    )
    return [flat, _names(rows, "ground_names", theme, size=14, boxed=False)]


def heights_m(drawn: DrawnWards, shown: Shown, most: float | None = None) -> Array:
    """How high each ward that is drawn stands [m]: in proportion to its figure, nothing where it is none or less.

    The highest is the one with the most of this year, or, so that growth is seen, with the most of all years.
    """
    values = np.clip(np.nan_to_num(np.asarray(shown.values, float)), 0, None)[list(drawn.which)]
    most = most or (float(values.max()) if len(values) else 0.0)
    return HIGHEST_M * max(drawn.outlines.span_m) * values / most if most > 0 else 0.0 * values


def labels(wards: Wards, drawn: DrawnWards, high_m: Array) -> list[dict[str, object]]:
    """Every ward's name above it."""
    rows = zip(drawn.outlines.degrees, drawn.which, high_m, strict=True)
    return [{"name": wards.name[i], "at": [*_middle(geometry), float(h)]} for geometry, i, h in rows]


def _middle(geometry: Mapping[str, Any]) -> tuple[float, float]:
    """The middle of the box around an outline [degrees]."""
    rings = (
        geometry["coordinates"] if geometry["type"] == "Polygon" else [r for p in geometry["coordinates"] for r in p]
    )
    points = np.concatenate([np.asarray(ring, float)[:, :2] for ring in rings])
    low, high = points.min(axis=0), points.max(axis=0)
    return float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2


def features(wards: Wards, drawn: DrawnWards, shown: Shown, high_m: Array) -> list[dict[str, object]]:
    """Wards as GeoJSON features with the colour, height, phrase and warning that the map shows."""
    rows = measures.map_frame(shown, wards, drawn.which).to_dict("records")
    found: list[dict[str, object]] = []
    for geometry, row, height in zip(drawn.outlines.degrees, rows, high_m, strict=True):
        escaped = {k: html.escape(str(row[k])) for k in ("ward", "phrase")}
        properties = {
            "code": row["code"],
            **escaped,
            "warning": row["warning"],
            "fill": rgb(row["colour"]),
            "height": float(height),
        }
        found.append({"type": "Feature", "geometry": geometry, "properties": properties})
    return found


def zoom_for(outlines: Outlines) -> float:
    """The zoom at which a council fills the map."""
    narrow = np.cos(np.radians(outlines.centre[1]))
    return float(np.clip(np.log2(METRES_A_PIXEL * narrow * SHOWN_PIXELS / max(*outlines.span_m, 1.0)), 3, 14))


def rgb(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
