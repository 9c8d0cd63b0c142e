"""What to find out first: the expected value of partial perfect information (EVPPI) of each assumption."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.information import Evppi
from scenarios.domain.parameter import Register
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import Spec, finished, over, text, with_data
from scenarios.views.charts.theme import Theme

SHOWN = 8
CAVEAT = (
    "An upper limit: no study of one thing can be worth more than knowing it exactly. The amounts do not add up,"
    " because what one study teaches makes the next less useful. Left of the dashed line lies what the method finds"
    " where there is nothing."
)


def figure(singles: Sequence[Evppi], groups: Sequence[Evppi], register: Register, theme: Theme) -> Figure:
    """Bars, highest first; single assumptions only, the five groups in words."""
    claim, detail = words.finding_out.evppi(singles, groups, register)
    survey = next((g for g in groups if g.key == "prevalence"), None)
    shown = [e for e in singles if e.estimate.value > 0][:SHOWN]
    together = words.numbers.listed(
        [
            f"{words.decision.name_of(g.key, register)} {words.numbers.pounds(g.estimate.value)}"
            for g in groups
            if g.clear
        ]
    )
    summary = words.finding_out.survey_value(survey) + (f" Each group taken together: {together}." if together else "")
    table = _table([*singles, *groups], register)
    if not shown:
        return Figure("evppi", claim, detail, (), summary, CAVEAT, table)
    bars = evppi_frame(shown, register)
    by_chance = pd.DataFrame({"evppi_gbp": [max(e.by_chance for e in shown)]})
    chart = with_data(template(theme, len(shown)), evppi=bars, by_chance=by_chance)
    pairs = zip(bars["name"][:5], bars["evppi_gbp"][:5], strict=True)
    shows = ", ".join(f"{name} {words.numbers.pounds(x)}" for name, x in pairs) + "."
    return Figure(
        "evppi", claim, detail, (Picture(chart, "Bars of what knowing more is worth", shows),), summary, CAVEAT, table
    )


def evppi_frame(shown: Sequence[Evppi], register: Register) -> pd.DataFrame:
    """EVPPI of each assumption with two standard errors either way [£]."""
    rows = []
    for e in shown:
        name, value, se = words.decision.name_of(e.key, register), e.estimate.value, e.estimate.se or 0.0
        ends = {"low_gbp": max(0.0, value - 2 * se), "high_gbp": value + 2 * se, "zero_gbp": 0.0}
        rows.append({"name": words.numbers.capital(name), "evppi_gbp": value, **ends})
    return pd.DataFrame(rows)


def _table(every: Sequence[Evppi], register: Register) -> pd.DataFrame:
    rows = [
        {
            "Assumption": words.decision.name_of(e.key, register),
            "Worth knowing, up to (£)": round(e.estimate.value),
            "± (£)": None if e.estimate.se is None else round(e.estimate.se),
            "Found where there is nothing (£)": round(e.by_chance),
            "Stands clear": e.clear,
            "May be more": e.at_least,
        }
        for e in every
    ]
    return pd.DataFrame(rows)


@cache
def template(theme: Theme, rows: int) -> Spec:
    """A bar an assumption with its simulation error, its name above it, and what chance finds as a dashed line."""
    y = alt.Y("name:N", sort=None, axis=None)
    x = alt.X("evppi_gbp:Q", title="Worth knowing, up to, £", scale=alt.Scale(nice=False)).axis(
        format="~s", tickCount=5
    )
    tip = [alt.Tooltip("name:N", title=" "), alt.Tooltip("evppi_gbp:Q", title="£", format=",.0f")]
    error = over("evppi").mark_rule(strokeWidth=2, color=theme.text, yOffset=10)
    names = over("evppi").mark_text(
        align="left", dx=16, dy=-12, color=theme.text, fontSize=13, limit=alt.ExprRef(expr="width - 16")
    )
    layers = [
        over("evppi").mark_bar(color=theme.colour(1), height=18, yOffset=10).encode(x, y, tooltip=tip),
        error.encode(alt.X("low_gbp:Q"), alt.X2("high_gbp"), y),
        over("by_chance").mark_rule(strokeDash=[5, 4], strokeWidth=2, color=theme.quiet).encode(x),
        names.encode(alt.X("zero_gbp:Q"), y, text("name")),
    ]
    return finished(layers, theme, 48 * rows + 60)
