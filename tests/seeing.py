"""How far the marks of a chart stand out from their ground, by the measure of WCAG 2.2 (1.4.11)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scenarios.views.charts.figure import Figure
from scenarios.views.charts.theme import Theme

LEAST = 3.0
# A wash is named by words on it and bounded by a line; text is held to 4.5 where the inks are.
WASHES = ("area", "rect", "text", "geoshape")


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return float(np.dot(linear, [0.2126, 0.7152, 0.0722]))


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def over(colour: str, ground: str, opacity: float) -> str:
    """A colour as it looks through, on its ground."""
    mixed = [int(colour[i : i + 2], 16) * opacity + int(ground[i : i + 2], 16) * (1 - opacity) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(m):02x}" for m in mixed)


def marks(shown: Figure, theme: Theme) -> Iterator[tuple[str, str]]:
    """Every mark of a figure that must be seen: its kind, and its colour as it looks on the ground."""
    for picture in shown.pictures:
        for layer in picture.chart["layer"]:
            mark, scale = layer["mark"], layer["encoding"].get("color", {}).get("scale", {})
            if mark["type"] in WASHES or mark.get("opacity") == 0:
                continue
            if "stroke" in mark:  # its outline is seen, whatever fills it
                yield mark["type"], mark["stroke"]
                continue
            for colour in scale.get("range", [mark.get("color")]):
                yield mark["type"], over(colour, theme.ground, mark.get("opacity", 1))


def seen(shown: Figure, theme: Theme) -> None:
    """Nothing that must be seen is fainter than 3:1."""
    found = list(marks(shown, theme))
    assert found, shown.key
    for kind, colour in found:
        assert contrast(colour, theme.ground) >= LEAST, f"{shown.key}: a {kind} of {colour} on {theme.ground}"
