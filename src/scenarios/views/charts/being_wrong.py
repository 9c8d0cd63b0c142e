"""The cost of being wrong: what each strategy loses on average against always knowing the best, across spend."""

from __future__ import annotations

from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.being_wrong import BeingWrong
from scenarios.analysis.decision import LossAcross
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import Named, Spec, coloured, finished, line_legend, over, with_data
from scenarios.views.charts.theme import Theme

HEIGHT = 320
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
    named = tuple((title, theme.colour(numbers[k])) for k, title in losses.titles.items())
    frames = {"losses": losses_frame(losses), "spend": pd.DataFrame({"at_m": [spend_gbp / 1e6]})}
    picture = Picture(with_data(template(theme, named), **frames), f"Lines of expected loss by spend. {across}")
    return Figure("wrong", claim, detail, (picture,), summary, CAVEAT, _table(wrong))


def losses_frame(losses: LossAcross) -> pd.DataFrame:
    """Expected loss of each strategy at every level of spend [£m]."""
    parts = [
        pd.DataFrame({"strategy": losses.titles[k], "spend_m": losses.spend_gbp / 1e6, "loss_m": loss / 1e6})
        for k, loss in losses.loss_gbp.items()
    ]
    return pd.concat(parts, ignore_index=True)


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
    y = alt.Y("loss_m:Q", title="Lost on average if chosen, £m").axis(format=",.1~f", tickCount=5)
    tip = [
        alt.Tooltip("strategy:N", title="Strategy"),
        alt.Tooltip("spend_m:Q", title="Spend £m", format=",.0f"),
        alt.Tooltip("loss_m:Q", title="Loss £m", format=".2f"),
    ]
    colour = coloured("strategy", named, line_legend())
    layers = [
        over("losses").mark_line(strokeWidth=3).encode(x, y, colour, tooltip=tip),
        over("spend").mark_rule(strokeWidth=2.5, color=theme.text).encode(alt.X("at_m:Q")),
    ]
    return finished(layers, theme, HEIGHT)
