"""Both ways of valuing people's gains, side by side, because the ranking can flip between them."""

from __future__ import annotations

import pandas as pd

from scenarios.analysis.headline import Headline
from scenarios.views import words
from scenarios.views.charts import spec
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.spec import SIGNED, Spec, layer, quantity
from scenarios.views.charts.theme import Look

CAVEAT = (
    "The same people valued in two ways, never added together. On one side only leaving loneliness counts, on the other every step of "
    "improvement in everyone who takes a place. Bars hold eight futures in ten, the dot is the average. "
    "Evidence does not choose between them."
)
ENDS = {"threshold": "Only leaving loneliness counts", "ordered": "Every improvement counts"}


def figure(headlines: dict[str, Headline], numbers: dict[str, int], focus: str, ink: Look) -> Figure:
    """Every strategy less piecemeal under each valuation, on one scale; `numbers` keeps each strategy's colour."""
    rows = [_row(h, end, numbers[key]) for key, h in headlines.items() for end in ENDS]
    claim, detail = words.compare.valuations(headlines[focus])
    summary = " ".join(
        f"{r['strategy']}, {r['end'].lower()}: {words.numbers.span(r['low'] * 1e6, r['high'] * 1e6, words.numbers.pounds)}, "
        f"ahead in {words.numbers.in_a_hundred(r['better'])}." for r in rows
    )  # fmt: skip
    if not any(r["low"] or r["high"] for r in rows):
        summary = "No strategy differs from piecemeal here, however its gains are valued."
    least, most = min(0.0, *(r["low"] for r in rows)), max(0.0, *(r["high"] for r in rows))
    edge = 0.06 * (most - least) or 1.0
    pictures = []
    for name in ENDS.values():
        here = [r for r in rows if r["end"] == name]
        said = ", ".join(f"{r['strategy']} ahead in {words.numbers.in_a_hundred(r['better'])}" for r in here)
        pictures.append(Picture(_intervals(here, name, [least - edge, most + edge], ink), f"{name}: {said}."))
    table = pd.DataFrame(rows).drop(columns="number")
    table["better"] = (100 * table.better).round(0)
    table = table.rename(columns={"end": "What counts", "strategy": "Strategy", "average": "Average against piecemeal (£m)",
                                  "low": "Low (£m)", "high": "High (£m)", "better": "Better than piecemeal, in 100", "se": "± average (£m)",
                                  "better_se": "± in 100"})  # fmt: skip
    return Figure("valuations", claim, detail, tuple(pictures), summary, CAVEAT, table.round(2))


def _row(h: Headline, end: str, number: int) -> dict:
    d = getattr(h, end)
    return {"end": ENDS[end], "strategy": h.title, "average": d.summary.mean.value / 1e6, "low": d.summary.low / 1e6,
            "high": d.summary.high / 1e6, "better": d.p_better.value, "number": number,
            "se": None if d.summary.mean.se is None else d.summary.mean.se / 1e6,
            "better_se": None if d.p_better.se is None else 100 * d.p_better.se}  # fmt: skip


def _intervals(rows: list[dict], title: str, reach: list[float], ink: Look) -> Spec:
    colour = spec.coloured("strategy", [r["strategy"] for r in rows], [ink.colour(r["number"]) for r in rows])
    scale = {"nice": False, "zero": False}
    x = quantity("average", "£m against piecemeal", scale=scale, axis={"labelExpr": SIGNED, "tickCount": 5})
    y = {"field": "strategy", "type": "nominal", "sort": None, "title": None,
         "axis": {"labelLimit": 150, "domain": False, "ticks": False, "labelPadding": 6}}  # fmt: skip
    low = quantity("low", scale=scale)
    layers = [
        spec.reaching("x", "average", reach),
        layer([{"average": 0.0}], "rule", {"x": x}, color=ink.text, strokeWidth=2),
        layer(rows, "rule", {"x": low, "x2": {"field": "high"}, "y": y, "color": colour}, strokeWidth=6, opacity=0.75),
        layer(rows, "circle", {"x": x, "y": y, "color": colour}, size=190, opacity=1),
    ]
    return spec.furnished(layers, ink, 52 * len(rows) + 80, title)
