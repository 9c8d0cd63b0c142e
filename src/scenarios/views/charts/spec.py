"""Vega-Lite as plain data: one layer a function, the same furniture on every chart.

The numbers of a chart stand apart from its drawing, as named datasets: when only they change, a browser moves the
marks instead of building the chart anew. Plain dictionaries, because building the same charts through objects that validate every step took ten times
as long as the whole model. A test validates every one of them against the published schema instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.views.charts.theme import FONT, Look

Spec = dict[str, Any]
Rows = Sequence[Mapping[str, Any]]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"  # a name, never fetched
SIGNED = "datum.value == 0 ? '0' : format(datum.value, '+,.2~f')"  # a zero with a plus sign reads as a gain


def layer(rows: Rows, mark: str, encoding: Spec, **style: object) -> Spec:
    """One layer with its own rows."""
    return {"data": rows, "mark": {"type": mark, **style}, "encoding": encoding}


def reaching(channel: str, field: str, values: Sequence[float]) -> Spec:
    """An unseen layer that makes an axis reach some values: as data, so that a new figure is not a new chart."""
    return layer([{field: v} for v in values], "point", {channel: quantity(field)}, opacity=0, size=1)


def quantity(field: str, title: str | None = None, **more: object) -> Spec:
    channel: Spec = {"field": field, "type": "quantitative", **more}
    return channel if title is None else {**channel, "title": title}


def label(field: str = "says") -> Spec:
    return {"field": field, "type": "nominal"}


def coloured(field: str, names: Sequence[str], colours: Sequence[str], legend: Spec | None = None) -> Spec:
    """A colour by name; without a legend unless one is given, because names stand beside what they name."""
    return {
        "field": field,
        "type": "nominal",
        "scale": {"domain": list(names), "range": list(colours)},
        "legend": legend,
    }


def furnished(layers: Sequence[Spec], ink: Look, height: int, title: str | None = None) -> Spec:
    """The same type, grid and ground on every chart; readable from the back of a room."""
    axis = {"labelColor": ink.text, "titleColor": ink.text, "labelFontSize": 14, "titleFontSize": 14, "titleFontWeight": "normal",
            "gridColor": ink.grid, "domainColor": ink.quiet, "tickColor": ink.quiet, "labelFont": FONT, "titleFont": FONT}  # fmt: skip
    rows: dict[int, tuple[str, Rows]] = {}  # layers that show the same rows share them
    for one in layers:
        rows.setdefault(id(one["data"]), (f"rows{len(rows)}", one["data"]))
    chart: Spec = {
        "$schema": SCHEMA,
        "datasets": {name: list(data) for name, data in rows.values()},
        "width": "container",
        "height": height,
        "background": "transparent",
        "autosize": {"type": "fit", "contains": "padding"},
        "layer": [{**one, "data": {"name": rows[id(one["data"])][0]}} for one in layers],
        "config": {
            "view": {"stroke": None},
            "axis": axis,
            "text": {"font": FONT, "fontSize": 14, "color": ink.text},
            "legend": {"labelColor": ink.text, "titleColor": ink.text, "labelFontSize": 14, "labelFont": FONT},
        },
    }
    if title:
        chart["title"] = {
            "text": title,
            "anchor": "start",
            "fontSize": 15,
            "fontWeight": "bold",
            "color": ink.text,
            "font": FONT,
        }
    return chart
