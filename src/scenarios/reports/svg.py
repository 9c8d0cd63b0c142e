"""A chart as inline SVG that stands in a page without script: its own identifiers, its alternative text, no address."""

from __future__ import annotations

import copy
import re
from html import escape

from scenarios.views.charts.figure import Picture
from scenarios.views.charts.template import as_rows

WIDTH = 860
ROLES = re.compile(r'\s(?:role|aria-[a-z]+)="[^"]*"')
NAMED = re.compile(r'\b(id="|url\(#|href="#)')


def drawing(picture: Picture, key: str, width: int = WIDTH) -> str:
    """One picture drawn by the same library that draws it on screen.

    `key` keeps its identifiers apart from the next one's.
    """
    import vl_convert

    chart = as_rows(copy.deepcopy(picture.chart))
    chart["width"] = width
    chart["padding"] = {
        "left": 40,
        "right": 24,
        "top": 5,
        "bottom": 5,
    }  # a reader's own letters may be wider than the ones measured here
    drawn = vl_convert.vegalite_to_svg(chart, allowed_base_urls=[])
    return labelled(drawn, picture.alt, key)


def labelled(drawn: str, alt: str, key: str) -> str:
    """The same drawing as one image with one text.

    What was named inside it would be read mark by mark, or clash with another's.
    """
    body = drawn[drawn.index("<svg") :]
    head, rest = body[: body.index(">")], body[body.index(">") :]
    rest = NAMED.sub(lambda m: f"{m[1]}{key}-", ROLES.sub("", rest))
    head = ROLES.sub("", head)
    box = re.search(r'viewBox="[^"]*"', head)
    size = re.search(r'width="([\d.]+)" height="([\d.]+)"', head)
    view = box[0] if box else f'viewBox="0 0 {size[1]} {size[2]}"' if size else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {view} role="img" aria-label="{escape(alt, quote=True)}"'
        f' font-family="sans-serif"{rest}'
    )
