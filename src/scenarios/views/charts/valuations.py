"""Both ways of valuing people's gains, side by side, because the ranking can flip between them."""

from __future__ import annotations

from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.headline import Headline
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import SIGNED, Named, Spec, coloured, finished, names_axis, over, reach, with_data
from scenarios.views.charts.theme import Theme

CAVEAT = (
    "The same people valued in two ways, never added together. On one side only leaving loneliness counts, on the other"
    " every step of improvement in everyone who takes a place. Bars hold eight futures in ten, the dot is the average."
    " Evidence does not choose between them."
)
ENDS = {"threshold": "Count only people who stop being often lonely", "ordered": "Count everyone who feels better"}
COLUMNS = {
    "end": "What counts",
    "strategy": "Strategy",
    "average_m": "Average against piecemeal (£m)",
    "low_m": "Low (£m)",
    "high_m": "High (£m)",
    "better_in_100": "Better than piecemeal, in 100",
    "se_m": "± average (£m)",
    "better_se_in_100": "± in 100",
}


def figure(headlines: dict[str, Headline], numbers: dict[str, int], focus: str, theme: Theme) -> Figure:
    """Every strategy less piecemeal under each valuation, on one scale; `numbers` keeps each strategy's colour."""
    claim, detail = words.compare.valuations(headlines[focus])
    rows = valuations_frame(headlines)
    summary = " ".join(_sentence(h, end) for h in headlines.values() for end in ENDS)
    if not rows[["low_m", "high_m"]].to_numpy().any():
        summary = "No strategy differs from piecemeal here, however its gains are valued."
    least_m, most_m = min(0.0, float(rows["low_m"].min())), max(0.0, float(rows["high_m"].max()))
    edge_m = 0.06 * (most_m - least_m) or 1.0
    reach_frame = pd.DataFrame({"average_m": [least_m - edge_m, most_m + edge_m]})
    named = tuple((h.title, theme.colour(numbers[key])) for key, h in headlines.items())
    pictures = []
    for end, name in ENDS.items():
        frames = {
            "intervals": rows[rows["end"] == name],
            "reach": reach_frame,
            "zero": pd.DataFrame({"average_m": [0.0]}),
        }
        ahead = ", ".join(f"{h.title} ahead in {_in_a_hundred(h, end)}" for h in headlines.values())
        pictures.append(Picture(with_data(template(theme, named, name), **frames), name, f"{ahead}."))
    table = rows.assign(better_in_100=rows["better_in_100"].round(0)).rename(columns=COLUMNS).round(2)
    return Figure("valuations", claim, detail, tuple(pictures), summary, CAVEAT, table)


def valuations_frame(headlines: dict[str, Headline]) -> pd.DataFrame:
    """Each strategy less piecemeal under each valuation [£m], and how often it is better [futures in 100]."""
    return pd.DataFrame([_row(h, end) for h in headlines.values() for end in ENDS])


def _row(h: Headline, end: str) -> dict[str, str | float | None]:
    d = h.under(end)
    average, better = d.summary.mean, d.p_better
    return {
        "end": ENDS[end],
        "strategy": h.title,
        "average_m": average.value / 1e6,
        "low_m": d.summary.low / 1e6,
        "high_m": d.summary.high / 1e6,
        "better_in_100": 100 * better.value,
        "se_m": None if average.se is None else average.se / 1e6,
        "better_se_in_100": None if better.se is None else 100 * better.se,
    }


def _sentence(h: Headline, end: str) -> str:
    s = h.under(end).summary
    middle = words.numbers.span(s.low, s.high, words.numbers.pounds)
    return f"{h.title}, {ENDS[end].lower()}: {middle}, ahead in {_in_a_hundred(h, end)}."


def _in_a_hundred(h: Headline, end: str) -> str:
    return words.numbers.in_a_hundred(h.under(end).p_better.value)


@cache
def template(theme: Theme, named: Named, title: str) -> Spec:
    """An interval a strategy, with its average, around no difference."""
    colour, scale = coloured("strategy", named), alt.Scale(nice=False, zero=False)
    x = alt.X("average_m:Q", title="£m against piecemeal", scale=scale).axis(labelExpr=SIGNED, tickCount=5)
    y = alt.Y("strategy:N", sort=None, title=None, axis=names_axis(150))
    bar = over("intervals").mark_rule(strokeWidth=6, opacity=0.75)
    layers = [
        reach(alt.X("average_m:Q")),
        over("zero").mark_rule(color=theme.text, strokeWidth=2).encode(x),
        bar.encode(alt.X("low_m:Q", scale=scale), alt.X2("high_m"), y, colour),
        over("intervals").mark_circle(size=190, opacity=1).encode(x, y, colour),
    ]
    return finished(layers, theme, 52 * len(named) + 80, title)
