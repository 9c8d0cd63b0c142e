"""A bridge from one scenario to another: a bar for each change, from where it starts to where it ends."""

from __future__ import annotations

from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.side_by_side import Bridge
from scenarios.domain.mission import Missions
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import SIGNED, Spec, finished, names_axis, over, reach, titled, with_data
from scenarios.views.charts.theme import Theme
from scenarios.views.tables.side_by_side import bridge_table
from scenarios.views.words import numbers, side_by_side

ROW, MARGIN = 40, 70  # pixels
CAVEAT = (
    "A bar goes from the average before a change to the average after it; the thin line is the range of eight futures"
    " in ten of the change's own effect, future by future."
)


def figure(bridge: Bridge, start: str, end: str, mission: str, missions: Missions, theme: Theme) -> Figure:
    """In people where both ends count the same outcome, else in pounds."""
    noun = missions.outcome(mission)
    claim = side_by_side.bridge_claim(bridge)
    told = side_by_side.bridge_told(bridge, start, end, noun)
    title = "More people than under piecemeal" if bridge.counts_people else "£m against piecemeal"
    frame = bars_frame(bridge, start, end)
    values = [*frame["before"], *frame["after"], *frame["low"].dropna(), *frame["high"].dropna(), 0.0]
    edge = 0.08 * (max(values) - min(values)) or 1.0
    data = {
        "bars": frame,
        "zero": pd.DataFrame({"after": [0.0]}),
        "reach": pd.DataFrame({"after": [min(values) - edge, max(values) + edge]}),
    }
    chart = with_data(titled(_template(theme, len(frame)), title=title), **data)
    table = bridge_table(bridge, start, end)
    picture = Picture(chart, "Bridge", f"{claim}. {told}")
    return Figure("bridge", claim, side_by_side.ORDER, (picture,), told, CAVEAT, table)


def bars_frame(bridge: Bridge, start: str, end: str) -> pd.DataFrame:
    """Each bar [people, or £m]: from where to where, the range of its effect, and its figure."""
    unit = 1.0 if bridge.counts_people else 1e6
    first, last = side_by_side.ends(bridge)
    rows = [_bar(f"1. {start}", 0.0, first / unit, side_by_side.shown(first, bridge), "end")]
    at = first / unit
    for number, step in enumerate(bridge.steps, 2):
        s = side_by_side.effect(step, bridge)
        after, word = at + s.mean.value / unit, "rises" if s.mean.value >= 0 else "falls"
        bar = _bar(f"{number}. {numbers.listed(list(step.names))}", at, after, _label(s.mean.value, bridge), word)
        rows.append(bar | {"low": at + s.low / unit, "high": at + s.high / unit})
        at = after
    rows.append(_bar(f"{len(rows) + 1}. {end}", 0.0, last / unit, side_by_side.shown(last, bridge), "end"))
    return pd.DataFrame(rows)


def _label(effect: float, bridge: Bridge) -> str:
    text = side_by_side.shown(effect, bridge)
    return f"+{text}" if effect > 0 and text[0] != "a" else text


def _bar(name: str, before: float, after: float, label: str, kind: str) -> dict[str, object]:
    return {
        "name": name,
        "before": before,
        "after": after,
        "low": None,
        "high": None,
        "right": max(before, after),
        "label": label,
        "kind": kind,
    }


@cache
def _template(theme: Theme, rows: int) -> Spec:
    kinds = {"end": theme.quiet, "rises": theme.strategies[1], "falls": theme.strategies[0]}
    colour = alt.Color("kind:N", scale=alt.Scale(domain=list(kinds), range=list(kinds.values())), legend=None)
    x = alt.X("after:Q", title="<title>", scale=alt.Scale(nice=False, zero=False)).axis(labelExpr=SIGNED, tickCount=5)
    y = alt.Y("name:N", sort=None, title=None, axis=names_axis(190))
    layers = [
        reach(alt.X("after:Q")),
        over("zero").mark_rule(color=theme.text, strokeWidth=2).encode(x),
        over("bars").mark_bar(height=18).encode(alt.X("before:Q"), alt.X2("after"), y, colour),
        over("bars").mark_rule(color=theme.text, strokeWidth=1.5).encode(alt.X("low:Q"), alt.X2("high"), y),
        over("bars")
        .mark_text(align="left", dx=6, dy=-14, fontWeight="bold", color=theme.text)
        .encode(alt.X("right:Q"), y, alt.Text("label:N")),
    ]
    return finished(layers, theme, ROW * rows + MARGIN)
