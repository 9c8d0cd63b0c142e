"""The ward map as one figure: a vector map of looked-up values, its legend, its two sentences, and the table that says the same."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from scenarios.views.charts.spec import SCHEMA, Spec
from scenarios.views.charts.theme import FONT, Look

HEIGHT = 430
COUNTRY_HEIGHT = 640
DECKED = 300  # wards: with more, a machine without a graphics card cannot draw the zooming map in time
NARROW, LETTER, LINE = 430, 6.0, 13.0  # pixels: the map in its column, a letter and a line of a name
NAMED = 60  # wards: with more, names would lie on each other


def chart(
    url: str, rows: Sequence[dict], middle: np.ndarray, ink: Look, height: int = HEIGHT, selected: str = ""
) -> Spec:
    """Outlines by address, colours and figures by lookup; a ward can be clicked, and the selected one has a heavy edge."""
    outline = {"url": url, "format": {"type": "json", "property": "features"}}
    fields = ["colour", "ward", "says", "warns"]
    own = {"calculate": "datum.properties.code", "as": "code"}
    lookup = {"lookup": "code", "from": {"data": {"name": "rows0"}, "key": "code", "fields": fields}}
    tip = [{"field": "ward", "type": "nominal", "title": "Ward"}, {"field": "says", "type": "nominal", "title": "Here"},
           {"field": "warns", "type": "nominal", "title": " "}]  # fmt: skip
    layers: list[Spec] = [
        {"data": outline, "transform": [own, lookup], "mark": {"type": "geoshape", "stroke": ink.quiet, "strokeWidth": 0.8 if len(rows) <= DECKED else 0.2},
         "encoding": {"color": {"field": "colour", "type": "nominal", "scale": None}, "tooltip": tip},
         "params": [{"name": "ward", "select": {"type": "point", "fields": ["code"], "on": "click", "clear": False}}]},
        {"data": outline, "transform": [{"filter": f"datum.properties.code === '{selected}'"}],
         "mark": {"type": "geoshape", "filled": False, "aria": False, "stroke": ink.text, "strokeWidth": 3.5}},
    ]  # fmt: skip
    names = [
        {"x": float(x), "y": float(y), "name": r["label"], "ink": _readable(r["colour"], ink)}
        for keep, (x, y), r in zip(room(middle, [r["label"] for r in rows], height), middle, rows, strict=True)
        if keep
    ]
    if names:
        layers.append({"data": {"name": "rows1"}, "mark": {"type": "text", "fontSize": 11, "font": FONT, "lineBreak": "\n"},
                       "encoding": {"longitude": {"field": "x", "type": "quantitative"}, "latitude": {"field": "y", "type": "quantitative"},
                                    "text": {"field": "name", "type": "nominal"}, "color": {"field": "ink", "type": "nominal", "scale": None}}})  # fmt: skip
    few = len(rows) <= DECKED  # beyond it a canvas paints in half the time of as many elements
    return {
        "$schema": SCHEMA, "usermeta": {"embedOptions": {"renderer": "svg" if few else "canvas"}}, "datasets": {"rows0": list(rows), "rows1": names}, "width": "container", "height": height if few else COUNTRY_HEIGHT, "background": "transparent",
        "projection": {"type": "identity", "reflectY": True}, "layer": layers, "config": {"view": {"stroke": None}},
    }  # fmt: skip


def room(middle: np.ndarray, labels: Sequence[str], height: int) -> list[bool]:
    """Which names can stand on the map without lying on each other; those that cannot are in the tooltip, the list and the table."""
    if len(labels) > NAMED:
        return [False] * len(labels)
    per_pixel = max(float(np.ptp(middle[:, 1])) / (0.85 * height), float(np.ptp(middle[:, 0])) / (0.85 * NARROW), 1e-9)
    boxes: list[tuple[float, float, float, float]] = []
    kept = []
    for (x, y), label in zip(middle / per_pixel, labels, strict=True):
        lines = label.split("\n")
        half_w, half_h = 0.5 * LETTER * max(map(len, lines)), 0.5 * LINE * len(lines)
        free = all(abs(x - bx) > half_w + bw or abs(y - by) > half_h + bh for bx, by, bw, bh in boxes)
        kept.append(free)
        if free:
            boxes.append((x, y, half_w, half_h))
    return kept


def _readable(ground: str, ink: Look) -> str:
    """The text colour that stands out more on a ward's own colour."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(colour: str) -> float:
        high, low = sorted((light(colour), light(ground)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    return max((ink.text, ink.ground), key=contrast)


def table(columns: dict[str, Sequence], order: str, down: bool = True) -> pd.DataFrame:
    """The same wards as rows, sorted."""
    return pd.DataFrame(columns).sort_values(order, ascending=not down, kind="stable").reset_index(drop=True)
