"""From places to people: what is left at every step of what a strategy pays for."""

from __future__ import annotations

import pandas as pd

from scenarios.analysis.funnel import Funnel
from scenarios.domain.mission import Missions
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.journey import shares_of_first, squares
from scenarios.views.charts.theme import Theme

STAGES = {
    "reached": "Lonely people reached",
    "helped": "Left loneliness within a year",
    "at_end": "No longer lonely at the end",
}
CAVEAT = (
    "Averages over the whole horizon; every square is as large as what is left of the first. Places include what"
    " today's scattered money already pays for. Modelled, not counted."
)
WHY = {  # what became of the rest of the step before
    "places": "over the whole horizon",
    "reached": "the other places go to others",
    "helped": "effects are small",
    "at_end": "gains fade",
    "outcomes": "the rest changes nothing",
}
TOLD = ("stage", "average", "low", "high")
COLUMNS = {
    "stage": "Step",
    "why": "The rest",
    "average": "Average",
    "low": "Low, 1 in 10 below",
    "high": "High, 1 in 10 above",
    "se": "± average, simulation error",
}


def figure(f: Funnel, missions: Missions, number: int, theme: Theme) -> Figure:
    """A square a step, the losses between them in words."""
    steps = stages_frame(f, missions)
    told = " ".join(
        words.funnel.stage(stage, average, low, high)
        for stage, average, low, high in zip(*(steps[c].tolist() for c in TOLD), strict=True)
    )
    signed, show = words.numbers.signed, words.numbers.count_cell
    averages = [s.summary.mean.value for s in f.stages]
    share = shares_of_first(averages)
    labels = [signed(x, show) for x in averages]
    spec = squares(steps, share, labels, theme.colour(number), theme)
    lost = " ".join(words.funnel.losses(f, missions))
    averted = f.person_years
    years = "" if averted is None else f" Years of loneliness averted: {signed(averted.mean.value, show)}."
    picture = Picture(spec, "From places to people, step by step", told)
    table = steps.rename(columns=COLUMNS).round(1)
    return Figure("people", words.funnel.claim(f, missions), lost, (picture,), f"{told}{years}", CAVEAT, table)


def stages_frame(f: Funnel, missions: Missions) -> pd.DataFrame:
    """Each step's average, range of eight futures in ten and simulation error, over the horizon."""
    capital = words.numbers.capital
    named = {**STAGES, "places": f"{capital(missions.place(f.mission))} paid for"}
    named |= {"outcomes": capital(missions.outcome(f.mission))}
    return pd.DataFrame(
        {
            "stage": [named[s.key] for s in f.stages],
            "why": [WHY[s.key] for s in f.stages],
            "average": [s.summary.mean.value for s in f.stages],
            "low": [s.summary.low for s in f.stages],
            "high": [s.summary.high for s in f.stages],
            "se": [s.summary.mean.se for s in f.stages],
        }
    )
