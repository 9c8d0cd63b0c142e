"""Whether a target the council sets itself is met: "isolation down by a fifth by year 5"."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenarios.domain.draws import Array, Event
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.results import Comparison


@dataclass(frozen=True)
class Target:
    """For the ward mission: a share of those in the condition out of it by the end of a year.

    For a flow: a number of outcomes.
    """

    mission: str
    amount: float
    year: int


def out_by_year(averted_by_year: Array) -> Array:
    """People out of the condition at the end of each year, (year, draw): undoes the half-cycle correction.

    Year t counts (B_{t−1} + B_t)/2 with B_0 = 0, so B_t = 2·averted_t − B_{t−1}.
    """
    out = np.empty_like(averted_by_year)
    before = np.zeros(averted_by_year.shape[1])
    for t, averted in enumerate(averted_by_year):
        before = out[t] = 2 * averted - before
    return out


def reached(run: Comparison, target: Target) -> dict[str, Array]:
    """How far each strategy comes, in the target's own measure, each (draw,)."""
    if target.mission == WARD_MISSION:
        whole = run.condition.sum(axis=0)
        return {k: out_by_year(r.wards.averted_by_year)[target.year - 1] / whole for k, r in run.strategies.items()}
    return {k: r.flow_outcomes[target.mission] for k, r in run.strategies.items()}


def met(run: Comparison, target: Target) -> dict[str, Event]:
    """In which draws each strategy meets the target, each (draw,) of bool."""
    return {k: x >= target.amount for k, x in reached(run, target).items()}
