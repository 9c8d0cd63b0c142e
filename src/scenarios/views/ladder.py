"""The ladder of spend: the value of each strategy, this spend, and where the ranking changes."""

from __future__ import annotations

import altair as alt
import numpy as np
import pandas as pd

from scenarios.analysis.ladder import Crossing, Ladder
from scenarios.domain.scenario import BASELINE
from scenarios.views import words
from scenarios.views.figure import Figure, Picture
from scenarios.views.look import Look, furnished

HEIGHT = 420
VALUE_TITLE = "Value over the horizon, £m"
TOP_LEGEND = alt.Legend(
    title=None,
    orient="top",
    symbolType="stroke",
    symbolStrokeWidth=5,
    symbolSize=300,
    symbolOpacity=1,
    columns=2,
    labelLimit=220,
)
CAVEAT = (
    "Not a forecast, and not money the council gets back: it is the value of people's better lives and of public costs avoided, "
    "in 2024 pounds, over the whole horizon. Each band holds eight futures in ten; the line is the average of all of them."
)


def table(ladder: Ladder) -> pd.DataFrame:
    """Average and the range of eight futures in ten at every level [£m], one row a level and strategy."""
    rows = []
    for key, totals in ladder.totals.items():
        low, high = np.quantile(totals, [0.1, 0.9], axis=1)
        frame = {"strategy": ladder.titles[key], "spend_m": ladder.spend_gbp / 1e6, "average_m": totals.mean(axis=1) / 1e6,
                 "low_m": low / 1e6, "high_m": high / 1e6}  # fmt: skip
        rows.append(pd.DataFrame(frame))
    return pd.concat(rows, ignore_index=True)


def figure(
    ladder: Ladder, crossings: dict[str, Crossing], focus: str, spend_gbp: float, numbers: dict[str, int], ink: Look
) -> Figure:
    """One chart; `crossings` by strategy, of which the focus strategy's is marked; `numbers` keeps each one's colour."""
    data = table(ladder)
    top = float(ladder.spend_gbp[-1])
    said = {key: words.crossing(c, ladder.titles[key], top) for key, c in crossings.items()}
    claim, detail = said.get(focus) or ("Piecemeal across levels of spend", "")
    others = ". ".join(" (".join((c, f"{d.rstrip('.')})")) if d else c for k, (c, d) in said.items() if k != focus)
    summary = f"{_at(ladder, spend_gbp)} {others + '.' if others else ''}".strip()
    layers = [*_marks(crossings.get(focus), spend_gbp, ink), *_lines(data, ladder, focus, numbers, ink)]
    chart = furnished(alt.layer(*layers), ink, HEIGHT)
    shown = data.rename(columns={"strategy": "Strategy", "spend_m": "Spend (£m a year)", "average_m": "Average value (£m)",
                                 "low_m": "Low, 1 in 10 below (£m)", "high_m": "High, 1 in 10 above (£m)"})  # fmt: skip
    return Figure(
        "ladder", claim, detail, (Picture(chart, f"Chart: {claim}. {detail}"),), summary, CAVEAT, shown.round(2)
    )


def _at(ladder: Ladder, spend_gbp: float) -> str:
    """The average values at this spend, in words."""
    said = [
        f"{ladder.titles[k]} {words.pounds(float(np.interp(spend_gbp, ladder.spend_gbp, v.mean(axis=1))))}"
        for k, v in ladder.totals.items()
    ]
    return f"Average value at {words.exact_pounds(spend_gbp)} a year: {', '.join(said)}."


def _lines(data: pd.DataFrame, ladder: Ladder, focus: str, numbers: dict[str, int], ink: Look) -> list[alt.Chart]:
    titles = list(ladder.titles.values())
    colours = [ink.colour(numbers[k]) for k in ladder.titles]
    colour = alt.Color("strategy:N", scale=alt.Scale(domain=titles, range=colours), legend=TOP_LEGEND)
    x = alt.X(
        "spend_m:Q",
        title="Commissioned spend, £m a year",
        scale=alt.Scale(nice=False),
        axis=alt.Axis(format=",.0f", tickCount=6),
    )
    y = alt.Y("average_m:Q", title=VALUE_TITLE, axis=alt.Axis(format=",.0f", tickCount=6))
    banded = data[data.strategy.isin([ladder.titles[BASELINE], ladder.titles[focus]])]
    band = (
        alt.Chart(banded)
        .mark_area(opacity=0.13)
        .encode(x=x, y=alt.Y("low_m:Q", title=VALUE_TITLE), y2="high_m:Q", color=colour)
    )
    edge = alt.Chart(banded).mark_line(strokeWidth=1, strokeDash=[3, 3], opacity=0.8)
    edges = [edge.encode(x=x, y=alt.Y(f"{side}:Q", title=VALUE_TITLE), color=colour) for side in ("low_m", "high_m")]
    tip = [alt.Tooltip("strategy", title="Strategy"), alt.Tooltip("spend_m", title="Spend £m", format=",.0f"),
           alt.Tooltip("average_m", title="Average £m", format=".2f"), alt.Tooltip("low_m", title="Low £m", format=".2f"),
           alt.Tooltip("high_m", title="High £m", format=".2f")]  # fmt: skip
    line = alt.Chart(data).mark_line(strokeWidth=3).encode(x=x, y=y, color=colour, tooltip=tip)
    return [band, *edges, line, _band_names(banded, colour)]


def _band_names(banded: pd.DataFrame, colour: alt.Color) -> alt.Chart:
    """Each band says whose it is and what it holds, just inside its upper edge."""
    ends = banded.loc[banded.groupby("strategy", sort=False).spend_m.idxmax()].copy()
    ends["says"] = [f"8 in 10 futures, {s.lower()}" for s in ends.strategy]
    text = alt.Chart(ends).mark_text(align="right", dx=-4, dy=15, fontSize=13, fontStyle="italic")
    return text.encode(x="spend_m:Q", y=alt.Y("high_m:Q", title=VALUE_TITLE), text="says:N", color=colour)


def _marks(crossing: Crossing | None, spend_gbp: float, ink: Look) -> list[alt.Chart]:
    """This spend, and the spend at which the ranking changes with its range."""
    layers = []
    if crossing and crossing.spend_gbp is not None and crossing.low_gbp is not None:
        where = pd.DataFrame({"low": [crossing.low_gbp / 1e6], "high": [crossing.high_gbp / 1e6],
                              "at": [crossing.spend_gbp.value / 1e6], "says": ["ranking changes"]})  # fmt: skip
        base = alt.Chart(where)
        layers.append(base.mark_rect(opacity=0.10, color=ink.quiet).encode(x="low:Q", x2="high:Q"))
        layers.append(base.mark_rule(strokeDash=[6, 4], strokeWidth=2, color=ink.quiet).encode(x="at:Q"))
        text = base.mark_text(align="right", dx=-6, baseline="top", color=ink.text)
        layers.append(text.encode(x="at:Q", y=alt.value(24), text="says:N"))
    here = alt.Chart(pd.DataFrame({"at": [spend_gbp / 1e6], "says": [f"this spend: {words.exact_pounds(spend_gbp)}"]}))
    right = spend_gbp > 5e8
    layers.append(here.mark_rule(strokeWidth=2.5, color=ink.text).encode(x="at:Q"))
    text = here.mark_text(
        align="right" if right else "left", dx=-6 if right else 6, baseline="top", fontWeight="bold", color=ink.text
    )
    layers.append(text.encode(x="at:Q", y=alt.value(2), text="says:N"))
    return layers
