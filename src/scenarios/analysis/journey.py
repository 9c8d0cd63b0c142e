"""What is left of a pledge: each stage of one strategy's money, in an average year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scenarios.analysis.summary import Blocks, Summary, summarise
from scenarios.domain.results import StrategyResult

Unit = Literal["£", "people", "places"]


@dataclass(frozen=True)
class Stage:
    """One step of the way."""

    key: str
    unit: Unit
    summary: Summary


def journey(result: StrategyResult, years: int, blocks: Blocks) -> list[Stage]:
    """pledged → delivered → usable → eligible → pointed at the mission → left after running costs."""
    money = result.waterfall.stages()
    keys = ("pledged", "delivered", "usable", "eligible", "pointed", "net_pointed")
    return [Stage(k, "£", summarise(money[k] / years, blocks)) for k in keys]
