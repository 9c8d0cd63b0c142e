"""The vector map of wards: outlines by address, colours and phrases looked up by code, names where they fit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import altair as alt
import numpy as np
import pandas as pd

from scenarios.domain.draws import Array
from scenarios.store.wards.outline_files import DrawnGround
from scenarios.views.charts.template import Spec, over, with_data
from scenarios.views.charts.theme import FONT, Theme

HEIGHT = 560
COUNTRY_HEIGHT = 640
MOST_ZOOMED = 300  # wards: with more, a machine without a graphics card cannot draw the zooming map in time
NARROW, PHONE, LETTER, LINE = 560, 280, 6.4, 16.0  # pixels: the map in its column, on a phone; a letter and a line
FILLED = 0.94  # of the picture, by the wards on their ground
Box = tuple[float, float, float, float]  # west, south, east, north [m of the national grid]
MOST_NAMED = 60  # wards: with more, names would lie on each other
SELECTION = "ward"
LOOKED_UP = ["colour", "ward", "phrase", "warning", "selected"]


def chart(
    address: str,
    rows: pd.DataFrame,
    middle: Array,
    theme: Theme,
    height: int = HEIGHT,
    ground: DrawnGround | None = None,
    box_m: Box | None = None,
) -> Spec:
    """Outlines by their address; a ward can be clicked, and the selected one has a heavy edge.

    Where there is a ground, it fills the picture around the wards, which `box_m` holds.
    """
    names = names_frame(rows, middle, height, theme)
    few = len(rows) <= MOST_ZOOMED
    if ground is None or box_m is None:
        return with_data(template(theme, address, height if few else COUNTRY_HEIGHT, few), wards=rows, names=names)
    drawn = template(theme, address, height if few else COUNTRY_HEIGHT, few, ground.url, box_m)
    return with_data(drawn, wards=rows, names=names, ground_names=ground_names_frame(ground))


def ground_names_frame(ground: DrawnGround) -> pd.DataFrame:
    """Names of neighbours and waters, and where they stand [m of the national grid]."""
    x_m, y_m = ground.named_at.T
    return pd.DataFrame({"x_m": x_m.astype(float), "y_m": y_m.astype(float), "label": list(ground.name)})


def names_frame(rows: pd.DataFrame, middle: Array, height: int, theme: Theme) -> pd.DataFrame:
    """The names that fit, where they stand [m of the national grid], in the colour that can be read there.

    On a phone the map is as wide as that, so fewer fit.
    """
    labels = list(rows["label"])
    fits, phone = room_for(middle, labels, height), room_for(middle, labels, height, PHONE)
    shown = rows[fits]
    return pd.DataFrame(
        {
            "x_m": middle[fits, 0].astype(float),
            "y_m": middle[fits, 1].astype(float),
            "label": shown["label"].astype(str),
            "phone_label": shown["label"].astype(str).where(np.asarray(phone)[fits], ""),
            "label_colour": [readable(c, theme) for c in shown["colour"]],
        }
    )


@cache
def template(
    theme: Theme, address: str, height: int, few: bool, ground: str = "", box_m: Box = (0.0, 0.0, 1.0, 1.0)
) -> Spec:
    """The layers: the ground, wards, the selected ward's edge, names.

    Beyond few wards a canvas paints in half the time.
    """
    outlines = _shapes(address)
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
        *(_ground(theme, ground) if ground else ()),
        wards.encode(alt.Color("colour:N", scale=None), tooltip=tip).add_params(click),
        edge,
        *(
            names.encode(
                longitude="x_m:Q",
                latitude="y_m:Q",
                text=alt.condition(f"width {wide} {NARROW}", alt.Text(f"{label}:N"), alt.value("")),
                color=alt.Color("label_colour:N", scale=None),
            )
            for wide, label in ((">=", "label"), ("<", "phone_label"))
        ),
    )
    fitted = _fitted(box_m) if ground else {}
    layers = layers.project(type="identity", reflectY=True, **fitted).configure_view(stroke=None)
    layers = layers.properties(width="container", height=height, background="transparent")
    renderer = {"embedOptions": {"renderer": "svg" if few else "canvas"}}
    spec: Spec = layers.properties(usermeta=renderer).to_dict()
    return spec


def ground_legend(ground: DrawnGround | None, theme: Theme) -> list[tuple[str, str]]:
    """Colours of the ground, and what they stand for."""
    colours = {"land": (theme.land, "Neighbours"), "water": (theme.water, "Water")}
    return [] if ground is None else [colours[k] for k in colours if k in ground.kind]


def _shapes(address: str) -> alt.Chart:
    return alt.Chart(alt.UrlData(url=address, format=alt.JsonDataFormat(type="json", property="features")))


def _ground(theme: Theme, address: str) -> list[alt.Chart]:
    """Neighbours and water to the edges of the picture, and their names where there is room for them."""
    kinds = alt.Scale(domain=["land", "water"], range=[theme.land, theme.water])
    areas = _shapes(address).mark_geoshape(clip=True, stroke=theme.faint, strokeWidth=0.6, aria=False)
    names = over("ground_names").mark_text(
        fontSize=13, font=FONT, fontStyle="italic", color=theme.quiet, clip=True, aria=False
    )
    room = alt.condition(f"width > {NARROW}", alt.Text("label:N"), alt.value(""))
    return [
        areas.encode(alt.Color("properties.kind:N", scale=kinds, legend=None)),
        names.encode(longitude="x_m:Q", latitude="y_m:Q", text=room),
    ]


def _fitted(box_m: Box) -> dict[str, alt.ExprRef]:
    """The wards fill the picture, and what lies around them does not."""
    west, south, east, north = box_m
    scale = f"{FILLED} * min(width / {east - west:.1f}, height / {north - south:.1f})"
    x, y = (west + east) / 2, (south + north) / 2
    shift = f"[width / 2 - {scale} * {x:.1f}, height / 2 + {scale} * {y:.1f}]"
    return {"scale": alt.ExprRef(expr=scale), "translate": alt.ExprRef(expr=shift)}


def room_for(middle: Array, labels: Sequence[str], height: int, width: int = NARROW) -> list[bool]:
    """Which names can stand on the map without lying on each other.

    The rest are in the tooltip, the list and the table.
    """
    if len(labels) > MOST_NAMED:
        return [False] * len(labels)
    per_pixel = max(float(np.ptp(middle[:, 1])) / (0.85 * height), float(np.ptp(middle[:, 0])) / (0.85 * width), 1e-9)
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
