"""The cost of being wrong: what each strategy loses on average against always knowing the best, across spend."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scenarios.analysis.being_wrong import BeingWrong
from scenarios.analysis.decision import least_by_level, loss_curve
from scenarios.analysis.ladder import Ladder
from scenarios.views import words
from scenarios.views.charts import spec
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.ladder import TOP_LEGEND
from scenarios.views.charts.spec import layer, quantity
from scenarios.views.charts.theme import Look

HEIGHT = 320
CAVEAT = (
    "Not the chance of being wrong, but what it costs: how often times how much, in value over the horizon. A strategy that is "
    "best most often can still be the costlier mistake."
)


def figure(
    w: BeingWrong, ladder: Ladder, spend_gbp: float, noun: str, numbers: dict[str, int], ink: Look
) -> Figure:  # fmt: skip
    """One line a strategy; the lowest is the choice that risks least at that spend."""
    claim, detail = words.decision.being_wrong(w, noun)
    losses = loss_curve(ladder)
    least = least_by_level(ladder)
    rows = [{"strategy": ladder.titles[k], "spend_m": s / 1e6, "loss_m": v / 1e6}
            for k, line in losses.items() for s, v in zip(ladder.spend_gbp, line, strict=True)]  # fmt: skip
    across = words.decision.loss_across(least[1:], list(ladder.spend_gbp[1:]), ladder.titles)
    summary = f"{across} {words.decision.worth_of_certainty(w.decision.evpi)}"
    table = pd.DataFrame([
        {"Strategy": w.titles[k], "Expected value (£m)": d.value / 1e6, "Best in 100 futures": 100 * w.decision.p_best[k].value,
         "Expected loss (£m)": w.decision.loss[k].value / 1e6,
         "± loss (£m)": None if w.decision.loss[k].se is None else w.decision.loss[k].se / 1e6}
        for k, d in w.decision.expected.items()
    ])  # fmt: skip
    chart = spec.furnished(_layers(rows, ladder, spend_gbp, numbers, ink), ink, HEIGHT)
    return Figure(
        "wrong",
        claim,
        detail,
        (Picture(chart, f"Lines of expected loss by spend. {across}"),),
        summary,
        CAVEAT,
        table.round(3),
    )


def _layers(rows, ladder: Ladder, spend_gbp: float, numbers: dict[str, int], ink: Look) -> list:
    colour = spec.coloured(
        "strategy", list(ladder.titles.values()), [ink.colour(numbers[k]) for k in ladder.titles], TOP_LEGEND
    )
    x = quantity(
        "spend_m", "Commissioned spend, £m a year", scale={"nice": False}, axis={"format": ",.0f", "tickCount": 6}
    )
    y = quantity("loss_m", "Lost on average if chosen, £m", axis={"format": ",.1~f", "tickCount": 5})
    tip = [{"field": "strategy", "title": "Strategy"}, {"field": "spend_m", "title": "Spend £m", "format": ",.0f"},
           {"field": "loss_m", "title": "Loss £m", "format": ".2f"}]  # fmt: skip
    at = [{"at": spend_gbp / 1e6}]
    return [
        layer(rows, "line", {"x": x, "y": y, "color": colour, "tooltip": tip}, strokeWidth=3),
        layer(at, "rule", {"x": quantity("at")}, strokeWidth=2.5, color=ink.text),
    ]


def share_of_range(x: float, low: float, high: float) -> float:
    """Where a value stands between two others, 0 to 1."""
    return float(np.clip((x - low) / (high - low), 0, 1)) if high > low else 0.5
