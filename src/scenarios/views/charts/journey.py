"""From pledge to person: what is left of a pledge at every step, and whom it reaches."""

from __future__ import annotations

import pandas as pd

from scenarios.analysis.journey import Stage
from scenarios.views import words
from scenarios.views.charts import spec
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.spec import Spec, layer, quantity
from scenarios.views.charts.theme import Look

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
            "se": s.summary.mean.se,
        }
        for s in stages
    ]
    money, people = ([r for r in rows if (r["unit"] == "£") is side] for side in (True, False))
    claim = _claim(title, rows[0]["average"], money[-1]["average"])
    summary = (
        " ".join(_said(r) for r in rows) if rows[0]["average"] else "With nothing spent there is no journey to follow."
    )
    pictures = (
        Picture(_bars(money, "£m a year", 1e6, ink.colour(number), ink), f"Money, step by step: {_ends(money)}"),
        Picture(
            _bars(people, "people or places a year", 1.0, ink.colour(number), ink),
            f"People, step by step: {_ends(people)}",
        ),
    )
    table = pd.DataFrame(rows).rename(columns={"stage": "Step", "unit": "Unit (a year)", "average": "Average",
                                               "low": "Low, 1 in 10 below", "high": "High, 1 in 10 above",
                                               "se": "± average, error of the sums"})  # fmt: skip
    return Figure("journey", claim, "", pictures, summary, CAVEAT, table.round(1))


def _claim(title: str, pledged: float, left: float) -> str:
    if pledged == 0:
        return "Nothing is pledged, so nothing reaches anybody"
    share = left / pledged
    out_of = (
        "less than £1"
        if 0 < share < 0.01
        else f"about £{words.numbers.two_figures(100 * share):g}"
        if share
        else "nothing"
    )
    return f"{title}: of every £100 pledged, {out_of} is left to spend on the mission"


def _said(row: dict) -> str:
    show = words.numbers.pounds if row["unit"] == "£" else words.numbers.count_cell
    middle = f" ({show(row['low'])} to {show(row['high'])})" if row["high"] > row["low"] else ""
    return f"{row['stage']}: {show(row['average'])}{middle}."


def _ends(rows: list[dict]) -> str:
    """The first and the last step: enough to carry the message of the picture."""
    return " ".join(dict.fromkeys((_said(rows[0]), _said(rows[-1]))))


def _bars(rows: list[dict], title: str, unit: float, colour: str, ink: Look) -> Spec:
    show = words.numbers.pounds if unit > 1 else words.numbers.count_cell
    scaled = [{**r, "says": show(r["average"]), **{k: r[k] / unit for k in ("average", "low", "high")}} for r in rows]
    room = max(
        max(r["high"] for r in scaled) * 1.3, 1e-9
    )  # the label stands clear of the range, and the axis leaves it room
    scale = {"nice": False}
    y = {"field": "stage", "type": "nominal", "sort": None, "title": None,
         "axis": {"labelLimit": 190, "labelPadding": 6, "domain": False, "ticks": False}}  # fmt: skip
    x = quantity("average", title, scale=scale, axis={"format": ",.2~f", "tickCount": 4})
    low, high = quantity("low", scale=scale), quantity("high", scale=scale)
    return spec.furnished(
        [
            layer(scaled, "bar", {"x": x, "y": y}, color=colour, height={"band": 0.62}),
            layer(scaled, "rule", {"x": low, "x2": {"field": "high"}, "y": y}, color=ink.text, strokeWidth=1.5),
            spec.reaching("x", "average", [0.0, room]),
            layer(
                scaled,
                "text",
                {"x": high, "y": y, "text": spec.label()},
                align="left",
                dx=6,
                fontWeight="bold",
                color=ink.text,
            ),
        ],
        ink,
        46 * len(rows) + 60,
    )
