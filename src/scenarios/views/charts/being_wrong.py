"""The cost of being wrong: what each strategy loses on average against always knowing the best, across spend."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.being_wrong import BeingWrong
from scenarios.analysis.decision import LossAcross
from scenarios.domain.scenario import BASELINE
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import (
    TICKS,
    Named,
    Spec,
    coloured,
    finished,
    names_apart,
    names_at_ends,
    over,
    text,
    with_data,
    y_pixels,
)
from scenarios.views.charts.theme import Theme

HEIGHT = 320
HEAVY, THIN, APART = 3.5, 1.5, 0.08  # widths of lines; how far names stand apart, of the highest loss
CAVEAT = (
    "Not the chance of being wrong, but what it costs: how often times how much, in value over the horizon. A strategy"
    f" that is best most often can still be the costlier mistake. {words.grant.BESIDE}"
)


def figure(
    wrong: BeingWrong, losses: LossAcross, spend_gbp: float, noun: str, numbers: dict[str, int], theme: Theme
) -> Figure:
    """One line a strategy; the lowest is the choice that risks least at that spend."""
    claim, detail = words.decision.being_wrong(wrong, noun)
    across = words.decision.loss_across(losses.least[1:], list(losses.spend_gbp[1:]), losses.titles)
    summary = f"{across} {words.decision.value_of_certainty(wrong.decision.evpi)}"
    first = (BASELINE, next((k for k in losses.titles if k != BASELINE), BASELINE))
    named = tuple((t, theme.colour(numbers[k]) if k in first else theme.quiet) for k, t in losses.titles.items())
    lost = losses_frame(losses, first)
    frames = {"losses": lost, "names": names_frame(lost), "spend": spend_frame(spend_gbp, float(lost["spend_m"].max()))}
    picture = Picture(with_data(template(theme, named), **frames), "Lines of expected loss by spend", across)
    return Figure("wrong", claim, detail, (picture,), summary, CAVEAT, _table(wrong))


def losses_frame(losses: LossAcross, first: Collection[str]) -> pd.DataFrame:
    """Expected loss of each strategy at every level of spend [£m]; the first two are drawn heavier than the others."""
    parts = [
        pd.DataFrame(
            {
                "strategy": losses.titles[k],
                "spend_m": losses.spend_gbp / 1e6,
                "loss_m": loss / 1e6,
                "weight": HEAVY if k in first else THIN,
            }
        )
        for k, loss in losses.loss_gbp.items()
    ]
    return pd.concat(parts, ignore_index=True)


def spend_frame(spend_gbp: float, top_m: float) -> pd.DataFrame:
    """This spend [£m]; at the edge, and named there, where it lies beyond the levels."""
    at_m = spend_gbp / 1e6
    label = f"{words.numbers.exact_pounds(spend_gbp)} →" if at_m > top_m else ""
    return pd.DataFrame({"at_m": [min(at_m, top_m)], "label": [label]})


def names_frame(lost: pd.DataFrame) -> pd.DataFrame:
    """Each line's name at its right end, kept apart where lines end near each other [£m]."""
    top = float(lost["spend_m"].max())
    ends = lost[lost["spend_m"] == top].sort_values("loss_m", ascending=False)
    apart_m = APART * max(float(lost["loss_m"].max()), 1e-9)
    places_m = names_apart([float(m) for m in ends["loss_m"]], apart_m, floor=apart_m / 2)  # clear of the axis
    return ends[["strategy", "spend_m"]].assign(at_m=places_m, label=ends["strategy"])


def _table(wrong: BeingWrong) -> pd.DataFrame:
    d = wrong.decision
    rows = [
        {
            "Strategy": wrong.titles[k],
            "Expected value (£m)": expected.value / 1e6,
            "Best in 100 futures": 100 * d.p_best[k].value,
            "Expected loss (£m)": d.loss[k].value / 1e6,
            "± loss (£m)": d.loss[k].se_in(1e6),
        }
        for k, expected in d.expected.items()
    ]
    return pd.DataFrame(rows).round(3)


@cache
def template(theme: Theme, named: Named) -> Spec:
    """A line of losses a strategy, and the mark of this spend."""
    x = alt.X("spend_m:Q", title="Commissioned spend, £m a year", scale=alt.Scale(nice=False))
    x = x.axis(format=",.0f", tickCount=6)
    y = alt.Y("loss_m:Q", title="Lost on average if chosen, £m").axis(format=TICKS, tickCount=5)
    tip = [
        alt.Tooltip("strategy:N", title="Strategy"),
        alt.Tooltip("spend_m:Q", title="Spend £m", format=",.0f"),
        alt.Tooltip("loss_m:Q", title="Loss £m", format=".2f"),
    ]
    colour, width = coloured("strategy", named), alt.StrokeWidth("weight:Q", scale=None, legend=None)
    at = alt.Y("at_m:Q", title="Lost on average if chosen, £m")
    layers = [
        over("losses").mark_line().encode(x, y, colour, width, tooltip=tip),
        *names_at_ends("names", at, named, theme),
        over("spend").mark_rule(strokeWidth=2.5, color=theme.text).encode(alt.X("at_m:Q")),
        over("spend")
        .mark_text(align="right", dx=-6, baseline="top", color=theme.text)
        .encode(alt.X("at_m:Q"), y_pixels(-18), text()),
    ]
    return finished(layers, theme, HEIGHT)
