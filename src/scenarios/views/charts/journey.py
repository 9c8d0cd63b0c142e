"""What is left of a pledge at every step."""

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
}
CAVEAT = (
    "An average year of the horizon; the thin line holds eight futures in ten. Pledges are proxy pounds, not a budget."
    " Modelled, not counted."
)
COLUMNS = {
    "stage": "Step",
    "average": "Average, £ a year",
    "low": "Low, 1 in 10 below",
    "high": "High, 1 in 10 above",
    "se": "± average, simulation error",
}


def figure(stages: list[Stage], title: str, number: int, theme: Theme) -> Figure:
    """A bar a step, of one strategy."""
    steps = stages_frame(stages)
    pledged, left = (float(steps["average"].iloc[i]) for i in (0, -1))
    told = " ".join(_sentence(r) for r in rows_of(steps))
    summary = told if pledged else "With nothing spent there is no journey to follow."
    drawn = bars(steps, "£m a year", theme.colour(number), theme)
    picture = Picture(drawn, f"Money, step by step: {_ends(steps)}")
    return Figure(
        "journey", _claim(title, pledged, left), "", (picture,), summary, CAVEAT, steps.rename(columns=COLUMNS).round(1)
    )


def stages_frame(stages: list[Stage]) -> pd.DataFrame:
    """Each step's average, range of eight futures in ten and simulation error [£ a year]."""
    return pd.DataFrame(
        {
            "stage": [STAGES[s.key] for s in stages],
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
    average, low, high = (float(row[k]) for k in ("average", "low", "high"))
    middle = f" ({words.numbers.pounds(low)} to {words.numbers.pounds(high)})" if high > low else ""
    return f"{row['stage']}: {words.numbers.pounds(average)}{middle}."


def _ends(steps: pd.DataFrame) -> str:
    """The first and the last step: enough to carry the message of the picture."""
    rows = rows_of(steps)
    return " ".join(dict.fromkeys((_sentence(rows[0]), _sentence(rows[-1]))))


def bars(steps: pd.DataFrame, title: str, colour: str, theme: Theme, unit: float = 1e6) -> Spec:
    """A bar a step with its range and figure, in millions of pounds or, by one, in people."""
    show = words.numbers.pounds if unit > 1 else words.numbers.count_cell
    shown = steps.assign(label=[words.numbers.signed(x, show) for x in steps["average"]])
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
