"""What is worth finding out first: the most that knowing each assumption could be worth."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from scenarios.analysis.information import Worth
from scenarios.domain.parameter import Register
from scenarios.views import words
from scenarios.views.charts import spec
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.spec import Spec, layer, quantity
from scenarios.views.charts.theme import Look

SHOWN = 8
CAVEAT = (
    "An upper limit: no study of one thing can be worth more than knowing it exactly. The amounts do not add up, because "
    "what one study teaches makes the next less useful. Left of the dashed line lies what the method finds where there is nothing."
)


def figure(worths: Sequence[Worth], groups: Sequence[Worth], register: Register, ink: Look) -> Figure:
    """Bars in order of worth; single assumptions only, the five groups in words."""
    claim, detail = words.decision.offers(worths, groups, register)
    survey = next((g for g in groups if g.key == "prevalence"), None)
    shown = [w for w in worths if w.evppi.value > 0][:SHOWN]
    rows = [_row(w, register) for w in shown]
    together = words.numbers.listed(
        [f"{words.decision.name_of(g.key, register)} {words.numbers.pounds(g.evppi.value)}" for g in groups if g.clear]
    )
    summary = words.decision.survey_offer(survey) + (f" Each group taken together: {together}." if together else "")
    table = pd.DataFrame([
        {"Assumption": words.decision.name_of(w.key, register), "Worth knowing, up to (£)": round(w.evppi.value), "± (£)": None if w.evppi.se is None else round(w.evppi.se),
         "Found where there is nothing (£)": round(w.floor), "Stands clear": w.clear} for w in [*worths, *groups]
    ])  # fmt: skip
    if not rows:
        return Figure("learn", claim, detail, (), summary, CAVEAT, table)
    floor = max((w.floor for w in shown), default=0.0)
    chart = spec.furnished(_layers(rows, floor, ink), ink, 48 * len(rows) + 60)
    alt = "Bars: " + ", ".join(f"{r['name']} {words.numbers.pounds(r['worth'])}" for r in rows[:5]) + "."
    return Figure("learn", claim, detail, (Picture(chart, alt),), summary, CAVEAT, table)


def _row(w: Worth, register: Register) -> dict:
    name = words.decision.name_of(w.key, register)
    se = w.evppi.se or 0.0
    return {
        "name": name[:1].upper() + name[1:],
        "worth": w.evppi.value,
        "low": max(0.0, w.evppi.value - 2 * se),
        "high": w.evppi.value + 2 * se,
    }


def _layers(rows: list[dict], floor: float, ink: Look) -> list[Spec]:
    y = {"field": "name", "type": "nominal", "sort": None, "axis": None}
    x = quantity("worth", "Worth knowing, up to, £", axis={"format": "~s", "tickCount": 5}, scale={"nice": False})
    tip = [{"field": "name", "title": " "}, {"field": "worth", "title": "£", "format": ",.0f"}]
    named = [{**r, "zero": 0.0} for r in rows]
    return [
        layer(rows, "bar", {"x": x, "y": y, "tooltip": tip}, color=ink.colour(1), height=18, yOffset=10),
        layer(rows, "rule", {"x": quantity("low"), "x2": {"field": "high"}, "y": y}, strokeWidth=2, color=ink.text, yOffset=10),
        layer([{"worth": floor}], "rule", {"x": x}, strokeDash=[5, 4], strokeWidth=2, color=ink.quiet),
        layer(named, "text", {"x": quantity("zero"), "y": y, "text": spec.label("name")}, align="left", dx=9, dy=-12, color=ink.text, fontSize=13,
              limit=320),
    ]  # fmt: skip
