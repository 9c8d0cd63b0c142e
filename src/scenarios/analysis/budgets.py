"""Every pound of value counted once: what it is, whether anybody can take it out of a budget, and whose budget."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.domain.draws import Array
from scenarios.domain.mission import WARD_MISSION, Flow, Missions
from scenarios.domain.results import StrategyResult

PEOPLE = "nobody's: what the gain is worth to people"


@dataclass(frozen=True)
class BudgetLine:
    """One part of a strategy's value, averaged over the draws [£]."""

    mission: str
    title: str
    value_gbp: float
    cashable: str
    budget: str


def budget_lines(
    result: StrategyResult, missions: Missions, counted: tuple[str, ...], spill: Array
) -> list[BudgetLine]:
    """The parts of a strategy's total value; they sum to its mean."""
    saved = {payer: float((v * (1 + spill)).mean()) for payer, v in result.saving_by_payer_gbp.items()}
    rest = float(result.value_by_mission_gbp[WARD_MISSION].mean()) - sum(saved.values())
    found = []
    for key in counted:
        stream = missions.streams[key]
        found.append(
            BudgetLine(missions.title(WARD_MISSION), stream.title, saved.get(key, rest), stream.cashable, stream.budget)
        )
    for mission, flow in missions.flows.items():
        whole = float(result.value_by_mission_gbp[mission].mean())
        own = float(result.people_value_by_mission_gbp[mission].mean())
        if flow.people_share:
            found.append(BudgetLine(flow.title, people_title(flow), own, "no", PEOPLE))
        if flow.people_share < 1:
            found.append(BudgetLine(flow.title, "Everything else", whole - own, flow.cashable, flow.budget))
    return found


def people_title(flow: Flow) -> str:
    """What of a mission's value is people's own."""
    parts = ["wellbeing"] * bool(flow.wellbeing_share) + ["health"] * bool(flow.health_share)
    return f"{' and '.join(parts).capitalize()} of people"
