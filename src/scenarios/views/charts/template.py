"""Charts as Altair templates over named data.

A template is built once for a process, a theme and a set of strategies, because building one through Altair takes
longer than the whole model. A rerun only puts new frames beside it under the names it knows, so a browser moves the
marks instead of drawing anew.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import altair as alt
import numpy as np
import pandas as pd
from scipy.optimize import isotonic_regression

from scenarios.views.charts.theme import FONT, Theme

Spec = dict[str, Any]
NARROW, NARROW_PLOT = 420, 300  # pixels: of a chart whose title stands on two lines; of a plot with names at its side
UNDRAWN: Spec = {"datasets": {}}  # where something else draws it, and only its words are wanted
Align = Literal["left", "center", "right"]
Named = tuple[tuple[str, str], ...]  # names and their colours, in the order of a legend
SIGNED = "datum.value == 0 ? '0' : format(datum.value, '+,.2~f')"  # a zero with a plus sign reads as a gain
TICKS = ",.3~r"  # numbers at ticks: as many decimals as tell them apart
UNIT = 14  # font size of axes, legends and words, readable from the back of a room


def over(name: str) -> alt.Chart:
    """A chart over the data that will be given under this name."""
    return alt.Chart(alt.NamedData(name))


def finished(layers: Sequence[alt.Chart], theme: Theme, height: int, title: str | None = None) -> Spec:
    """The layers as a specification, with the same type, grid and ground on every chart."""
    chart = alt.layer(*layers).properties(
        width="container",
        height=height,
        background="transparent",
        autosize=alt.AutoSizeParams(type="fit", contains="padding"),
    )
    if title:
        chart = chart.properties(
            title=alt.TitleParams(title, anchor="start", fontSize=15, fontWeight="bold", color=theme.text, font=FONT)
        )
    return configured(chart, theme)


def configured(chart: alt.LayerChart | alt.FacetChart, theme: Theme) -> Spec:
    """A chart's specification in our type and colours."""
    chart = (
        chart.configure_view(stroke=None)
        .configure_axis(
            labelColor=theme.text,
            titleColor=theme.text,
            labelFontSize=UNIT,
            titleFontSize=UNIT,
            titleFontWeight="normal",
            gridColor=theme.grid,
            domainColor=theme.quiet,
            tickColor=theme.quiet,
            labelFont=FONT,
            titleFont=FONT,
        )
        .configure_axisX(  # what is centred under a narrow plot is cut where the names at its side take half the width
            titleAlign=alt.ExprRef(expr=f"width < {NARROW_PLOT} ? 'right' : 'center'"),
            titleX=alt.ExprRef(expr=f"width < {NARROW_PLOT} ? width : width / 2"),
        )
        .configure_text(font=FONT, fontSize=UNIT, color=theme.text)
        .configure_legend(labelColor=theme.text, titleColor=theme.text, labelFontSize=UNIT, labelFont=FONT)
    )
    spec: Spec = chart.to_dict()
    return spec


def with_data(template: Spec, **frames: pd.DataFrame) -> Spec:
    """A template with its data; the template itself is shared and stays as it is."""
    return {**template, "datasets": frames}


def read_aloud(chart: Spec, shows: str) -> Spec:
    """A chart in layers with what it shows as the label of an unseen mark, for those who listen to it.

    As data, so that other figures are no other chart: with another description a browser draws a whole new picture.
    """
    unseen = {
        "data": {"name": "shows"},
        "mark": {"type": "point", "opacity": 0, "size": 1, "tooltip": None},
        "encoding": {"description": {"field": "shows", "type": "nominal"}},
    }
    datasets = {**chart["datasets"], "shows": pd.DataFrame({"shows": [shows]})}
    return {**chart, "layer": [unseen, *chart["layer"]], "datasets": datasets}


def titled(template: Spec, **titles: str) -> Spec:
    """A template with its words in place of the names in angle brackets, so that other words are no new chart."""

    def put(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: put(value) for key, value in part.items()}
        if isinstance(part, list):
            return [put(value) for value in part]
        return titles.get(part[1:-1], part) if isinstance(part, str) and part.startswith("<") else part

    found: Spec = put(template)
    return found


def titled_above(template: Spec, title: str) -> Spec:
    """The same chart with the title of an upright axis above it, where it is read without turning one's head."""

    def without(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: None if key == "title" and value == title else without(value) for key, value in part.items()}
        return [without(value) for value in part] if isinstance(part, list) else part

    bare = {key: part if key == "datasets" else without(part) for key, part in template.items()}
    size, lines = template["config"]["axis"]["titleFontSize"], title.rsplit(" over ", 1)
    narrow = [lines[0], *(f"over {rest}" for rest in lines[1:])]
    words = {"expr": f"width < {NARROW} ? {json.dumps(narrow)} : {json.dumps(title)}"}
    letters = {
        "font": FONT,
        "fontWeight": "normal",
        "fontSize": size,
        "color": template["config"]["axis"]["titleColor"],
    }
    return {**bare, "title": {"text": words, "anchor": "start", **letters}}


