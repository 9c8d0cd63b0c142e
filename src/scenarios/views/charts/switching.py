"""Switching values on a range plot: how far each assumption reaches, and where in that reach the choice changes."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from scenarios.analysis.drivers import DROP_YEAR, parameter_of
from scenarios.analysis.information import Worth
from scenarios.analysis.switching import Switch
from scenarios.domain.draws import Array
from scenarios.domain.parameter import Register
from scenarios.views import words
from scenarios.views.charts import spec
from scenarios.views.charts.being_wrong import share_of_range
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.spec import Spec, layer, quantity
from scenarios.views.charts.theme import Look

SHOWN = 10
CAVEAT = (
    "One assumption moves at a time, and what usually moves with it moves too; the rest stays as the evidence has it. An "
    "assumption without a mark can still matter beside others."
)


def figure(
    switches: Mapping[str, Sequence[Switch]], worths: Mapping[str, Worth], inputs: Mapping[str, Array],
    titles: Mapping[str, str], register: Register, ink: Look,
) -> Figure:  # fmt: skip
    """In order of what knowing it is worth; the bar holds eight values in ten, the diamond is where the choice changes."""
    claim, detail = words.decision.switching(switches, worths, titles, register)
    rows = [_row(k, list(s), inputs[k], titles, register) for k, s in list(switches.items())[:SHOWN]]
    table = pd.DataFrame([
        {"Assumption": words.decision.name_of(k, register), "Changes at": s.at, "Below": titles[s.below], "Above": titles[s.above],
         "Unit": register[parameter_of(k)].unit if k != DROP_YEAR else "year",
         "8 in 10 from": float(np.quantile(inputs[k], 0.1)), "to": float(np.quantile(inputs[k], 0.9))}
        for k, found in switches.items() for s in found
    ])  # fmt: skip
    summary = " ".join(r["told"] for r in rows[:4])
    if not rows:
        return Figure("switch", claim, detail, (), claim + ".", CAVEAT, pd.DataFrame({"Assumption": []}))
    chart = spec.furnished(_layers(rows, ink), ink, 66 * len(rows) + 24)
    alt = f"Range plot: {claim}. {len(rows)} assumptions shown."
    return Figure("switch", claim, detail, (Picture(chart, alt),), summary, CAVEAT, table)


def _row(key: str, found: list[Switch], x: Array, titles: Mapping[str, str], register: Register) -> dict:
    low, p10, p90, high = np.quantile(x, [0.01, 0.1, 0.9, 0.99])
    name = words.decision.name_of(key, register)
    name = name[:1].upper() + name[1:]
    row = {"name": textwrap.shorten(name, 46, placeholder=" …"), "zero": 0.0, "one": 1.0, "p10": share_of_range(p10, low, high), "p90": share_of_range(p90, low, high),
           "middle": share_of_range(float(x.mean()), low, high), "at": None, "says": "no change within its range", "told": ""}  # fmt: skip
    if found:
        s = found[0]
        value = words.decision.value_of(key, s.at, register)
        row |= {
            "at": share_of_range(s.at, low, high),
            "says": f"changes at {_short(value)}: {titles[s.above].lower()} above",
            "told": f"{name}: {titles[s.below].lower()} below {value}, {titles[s.above].lower()} above.",
        }
    return row


def _short(value: str) -> str:
    """A value without the words a phone has no room for."""
    return value.replace(" standard deviations", "").replace(" points of life satisfaction", " points")


def _layers(rows: list[dict], ink: Look) -> list[Spec]:
    x = {"scale": {"domain": [0, 1], "nice": False}, "axis": None}
    y = {"field": "name", "type": "nominal", "sort": None, "axis": None}
    marked = [r for r in rows if r["at"] is not None]
    return [
        layer(rows, "rule", {"x": quantity("zero", **x), "x2": {"field": "one"}, "y": y}, color=ink.faint, strokeWidth=4, yOffset=3),
        layer(rows, "rule", {"x": quantity("p10", **x), "x2": {"field": "p90"}, "y": y}, color=ink.quiet, strokeWidth=9, yOffset=3, opacity=0.65),
        layer(rows, "circle", {"x": quantity("middle", **x), "y": y}, color=ink.text, size=90, opacity=1, yOffset=3),
        layer(marked, "point", {"x": quantity("at", **x), "y": y}, shape="diamond", filled=True, color=ink.colour(0), size=230, opacity=1, yOffset=3),
        layer(rows, "text", {"x": quantity("zero", **x), "y": y, "text": spec.label("name")}, align="left", fontWeight="bold", color=ink.text,
              fontSize=13, dy=-13, limit=900),
        layer(rows, "text", {"x": quantity("zero", **x), "y": y, "text": spec.label("says")}, align="left", color=ink.text, fontSize=13, dy=20,
              limit=900),
    ]  # fmt: skip
