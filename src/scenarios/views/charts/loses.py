"""Focus loses when: each condition as a stretch of everything the evidence allows."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

import numpy as np
import pandas as pd

from scenarios.analysis.discovery import Finding
from scenarios.domain.draws import Array
from scenarios.domain.parameter import Register
from scenarios.views import words
from scenarios.views.charts import spec
from scenarios.views.charts.being_wrong import share_of_range
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.spec import Spec, layer, quantity
from scenarios.views.charts.theme import Look

WRAPPED = 44  # characters a line, for a phone
CAVEAT = (
    "Found by search, not by reasoning: these circumstances go with losing, they need not cause it. Outside them focus still "
    "loses at times, and inside them it sometimes wins; both numbers say how often."
)


def figure(
    found: Finding | None, inputs: Mapping[str, Array], title: str, base: float, register: Register, ink: Look
) -> Figure:
    """A bar for each condition: the whole range in grey, the losing stretch in colour."""
    claim, detail = words.decision.finding(found, title, base, register)
    if found is None:
        return Figure("loses", claim, detail, (), claim + ".", CAVEAT, pd.DataFrame({"Condition": []}))
    rows = _level([_row(c, inputs[c.key], register) for c in found.conditions])
    summary = words.decision.stability(found, register)
    table = pd.DataFrame([
        {"Condition": words.decision.condition(c, register), "From": c.low, "To": c.high, "Comes back, in 100 searches": round(100 * c.stability)}
        for c in found.conditions
    ])  # fmt: skip
    chart = spec.furnished(_layers(rows, ink), ink, (58 + 17 * rows[0]["lines"]) * len(rows) + 16)
    alt = f"Bars: {claim}. {detail}"
    return Figure("loses", claim, detail, (Picture(chart, alt),), summary, CAVEAT, table)


def _row(c, x: Array, register: Register) -> dict:
    low, high = np.quantile(x, [0.01, 0.99])
    start = 0.0 if c.low is None else share_of_range(c.low, low, high)
    stop = 1.0 if c.high is None else share_of_range(c.high, low, high)
    text = words.decision.condition(c, register)
    return {"name": "\n".join(textwrap.wrap(text[:1].upper() + text[1:], WRAPPED)), "zero": 0.0, "one": 1.0, "start": start, "stop": stop,
            "least": words.decision.value_of(c.key, float(low), register), "most": words.decision.value_of(c.key, float(high), register)}  # fmt: skip


def _level(rows: list[dict]) -> list[dict]:
    """Every name on as many lines as the longest, so that all end just above their bars."""
    most = max(r["name"].count("\n") for r in rows)
    return [{**r, "name": "\n" * (most - r["name"].count("\n")) + r["name"], "lines": most + 1} for r in rows]


def _layers(rows: list[dict], ink: Look) -> list[Spec]:
    x = {"scale": {"domain": [0, 1], "nice": False}, "axis": None}
    y = {"field": "name", "type": "nominal", "sort": None, "axis": None}
    return [
        layer(rows, "bar", {"x": quantity("zero", **x), "x2": {"field": "one"}, "y": y}, color=ink.grid, stroke=ink.faint, height=16, yOffset=10),
        layer(rows, "bar", {"x": quantity("start", **x), "x2": {"field": "stop"}, "y": y}, color=ink.colour(0), height=16, yOffset=10),
        layer(rows, "text", {"x": quantity("zero", **x), "y": y, "text": spec.label("name")}, align="left", dy=4 - 17 * rows[0]["lines"], baseline="top", lineHeight=17, lineBreak="\n", fontWeight="bold",
              color=ink.text, limit=900),
        layer(rows, "text", {"x": quantity("zero", **x), "y": y, "text": spec.label("least")}, align="left", dy=28, fontSize=13, color=ink.quiet),
        layer(rows, "text", {"x": quantity("one", **x), "y": y, "text": spec.label("most")}, align="right", dy=28, fontSize=13, color=ink.quiet),
    ]  # fmt: skip
