"""Every mission as the one pointed at: value against piecemeal, with both ways of valuing people's gains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.missions import MissionPointedAt, Missions
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import SIGNED, Spec, finished, legend_at_end, names_axis, over, reach, with_data
from scenarios.views.charts.theme import Theme

CAVEAT = (
    "Every mission on the same pounds and the same futures, with everything that may follow a mission pointed at it."
    " The bar holds eight futures in ten, the dot is the average; a triangle is the average where only people who stop"
    " being often lonely count, a diamond where every improvement does. What scattered money does for isolation is in"
    " both, so every mission moves a little and isolation most."
)
ENDS = {"threshold": "Only who stops being lonely", "ordered": "Everyone who feels better"}


def figure(found: Missions, nouns: Mapping[str, str], chosen: str, theme: Theme) -> Figure:
    """One row a mission, the best on average first; the chosen one in its own colour."""
    claim, detail = words.missions.which(found)
    rows = missions_frame(found)
    least_m, most_m = min(0.0, float(rows["low_m"].min())), max(0.0, float(rows["high_m"].max()))
    edge_m = 0.06 * (most_m - least_m) or 1.0
    frames = {
        "missions": rows.assign(kind=["chosen" if m.mission == chosen else "other" for m in found.every]),
        "ends": ends_frame(found),
        "reach": pd.DataFrame({"average_m": [least_m - edge_m, most_m + edge_m]}),
        "zero": pd.DataFrame({"average_m": [0.0]}),
    }
    order = ", ".join(f"{m.title} {_told(m)}" for m in found.every)
    picture = Picture(with_data(template(theme, len(rows)), **frames), "Missions against piecemeal", f"{order}.")
    summary = " ".join(f"{m.title}: {words.missions.people_of(m, nouns[m.mission])}." for m in found.every)
    return Figure("missions", claim, detail, (picture,), summary, CAVEAT, table(found, nouns))


def missions_frame(found: Missions) -> pd.DataFrame:
    """Each mission less piecemeal [£m], best first."""
    return pd.DataFrame(
        [
            {
                "mission": m.title,
                "average_m": m.value.summary.mean.value / 1e6,
                "low_m": m.value.summary.low / 1e6,
                "high_m": m.value.summary.high / 1e6,
            }
            for m in found.every
        ]
    )


def ends_frame(found: Missions) -> pd.DataFrame:
    """The average of each mission less piecemeal under each way of valuing people's gains alone [£m]."""
    return pd.DataFrame(
        [
            {"mission": m.title, "end": name, "average_m": getattr(m, end).summary.mean.value / 1e6}
            for m in found.every
            for end, name in ENDS.items()
        ]
    )


def table(found: Missions, nouns: Mapping[str, str]) -> pd.DataFrame:
    """Every number of the figure, and the people in each mission's own unit."""
    rows = [
        {
            "Mission": m.title,
            "Against piecemeal (£m)": m.value.summary.mean.value / 1e6,
            "± (£m)": m.value.summary.mean.se_in(1e6),
            "Low (£m)": m.value.summary.low / 1e6,
            "High (£m)": m.value.summary.high / 1e6,
            f"{ENDS['threshold']} (£m)": m.threshold.summary.mean.value / 1e6,
            f"{ENDS['ordered']} (£m)": m.ordered.summary.mean.value / 1e6,
            "More of its own": m.people.mean.value,
            "Counted in": nouns[m.mission],
            "Best in 100 futures": 100 * m.p_best.value,
            "Lost by choosing it (£m)": m.loss.value / 1e6,
        }
        for m in found.every
    ]
    rows.append(
        {
            "Mission": "None: piecemeal",
            "Against piecemeal (£m)": 0.0,
            "Best in 100 futures": 100 * found.piecemeal_best.value,
            "Lost by choosing it (£m)": found.piecemeal_loss.value / 1e6,
        }
    )
    return pd.DataFrame(rows).round(3)


def table_across(at: Sequence[Missions], nouns: Mapping[str, str]) -> pd.DataFrame:
    """Every mission at every level of spend, with the same columns."""
    parts = [table(found, nouns).assign(**{"Spend (£m)": found.spend_gbp / 1e6}) for found in at]
    rows = pd.concat(parts, ignore_index=True)
    return rows[["Spend (£m)", *(c for c in rows.columns if c != "Spend (£m)")]]


def _told(m: MissionPointedAt) -> str:
    s = m.value.summary
    return words.numbers.span(s.low, s.high, words.numbers.pounds)


@cache
def template(theme: Theme, rows: int) -> Spec:
    """An interval a mission with its average and both ends, around no difference."""
    scale = alt.Scale(nice=False, zero=False)
    x = alt.X("average_m:Q", title="£m against piecemeal", scale=scale).axis(labelExpr=SIGNED, tickCount=5)
    y = alt.Y("mission:N", sort=None, title=None, axis=names_axis(190))
    kinds = alt.Scale(domain=["chosen", "other"], range=[theme.colour(1), theme.quiet])
    colour = alt.Color("kind:N", scale=kinds, legend=None)
    shapes = alt.Scale(domain=list(ENDS.values()), range=["triangle-up", "diamond"])
    legend = alt.Legend(title=None, orient="top", columns=1, labelLimit=320, symbolSize=140)
    tip = [alt.Tooltip("mission:N", title=" "), alt.Tooltip("average_m:Q", title="£m", format="+,.2f")]
    layers = [
        reach(alt.X("average_m:Q")),
        over("zero").mark_rule(color=theme.text, strokeWidth=2).encode(x),
        over("missions")
        .mark_rule(strokeWidth=6, opacity=0.6)
        .encode(alt.X("low_m:Q", scale=scale), alt.X2("high_m"), y, colour),
        over("ends")
        .mark_point(size=110, filled=True, color=theme.text, opacity=1)
        .encode(x, y, alt.Shape("end:N", scale=shapes, legend=legend), tooltip=tip),
        over("missions").mark_circle(size=190, opacity=1).encode(x, y, colour, tooltip=tip),
    ]
    return legend_at_end(finished(layers, theme, 40 * rows + 110))
