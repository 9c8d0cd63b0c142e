"""From pledge to person: what is left of a pledge at every step, and whom it reaches."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.journey import Stage
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import Spec, finished, names_axis, over, reach, rows_of, text, with_data
from scenarios.views.charts.theme import Theme

STAGES = {
    "pledged": "Pledged by suppliers",
    "delivered": "Delivered",
    "usable": "Usable for a cause",
    "eligible": "May follow a mission",
    "pointed": "Pointed at the mission",
    "net_pointed": "Left after running costs",
    "places": "Places paid for",
    "reached": "Lonely people reached",
    "helped": "People helped out of it",
    "outcomes": "Outcomes",
}
CAVEAT = (
    "An average year of the horizon; the thin line holds eight futures in ten. Pledges are proxy pounds, not a budget. "
    "Places include what today's scattered money already pays for. Modelled, not counted."
)
COLUMNS = {
    "stage": "Step",
    "unit": "Unit (a year)",
    "average": "Average",
    "low": "Low, 1 in 10 below",
    "high": "High, 1 in 10 above",
    "se": "± average, simulation error",
}


def figure(stages: list[Stage], title: str, outcome: str | None, number: int, theme: Theme) -> Figure:
    """Money on the left, people on the right, of one strategy."""
    steps = stages_frame(stages, outcome)
    rows = rows_of(steps)
    money, people = steps[steps["unit"] == "£"], steps[steps["unit"] != "£"]
    pledged = float(steps["average"].iloc[0])
    claim = _claim(title, pledged, float(money["average"].iloc[-1]))
    summary = " ".join(_sentence(r) for r in rows) if pledged else "With nothing spent there is no journey to follow."
    colour = theme.colour(number)
    pictures = (
        Picture(_bars(money, "£m a year", 1e6, colour, theme), f"Money, step by step: {_ends(money)}"),
        Picture(_bars(people, "people or places a year", 1.0, colour, theme), f"People, step by step: {_ends(people)}"),
    )
    table = steps.rename(columns=COLUMNS).round(1)
    return Figure("journey", claim, "", pictures, summary, CAVEAT, table)


def stages_frame(stages: list[Stage], outcome: str | None) -> pd.DataFrame:
    """Each step's unit a year, average, range of eight futures in ten and simulation error."""
    named = {**STAGES, "outcomes": words.numbers.capital(outcome)} if outcome else STAGES
    return pd.DataFrame(
        {
            "stage": [named[s.key] for s in stages],
            "unit": [s.unit for s in stages],
            "average": [s.summary.mean.value for s in stages],
            "low": [s.summary.low for s in stages],
            "high": [s.summary.high for s in stages],
            "se": [s.summary.mean.se for s in stages],
        }
    )


def _claim(title: str, pledged: float, left: float) -> str:
    if pledged == 0:
        return "Nothing is pledged, so nothing reaches anybody"
    share = left / pledged
    about = f"about £{words.numbers.two_figures(100 * share):g}" if share else "nothing"
    out_of = "less than £1" if 0 < share < 0.01 else about
    return f"{title}: of every £100 pledged, {out_of} is left to spend on the mission"


def _sentence(row: Mapping[str, float | str]) -> str:
    show = words.numbers.pounds if row["unit"] == "£" else words.numbers.count_cell
    average, low, high = (float(row[k]) for k in ("average", "low", "high"))
    middle = f" ({show(low)} to {show(high)})" if high > low else ""
    return f"{row['stage']}: {show(average)}{middle}."


def _ends(steps: pd.DataFrame) -> str:
    """The first and the last step: enough to carry the message of the picture."""
    rows = rows_of(steps)
    return " ".join(dict.fromkeys((_sentence(rows[0]), _sentence(rows[-1]))))


def _bars(steps: pd.DataFrame, title: str, unit: float, colour: str, theme: Theme) -> Spec:
    show = words.numbers.pounds if unit > 1 else words.numbers.count_cell
    shown = steps.assign(label=[show(x) for x in steps["average"]])
    shown[["average", "low", "high"]] /= unit
    furthest = max(float(shown["high"].max()) * 1.3, 1e-9)  # labels stand clear of the range, and the axis leaves room
    frames = {"steps": shown.drop(columns="se"), "reach": pd.DataFrame({"average": [0.0, furthest]})}
    return with_data(template(theme, title, colour, len(steps)), **frames)


@cache
def template(theme: Theme, title: str, colour: str, rows: int) -> Spec:
    """A bar a step, its range as a thin line, its figure at the end."""
    scale = alt.Scale(nice=False)
    y = alt.Y("stage:N", sort=None, title=None, axis=names_axis(190))
    x = alt.X("average:Q", title=title, scale=scale).axis(format=",.2~f", tickCount=4)
    low, high = alt.X("low:Q", scale=scale), alt.X("high:Q", scale=scale)
    figures = over("steps").mark_text(align="left", dx=6, fontWeight="bold", color=theme.text)
    layers = [
        over("steps").mark_bar(color=colour, height=alt.RelativeBandSize(band=0.62)).encode(x, y),
        over("steps").mark_rule(color=theme.text, strokeWidth=1.5).encode(low, alt.X2("high"), y),
        reach(alt.X("average:Q")),
        figures.encode(high, y, text()),
    ]
    return finished(layers, theme, 46 * rows + 60)
