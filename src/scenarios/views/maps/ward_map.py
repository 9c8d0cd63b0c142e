"""The vector map of wards: outlines by address, colours and phrases looked up by code, names where they fit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import altair as alt
import numpy as np
import pandas as pd

from scenarios.domain.draws import Array
from scenarios.views.charts.template import Spec, over, with_data
from scenarios.views.charts.theme import FONT, Theme

HEIGHT = 560
COUNTRY_HEIGHT = 640
MOST_ZOOMED = 300  # wards: with more, a machine without a graphics card cannot draw the zooming map in time
NARROW, LETTER, LINE = 560, 6.4, 14.0  # pixels: the map in its column, a letter and a line of a name
MOST_NAMED = 60  # wards: with more, names would lie on each other
SELECTION = "ward"
LOOKED_UP = ["colour", "ward", "phrase", "warning", "selected"]


def chart(address: str, rows: pd.DataFrame, middle: Array, theme: Theme, height: int = HEIGHT) -> Spec:
    """Outlines by their address; a ward can be clicked, and the selected one has a heavy edge."""
    names = names_frame(rows, middle, height, theme)
    few = len(rows) <= MOST_ZOOMED
    return with_data(template(theme, address, height if few else COUNTRY_HEIGHT, few), wards=rows, names=names)


def names_frame(rows: pd.DataFrame, middle: Array, height: int, theme: Theme) -> pd.DataFrame:
    """The names that fit, where they stand [m of the national grid], in the colour that can be read there."""
    fits = room_for(middle, list(rows["label"]), height)
    shown = rows[fits]
    return pd.DataFrame(
        {
            "x_m": middle[fits, 0].astype(float),
            "y_m": middle[fits, 1].astype(float),
            "label": shown["label"].astype(str),
            "label_colour": [readable(c, theme) for c in shown["colour"]],
        }
    )


@cache
def template(theme: Theme, address: str, height: int, few: bool) -> Spec:
    """The layers: wards, the selected ward's edge, names. Beyond few wards a canvas paints in half the time."""
    outlines = alt.Chart(alt.UrlData(url=address, format=alt.JsonDataFormat(type="json", property="features")))
    looked_up = alt.LookupData(data=alt.NamedData("wards"), key="code", fields=LOOKED_UP)
    known = outlines.transform_calculate(code="datum.properties.code").transform_lookup(lookup="code", from_=looked_up)
    tip = [
        alt.Tooltip("ward:N", title="Ward"),
        alt.Tooltip("phrase:N", title="Here"),
        alt.Tooltip("warning:N", title=" "),
    ]
    click = alt.selection_point(name=SELECTION, fields=["code"], on="click", clear=False)
    wards = known.mark_geoshape(stroke=theme.quiet, strokeWidth=0.8 if few else 0.2)
    edge = known.transform_filter("datum.selected").mark_geoshape(
        filled=False, aria=False, stroke=theme.text, strokeWidth=3.5
    )
    names = over("names").mark_text(fontSize=12, font=FONT, lineBreak="\n")
    layers = alt.layer(
        wards.encode(alt.Color("colour:N", scale=None), tooltip=tip).add_params(click),
        edge,
        names.encode(
            longitude="x_m:Q", latitude="y_m:Q", text=alt.Text("label:N"), color=alt.Color("label_colour:N", scale=None)
        ),
    )
    layers = layers.project(type="identity", reflectY=True).configure_view(stroke=None)
    layers = layers.properties(width="container", height=height, background="transparent")
    renderer = {"embedOptions": {"renderer": "svg" if few else "canvas"}}
    spec: Spec = layers.properties(usermeta=renderer).to_dict()
    return spec


def room_for(middle: Array, labels: Sequence[str], height: int) -> list[bool]:
    """Which names can stand on the map without lying on each other.

    The rest are in the tooltip, the list and the table.
    """
    if len(labels) > MOST_NAMED:
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


def readable(ground: str, theme: Theme) -> str:
    """The text colour that stands out more on a ward's own colour."""
    return max((theme.text, theme.ground), key=lambda colour: _contrast(colour, ground))


def _contrast(a: str, b: str) -> float:
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
