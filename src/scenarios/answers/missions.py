"""The answers of Which mission?: every mission as the one pointed at."""

from __future__ import annotations

from scenarios.analysis.missions import Missions, MissionsAcross, compare_missions, missions_across
from scenarios.answers.answering import answer
from scenarios.answers.resolved import Resolved
from scenarios.domain.scenario import BASELINE
from scenarios.model.run import run_strategy


@answer()
def missions(resolved: Resolved) -> Missions:
    """Every mission at the question's spend."""
    piecemeal = run_strategy(resolved.problem, resolved.pointings[BASELINE], resolved.spend_gbp)
    return compare_missions(resolved.problem, piecemeal, resolved.spend_gbp)


@answer(by_spend=False)
def across(resolved: Resolved) -> MissionsAcross:
    """Every mission across levels of spend."""
    return missions_across(resolved.problem)
