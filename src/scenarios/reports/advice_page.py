"""Advice as files: one page with every figure and table, and each chart as SVG, PNG or HTML, asking no address."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from markupsafe import Markup

from scenarios.reports import svg
from scenarios.reports.advice_tables import Part, Titled, for_page
from scenarios.reports.html import Table, rendered, table_of
from scenarios.views.charts.figure import Figure
from scenarios.views.charts.template import as_rows

Form = Literal["svg", "png", "html"]
SCALE = 2  # the PNG's pixels a unit


@dataclass(frozen=True)
class Drawn:
    """One figure on the page."""

    claim: str
    detail: str
    drawing: Markup
    summary: str
    caveat: str
    table: Table


def page(figures: Sequence[Figure], parts: Sequence[Part], source: str, draws: int) -> str:
    """Every figure with its words and its table, then everything that is said in numbers, on a page without script."""
    drawn = [
        Drawn(f.claim, f.detail, Markup(svg.drawing(f.pictures[0], f.key)), f.summary, f.caveat, table_of(f.table))
        for f in figures
    ]
    today = f"{datetime.date.today():%d %B %Y}".lstrip("0")
    notes = [p for p in parts if isinstance(p, str)]
    tables = [(p.title, for_page(p)) for p in parts if isinstance(p, Titled)]
    return rendered(
        "advice.html.j2", parts=drawn, tables=tables, notes=notes, source=source, draws=f"{draws:,}", made=today
    )


def chart(figure: Figure, form: Form) -> bytes:
    """The picture of one figure as a file of its own."""
    import vl_convert

    picture = figure.pictures[0]
    if form == "svg":
        return svg.drawing(picture, figure.key).encode()
    spec: dict[str, Any] = as_rows(copy.deepcopy(picture.chart)) | {"width": svg.WIDTH, "background": "white"}
    if form == "png":
        return bytes(vl_convert.vegalite_to_png(spec, scale=SCALE, allowed_base_urls=[]))
    spec["description"] = picture.alt
    return str(vl_convert.vegalite_to_html(spec, bundle=True)).encode()
