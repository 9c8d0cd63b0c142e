"""The ward map as one figure: a vector map of looked-up values, its legend, its two sentences, and the table that says the same."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from scenarios.views.look import FONT, Look
from scenarios.views.spec import SCHEMA, Spec

HEIGHT = 520
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
        {"data": outline, "transform": [own, lookup], "mark": {"type": "geoshape", "stroke": ink.quiet, "strokeWidth": 0.8},
         "encoding": {"color": {"field": "colour", "type": "nominal", "scale": None}, "tooltip": tip},
         "params": [{"name": "ward", "select": {"type": "point", "fields": ["code"], "on": "click", "clear": False}}]},
        {"data": outline, "transform": [{"filter": f"datum.properties.code === '{selected}'"}],
         "mark": {"type": "geoshape", "filled": False, "stroke": ink.text, "strokeWidth": 3.5}},
    ]  # fmt: skip
    names = [
        {"x": float(x), "y": float(y), "name": r["label"], "ink": _readable(r["colour"], ink)}
        for (x, y), r in zip(middle, rows, strict=True)
    ]
    if len(rows) <= NAMED:
        layers.append({"data": {"name": "rows1"}, "mark": {"type": "text", "fontSize": 11, "font": FONT, "lineBreak": "\n"},
                       "encoding": {"longitude": {"field": "x", "type": "quantitative"}, "latitude": {"field": "y", "type": "quantitative"},
                                    "text": {"field": "name", "type": "nominal"}, "color": {"field": "ink", "type": "nominal", "scale": None}}})  # fmt: skip
    return {
        "$schema": SCHEMA, "datasets": {"rows0": list(rows), "rows1": names}, "width": "container", "height": height, "background": "transparent",
        "projection": {"type": "identity", "reflectY": True}, "layer": layers, "config": {"view": {"stroke": None}},
    }  # fmt: skip


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
