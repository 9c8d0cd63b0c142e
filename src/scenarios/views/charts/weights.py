"""What each person weighs, as a dot, beside the average; and how often each option is best, for three reasons."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import altair as alt
import pandas as pd

from scenarios.answers.values import Valued
from scenarios.domain.meeting import FEWEST_SHOWN
from scenarios.domain.scenario import BASELINE
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import Spec, finished, legend_at_end, names_axis, over, with_data
from scenarios.views.charts.theme import Theme

MOST_DOTS, MOST_OPTIONS, LEAST_SHARE = 300, 6, 0.01
REASONS = {"by_values": "What we value", "by_facts": "What nobody knows", "by_both": "Both at once"}
CAVEAT = (
    "Weights belong to the ranges that were shown: other ranges are weighed anew. Value in pounds is not weighed; it"
    " stands beside. Dots are drawn from five people on. What we value: outcomes as expected. What nobody knows: at"
    " average weights."
)


def figure(told: Valued, titles: Mapping[str, str], colour: str, theme: Theme) -> Figure:
    """Two pictures: everybody's weights, and how often each option is best."""
    claim, unknown = words.values.agreed(told, titles), words.values.unknown(told, titles)
    dots, means, best = dots_frame(told), means_frame(told), best_frame(told, titles)
    drawn = with_data(weights_template(theme, colour, len(told.outcomes)), dots=dots, means=means)
    shares = with_data(best_template(theme, colour, best["option"].nunique()), best=best)
    average = ", ".join(f"{words.values.NAMES[k]} {round(100 * w)}" for k, w in told.mean_weights.items())
    who = f"{told.people} people" if told.people else "nobody"
    first = Picture(drawn, "Weights, of 100", f"From {who}. On average: {average}.")
    second = Picture(shares, "How often each option is best, of 100", _told(best))
    detail = f"{unknown} {words.values.together(told, titles)}"
    summary, rows = words.values.turning(told, titles), table(told, titles)
    return Figure("valued", claim, detail, (first, second), summary, CAVEAT, rows)


def dots_frame(told: Valued) -> pd.DataFrame:
    """Everybody's weights of every outcome [of 100], from five people on, each on a line of its own."""
    rows: list[dict[str, object]] = [{"outcome": _name(k), "weight": -9.0, "line": 0.0} for k in told.outcomes]
    if told.people >= FEWEST_SHOWN:
        for i, person in enumerate(told.weights[:MOST_DOTS]):
            line = ((i * 7) % 11 - 5) / 13  # spread, so that equal weights do not hide each other
            rows += [
                {"outcome": _name(k), "weight": 100 * float(w), "line": line}
                for k, w in zip(told.outcomes, person, strict=True)
            ]
    return pd.DataFrame(rows)


def means_frame(told: Valued) -> pd.DataFrame:
    return pd.DataFrame([{"outcome": _name(k), "weight": 100 * w} for k, w in told.mean_weights.items()])


def best_frame(told: Valued, titles: Mapping[str, str]) -> pd.DataFrame:
    """How often each option is best [of 100], the most often first; what hardly ever is, is left to the table."""
    rows = []
    every = [k for k in told.options if max(_shares(told, k).values()) >= LEAST_SHARE]
    every.sort(key=lambda k: -_shares(told, k)["by_both"])
    for key in every[:MOST_OPTIONS]:
        rows += [
            {"option": _title(key, titles), "reason": name, "often": 100 * _shares(told, key)[reason]}
            for reason, name in REASONS.items()
        ]
    return pd.DataFrame(rows)


def _shares(told: Valued, key: str) -> dict[str, float]:
    return {reason: getattr(told, reason)[key] for reason in REASONS}


def _title(key: str, titles: Mapping[str, str]) -> str:
    return "Piecemeal" if key == BASELINE else titles[key]


def _name(outcome: str) -> str:
    return words.values.SHORT[outcome]


def _told(best: pd.DataFrame) -> str:
    rows = []
    for option in dict.fromkeys(best["option"]):
        part = best[best["option"] == option]
        often = [f"{reason.lower()} {share:.0f}" for reason, share in zip(part["reason"], part["often"], strict=True)]
        rows.append(f"{option}: {', '.join(often)}")
    return ". ".join(rows) + "."


def table(told: Valued, titles: Mapping[str, str]) -> pd.DataFrame:
    """How often every option is best, in 100, for each reason; and what would turn the choice to it."""
    rows = []
    for key in told.options:
        move = told.turning.get(key)
        rows.append(
            {
                "Option": _title(key, titles),
                **{name: 100 * _shares(told, key)[reason] for reason, name in REASONS.items()},
                "Points of 100 that would have to move": None if move is None else move.points,
            }
        )
    return pd.DataFrame(rows).round(1)


@cache
def weights_template(theme: Theme, colour: str, rows: int) -> Spec:
    """A dot a person, and a tick for the average."""
    scale = alt.Scale(domain=[0, 100], clamp=False, nice=False)
    x = alt.X("weight:Q", title="points of 100", scale=scale).axis(tickCount=5)
    y = alt.Y("outcome:N", sort=None, title=None, axis=names_axis(190))
    layers = [
        over("dots")
        .mark_circle(size=70, opacity=0.55, color=theme.people, clip=True)
        .encode(x, y, alt.YOffset("line:Q", scale=alt.Scale(domain=[-0.6, 0.6]))),
        over("means").mark_tick(color=colour, thickness=5, size=34).encode(x, y),
    ]
    return finished(layers, theme, 64 * rows + 50)


@cache
def best_template(theme: Theme, colour: str, rows: int) -> Spec:
    """Three bars an option."""
    shades = alt.Scale(domain=list(REASONS.values()), range=[theme.people, theme.faint, colour])
    legend = alt.Legend(title=None, orient="top", columns=1, labelLimit=340, symbolType="square")
    x = alt.X("often:Q", title="best in so many of 100", scale=alt.Scale(domain=[0, 100], nice=False)).axis(tickCount=5)
    y = alt.Y("option:N", sort=None, title=None, axis=names_axis(150))
    bars = over("best").mark_bar(height=alt.RelativeBandSize(0.8))
    each = alt.YOffset("reason:N", sort=list(REASONS.values()))
    layers = [bars.encode(x, y, each, alt.Color("reason:N", scale=shades, legend=legend))]
    return legend_at_end(finished(layers, theme, 62 * max(1, rows) + 100))
