"""Choices that no draw can average away: the preferred strategy under every combination of the structural switches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import get_args

from scenarios.analysis.decision import preferred
from scenarios.analysis.difference import Difference, difference
from scenarios.analysis.summary import mean
from scenarios.domain.levers import DiscountRule, Levers
from scenarios.domain.results import Comparison
from scenarios.domain.scenario import BASELINE, Scenario

ELIGIBILITY = {"full": 1.0, "half": 0.5}


@dataclass(frozen=True)
class Combination:
    """One setting of every switch."""

    valuation: str  # threshold or ordered
    focus_multiplier: bool
    mission_can_drop: bool
    eligibility: str  # full or half of what the scenario allows
    discounting: str  # split or one_rate


@dataclass(frozen=True)
class Outcome:
    """What one combination says."""

    combination: Combination
    preferred: str
    difference: Difference  # the focus strategy less piecemeal
    clear: bool  # whether the preferred one stands two errors clear of the next


def settings(levers: Levers) -> Iterator[tuple[dict[str, object], tuple[bool, bool, str, str]]]:
    """The levers of every run that is needed: the valuation needs none of its own, both ends come from one run."""
    rules = get_args(DiscountRule)
    for rule, multiplier, drop, eligible in product(rules, (False, True), (True, False), ELIGIBILITY):
        changed: dict[str, object] = {
            "discounting": rule,
            "focus_multiplier": multiplier,
            "mission_can_drop": drop,
            "eligibility": levers.eligibility * ELIGIBILITY[eligible],
        }
        yield changed, (multiplier, drop, eligible, rule)


def combinations(scenario: Scenario, run: Callable[[Scenario], Comparison], focus: str) -> list[Outcome]:
    """Thirty-two combinations from sixteen runs."""
    found = []
    for changed, switches in settings(scenario.levers):
        result = run(scenario.with_levers(**changed))
        for valuation in ("threshold", "ordered"):
            totals = {k: getattr(r, f"total_{valuation}_gbp") for k, r in result.strategies.items()}
            gap = difference(totals[focus], totals[BASELINE], result.blocks)
            best = preferred(totals)
            rest = {k: v for k, v in totals.items() if k != best}
            clear = not rest or mean(totals[best] - rest[preferred(rest)], result.blocks).clear_of_zero()
            found.append(Outcome(Combination(valuation, *switches), best, gap, clear))
    return found
