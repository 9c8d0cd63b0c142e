"""Switching values on a range plot: how far each assumption reaches, and where in that reach the choice changes."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from functools import cache, partial

import altair as alt
import pandas as pd

from scenarios.analysis.drivers import DROP_YEAR, parameter_of
from scenarios.analysis.information import Evppi
from scenarios.analysis.ranges import Range
from scenarios.analysis.switching import Switch
from scenarios.domain.parameter import Register
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import Spec, finished, frame, over, text, with_data
from scenarios.views.charts.theme import Theme

SHOWN = 10
COLUMNS = ("name", "zero_share", "one_share", "p10_share", "p90_share", "middle_share", "at_share", "label", "sentence")
CAVEAT = (
    "One assumption moves at a time, and what usually moves with it moves too; the rest stays as the evidence has it."
    " An assumption without a mark can still matter beside others."
)


def figure(
    switches: Mapping[str, Sequence[Switch]],
    evppi: Mapping[str, Evppi],
    inputs: Mapping[str, Range],
    titles: Mapping[str, str],
    register: Register,
    theme: Theme,
) -> Figure:
    """In order of EVPPI; the bar holds eight values in ten, the diamond is where the choice changes."""
    claim, detail = words.decision.switching(switches, evppi, titles, register)
    rows = switches_frame(switches, inputs, titles, register)
    if rows.empty:
        return Figure("switch", claim, detail, (), claim + ".", CAVEAT, pd.DataFrame({"Assumption": []}))
    shown = rows.drop(columns="sentence")
    marked = shown[shown["at_share"].notna()]
    chart = with_data(template(theme, len(rows)), ranges=shown.drop(columns="at_share"), switches=marked)
    picture = Picture(chart, "Ranges of assumptions", f"{claim}. {len(rows)} assumptions shown.")
    summary = " ".join(rows["sentence"][:4])
    return Figure("switch", claim, detail, (picture,), summary, CAVEAT, _table(switches, inputs, titles, register))


def switches_frame(
    switches: Mapping[str, Sequence[Switch]], inputs: Mapping[str, Range], titles: Mapping[str, str], register: Register
) -> pd.DataFrame:
    """Each assumption's range and first switching value, as shares of the middle 98 in 100 of its range."""
    rows = (_row(k, found, inputs[k], titles, register) for k, found in list(switches.items())[:SHOWN])
    return frame(rows, COLUMNS)


def _row(
    key: str, found: Sequence[Switch], reach: Range, titles: Mapping[str, str], register: Register
) -> dict[str, str | float | None]:
    name = words.numbers.capital(words.decision.name_of(key, register))
    row: dict[str, str | float | None] = {
        "name": textwrap.shorten(name, 46, placeholder=" …"),
        "zero_share": 0.0,
        "one_share": 1.0,
        "p10_share": reach.share(reach.p10),
        "p90_share": reach.share(reach.p90),
        "middle_share": reach.share(reach.mean),
        "at_share": None,
        "label": "no change within its range",
        "sentence": "",
    }
    if found:
        value = words.decision.value_of(key, found[0].at, register)
        below, above = titles[found[0].below].lower(), titles[found[0].above].lower()
        row["at_share"] = reach.share(found[0].at)
        row["label"] = f"changes at {_short(value)}: {above} above"
        row["sentence"] = f"{name}: {below} below {value}, {above} above."
    return row


def _short(value: str) -> str:
    """A value without the words a phone has no room for."""
    return value.replace(" standard deviations", "").replace(" points of life satisfaction", " points")


def _table(
    switches: Mapping[str, Sequence[Switch]], inputs: Mapping[str, Range], titles: Mapping[str, str], register: Register
) -> pd.DataFrame:
    rows = [
        {
            "Assumption": words.decision.name_of(k, register),
            "Changes at": s.at,
            "Below": titles[s.below],
            "Above": titles[s.above],
            "Unit": register[parameter_of(k)].unit if k != DROP_YEAR else "year",
            "8 in 10 from": inputs[k].p10,
            "to": inputs[k].p90,
        }
        for k, found in switches.items()
        for s in found
    ]
    return pd.DataFrame(rows)


@cache
def template(theme: Theme, rows: int) -> Spec:
    """A line an assumption: its range, eight values in ten, its average, and a diamond where the choice changes."""

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))

    y = alt.Y("name:N", sort=None, axis=None)
    ranges = over("ranges")
    whole_width = alt.ExprRef(expr="width")
    said = partial(ranges.mark_text, align="left", color=theme.text, fontSize=13, limit=whole_width)
    name, label = said(fontWeight="bold", dy=-13), said(dy=20)
    diamond = over("switches").mark_point(
        shape="diamond", filled=True, color=theme.colour(0), size=230, opacity=1, yOffset=3
    )
    whole = ranges.mark_rule(color=theme.faint, strokeWidth=4, yOffset=3)
    most = ranges.mark_rule(color=theme.quiet, strokeWidth=9, yOffset=3, opacity=0.65)
    layers = [
        whole.encode(x("zero_share"), alt.X2("one_share"), y),
        most.encode(x("p10_share"), alt.X2("p90_share"), y),
        ranges.mark_circle(color=theme.text, size=90, opacity=1, yOffset=3).encode(x("middle_share"), y),
        diamond.encode(x("at_share"), y),
        name.encode(x("zero_share"), y, text("name")),
        label.encode(x("zero_share"), y, text()),
    ]
    return finished(layers, theme, 66 * rows + 24)
