"""Both ways of valuing people's gains, side by side, because the ranking can flip between them."""

from __future__ import annotations

import altair as alt
import pandas as pd

from scenarios.analysis.headline import Headline
from scenarios.views import words
from scenarios.views.dotplot import SIGNED
from scenarios.views.figure import Figure, Picture
from scenarios.views.look import Look, furnished

CAVEAT = (
    "The same people valued in two ways, never added together. Left: only leaving loneliness counts. Right: every step of improvement "
    "counts, in everyone who takes a place. Bars hold eight futures in ten, the dot is the average. Evidence does not choose between them."
)
ENDS = {"threshold": "Only people who stop being often lonely count", "ordered": "Every improvement counts"}


def figure(headlines: dict[str, Headline], numbers: dict[str, int], focus: str, ink: Look) -> Figure:
    """Every strategy less piecemeal under each valuation, on one scale; `numbers` keeps each strategy's colour."""
    rows = []
    for key, h in headlines.items():
        for end, name in ENDS.items():
            d = getattr(h, end)
            rows.append({"end": name, "strategy": h.title, "average": d.summary.mean.value / 1e6, "low": d.summary.low / 1e6,
                         "high": d.summary.high / 1e6, "better": d.p_better.value, "number": numbers[key]})  # fmt: skip
    data = pd.DataFrame(rows)
    claim, detail = words.valuations(headlines[focus])
    summary = " ".join(
        f"{r.strategy}, {r.end.lower()}: {words.span(r.low * 1e6, r.high * 1e6, words.pounds)}, "
        f"ahead in {words.in_a_hundred(r.better)}." for r in data.itertuples()
    )  # fmt: skip
    least, most = min(0.0, float(data.low.min())), max(0.0, float(data.high.max()))
    edge = 0.06 * (most - least) or 1.0
    pictures = tuple(
        Picture(_intervals(data[data.end == name], name, (least - edge, most + edge), ink), _alt(data, name))
        for name in ENDS.values()
    )
    shown = data.drop(columns="number").assign(better=(100 * data.better).round(0)).rename(columns={
        "end": "What counts", "strategy": "Strategy", "average": "Average against piecemeal (£m)", "low": "Low (£m)",
        "high": "High (£m)", "better": "Better than piecemeal, in 100"})  # fmt: skip
    return Figure("valuations", claim, detail, pictures, summary, CAVEAT, shown.round(2))


def _alt(data: pd.DataFrame, name: str) -> str:
    """What one of the two pictures shows: how often each strategy is ahead."""
    said = [f"{r.strategy} ahead in {words.in_a_hundred(r.better)}" for r in data[data.end == name].itertuples()]
    return f"{name}: {', '.join(said)}."


def _intervals(data: pd.DataFrame, title: str, domain: tuple[float, float], ink: Look) -> alt.TopLevelMixin:
    titles, colours = list(data.strategy), [ink.colour(n) for n in data.number]
    colour = alt.Color("strategy:N", legend=None, scale=alt.Scale(domain=titles, range=colours))
    x = alt.X("average:Q", title="£m against piecemeal", scale=alt.Scale(domain=list(domain), nice=False),
              axis=alt.Axis(labelExpr=SIGNED, tickCount=5))  # fmt: skip
    y = alt.Y(
        "strategy:N", sort=None, title=None, axis=alt.Axis(labelLimit=150, domain=False, ticks=False, labelPadding=6)
    )
    base = alt.Chart(data)
    zero = alt.Chart(pd.DataFrame({"average": [0.0]})).mark_rule(color=ink.text, strokeWidth=2).encode(x=x)
    bar = base.mark_rule(strokeWidth=6, opacity=0.55).encode(x=alt.X("low:Q"), x2="high:Q", y=y, color=colour)
    dot = base.mark_circle(size=190, opacity=1).encode(x=x, y=y, color=colour)
    named = alt.TitleParams(title, anchor="start", fontSize=15, fontWeight="bold", color=ink.text)
    return furnished(alt.layer(zero, bar, dot).properties(title=named), ink, 52 * len(titles) + 30)
