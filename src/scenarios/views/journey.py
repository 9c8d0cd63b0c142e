"""From pledge to person: what is left of a pledge at every step, and whom it reaches."""

from __future__ import annotations

import altair as alt
import pandas as pd

from scenarios.analysis.journey import Stage
from scenarios.views import words
from scenarios.views.figure import Figure, Picture
from scenarios.views.look import Look, furnished

STAGES = {
    "pledged": "Pledged by suppliers", "delivered": "Delivered", "usable": "Usable for a cause", "eligible": "May follow a mission",
    "pointed": "Pointed at the mission", "net_pointed": "Left after running costs", "places": "Places paid for",
    "reached": "Lonely people reached", "helped": "People helped out of it", "outcomes": "Outcomes",
}  # fmt: skip
CAVEAT = (
    "An average year of the horizon; the thin line holds eight futures in ten. Pledges are proxy pounds, not a budget. "
    "Places include what today's scattered money already pays for. Modelled, not counted."
)


def figure(stages: list[Stage], title: str, outcome: str | None, number: int, ink: Look) -> Figure:
    """Money on the left, people on the right, of one strategy."""
    named = {**STAGES, "outcomes": outcome[:1].upper() + outcome[1:]} if outcome else STAGES
    rows = [
        {
            "stage": named[s.key],
            "unit": s.unit,
            "average": s.summary.mean.value,
            "low": s.summary.low,
            "high": s.summary.high,
        }
        for s in stages
    ]
    data = pd.DataFrame(rows)
    money, people = data[data.unit == "£"].copy(), data[data.unit != "£"].copy()
    pledged, left = stages[0].summary.mean.value, money.average.iloc[-1]
    claim = _claim(title, pledged, left)
    summary = " ".join(_said(r) for r in rows)
    pictures = (
        Picture(_bars(money, "£ a year", 1e6, ink.colour(number), ink), f"Money, step by step: {_ends(rows, True)}"),
        Picture(
            _bars(people, "people or places a year", 1.0, ink.colour(number), ink),
            f"People, step by step: {_ends(rows, False)}",
        ),
    )
    shown = data.rename(columns={"stage": "Step", "unit": "Unit (a year)", "average": "Average", "low": "Low, 1 in 10 below",
                                 "high": "High, 1 in 10 above"})  # fmt: skip
    return Figure("journey", claim, "", pictures, summary, CAVEAT, shown.round(1))


def _claim(title: str, pledged: float, left: float) -> str:
    if pledged == 0:
        return "Nothing is pledged, so nothing reaches anybody"
    share = left / pledged
    out_of = (
        "less than £1" if 0 < share < 0.01 else f"about £{words.two_figures(100 * share):g}" if share else "nothing"
    )
    return f"{title}: of every £100 pledged, {out_of} is left to spend on the mission"


def _said(row: dict) -> str:
    show = words.pounds if row["unit"] == "£" else words.count
    return f"{row['stage']}: {show(row['average'])} ({show(row['low'])} to {show(row['high'])})."


def _ends(rows: list[dict], money: bool) -> str:
    """The first and the last step: enough to carry the message of the picture."""
    here = [_said(r) for r in rows if (r["unit"] == "£") == money]
    return " ".join(dict.fromkeys((here[0], here[-1])))


def _bars(data: pd.DataFrame, title: str, unit: float, colour: str, ink: Look) -> alt.TopLevelMixin:
    show = words.pounds if unit > 1 else words.count
    data = data.assign(says=[show(v) for v in data.average], **{c: data[c] / unit for c in ("average", "low", "high")})
    # the label stands clear of the range, and the axis leaves it room
    room = max(float(data.high.max()) * 1.3, 1e-9)
    y = alt.Y(
        "stage:N", sort=None, title=None, axis=alt.Axis(labelLimit=190, labelPadding=6, domain=False, ticks=False)
    )
    scale = alt.Scale(domain=[0, room], nice=False)
    x = alt.X(
        "average:Q", title="£m a year" if unit > 1 else title, scale=scale, axis=alt.Axis(format=",.2~f", tickCount=4)
    )
    base = alt.Chart(data)
    bar = base.mark_bar(color=colour, height={"band": 0.62}).encode(x=x, y=y)
    line = base.mark_rule(color=ink.text, strokeWidth=1.5).encode(x=alt.X("low:Q", scale=scale), x2="high:Q", y=y)
    text = base.mark_text(align="left", dx=6, fontWeight="bold", color=ink.text).encode(
        x=alt.X("high:Q", scale=scale), y=y, text="says:N"
    )
    return furnished(alt.layer(bar, line, text), ink, 46 * len(data) + 20)
