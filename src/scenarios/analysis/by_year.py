"""Year by year: how many people a strategy keeps out of loneliness in each, beyond piecemeal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scenarios.analysis.summary import Summary, summarise
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.results import Comparison
from scenarios.domain.scenario import BASELINE

NEARLY = 0.9  # of the most in any year: from then on a year brings about as many as the next


@dataclass(frozen=True)
class ByYear:
    """The strategy less piecemeal, draw by draw."""

    people: list[Summary]  # out of loneliness on average in each year, the first year first (equation 13)
    person_years: Summary  # of loneliness averted, over all years
    steady_from: int  # the first year, counted from 1, that brings nearly as many as the best one


def by_year(run: Comparison, strategy: str, mission: str) -> ByYear | None:
    """Nothing for a mission that is a flow, whose outcomes are counted over the horizon."""
    if mission != WARD_MISSION:
        return None
    mine, theirs = run[strategy].wards, run[BASELINE].wards
    each = mine.averted_by_year - theirs.averted_by_year
    total = mine.person_years.sum(axis=0) - theirs.person_years.sum(axis=0)
    people = [summarise(row, run.blocks) for row in each]
    return ByYear(people, summarise(total, run.blocks), steady_from([s.mean.value for s in people]))


def steady_from(means: Sequence[float]) -> int:
    """The first year, counted from 1, that brings nearly as many as the best one."""
    most = max(means, key=abs)
    return next(i for i, m in enumerate(means, 1) if m * (1 if most >= 0 else -1) >= NEARLY * abs(most))