FROM_TEN_METRES = 1.35  # letters on a projector, against those on a desk
LETTERS = ("fontSize", "labelFontSize", "titleFontSize")


def _larger_letters(size: Any) -> Any:
    """A size of letters for a projector: a number, or an expression that makes one of the chart's width."""
    if isinstance(size, dict) and "expr" in size:
        return {"expr": f"{FROM_TEN_METRES} * ({size['expr']})"}
    return round(FROM_TEN_METRES * size) if isinstance(size, int | float) else size


def enlarged(template: Spec) -> Spec:
    """The same chart with larger letters, for those at the back of a room; its data stay as they are."""

    def larger(part: Any) -> Any:
        if isinstance(part, dict):
            return {k: _larger_letters(v) if k in LETTERS else larger(v) for k, v in part.items()}
        return [larger(value) for value in part] if isinstance(part, list) else part

    return {key: part if key == "datasets" else larger(part) for key, part in template.items()}


def as_rows(spec: Spec) -> Spec:
    """The same chart with its data as plain rows, for a drawing library or a file."""
    return {**spec, "datasets": {name: rows_of(frame) for name, frame in spec["datasets"].items()}}


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """A frame as plain rows, with nothing where nothing is known."""
    plain = frame.astype(object)
    return [{str(k): v for k, v in row.items()} for row in plain.where(plain.notna(), None).to_dict("records")]


def frame(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> pd.DataFrame:
    """Rows as a frame that has its columns even where there are no rows."""
    return pd.DataFrame(list(rows), columns=list(columns))


def coloured(field: str, named: Named, legend: alt.Legend | None = None) -> alt.Color:
    """A colour by name; without a legend unless one is given, because names stand beside what they name."""
    names, colours = [n for n, _ in named], [c for _, c in named]
    return alt.Color(f"{field}:N", scale=alt.Scale(domain=names, range=colours), legend=legend)


def text(field: str = "label") -> alt.Text:
    """The words of a text mark."""
    return alt.Text(f"{field}:N")


def reach(channel: alt.X | alt.Y) -> alt.Chart:
    """An unseen layer over `reach` that makes an axis reach some values.

    As data, so that a new figure is no new chart.
    """
    return over("reach").mark_point(opacity=0, size=1).encode(channel)


def names_apart(values: Sequence[float], apart: float, floor: float = -math.inf) -> list[float]:
    """Where names of lines stand that end at these values, the highest first: moved only as far as keeps them apart.

    The least sum of squares by which they can leave the ends of their lines, because a name that stands at another
    line's end names that one. None stands below `floor`.
    """
    if not values:
        return []
    raised = apart * np.arange(len(values))  # apart is now no more than in order
    places = isotonic_regression(np.asarray(values) + raised, increasing=False).x - raised
    lowest = floor + raised[::-1]
    return [float(place) for place in np.maximum(places, lowest)]


def names_at_ends(data: str, y: alt.Y, named: Named, theme: Theme) -> list[alt.Chart]:
    """Names of lines at their right ends, on a ground that keeps them readable over what they cross."""
    ground = over(data).mark_text(align="right", dx=-4, fontWeight="bold", stroke=theme.ground, strokeWidth=4)
    name = over(data).mark_text(align="right", dx=-4, fontWeight="bold")
    x = alt.X("spend_m:Q")
    return [ground.encode(x, y, text()), name.encode(x, y, text(), coloured("strategy", named))]


def y_pixels(y: int) -> alt.YValue:
    """A fixed height from the top of a chart."""
    return alt.YValue(y)  # type: ignore[no-untyped-call]  # the library leaves its value channels untyped


def names_axis(limit: int) -> alt.Axis:
    """The axis of a chart whose rows are named at its side."""
    return alt.Axis(labelLimit=limit, labelPadding=6, domain=False, ticks=False)


def legend_at_end(chart: Spec) -> Spec:
    """A chart whose legend ends where its plot does, so that it is not cut where names take half of a narrow one."""
    legend = {**chart["config"]["legend"], "layout": {"expr": "{top: {anchor: 'end'}}"}}
    return {**chart, "config": {**chart["config"], "legend": legend}}


def line_legend() -> alt.Legend:
    """A legend of lines above a chart."""
    return alt.Legend(
        title=None,
        orient="top",
        symbolType="stroke",
        symbolStrokeWidth=5,
        symbolSize=300,
        symbolOpacity=1,
        columns=2,
        columnPadding=24,
        labelLimit=220,
    )
