"""From pledge to person: each stage of one strategy's money, then its people, in an average year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scenarios.analysis.summary import Blocks, Summary, summarise
from scenarios.domain.results import StrategyResult

Unit = Literal["£", "people", "places"]


@dataclass(frozen=True)
class Stage:
    """One step of the way, averaged over the years of the horizon."""

    key: str
    unit: Unit
    summary: Summary


def journey(result: StrategyResult, mission: str, ward_mission: bool, years: int, blocks: Blocks) -> list[Stage]:
    """pledged → delivered → usable → eligible → pointed at the mission → places → people reached → people helped."""
    money = result.waterfall.stages()
    stages = [
        Stage(k, "£", summarise(money[k] / years, blocks))
        for k in ("pledged", "delivered", "usable", "eligible", "pointed", "net_pointed")
    ]
    if ward_mission:
        wards = result.wards
        people = {"places": wards.places, "reached": wards.reached.sum(axis=0), "helped": wards.helped}
    else:
        people = {"outcomes": result.flow_outcomes[mission]}
    return stages + [
        Stage(k, "places" if k == "places" else "people", summarise(v / years, blocks)) for k, v in people.items()
    ]
