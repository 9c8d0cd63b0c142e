"""What each of two choices costs when it turns out wrong, in people and in pounds."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.analysis.decision import Decision, decide
from scenarios.analysis.headline import people
from scenarios.analysis.summary import Estimate, mean, probability
from scenarios.domain.results import Comparison
from scenarios.domain.scenario import BASELINE


@dataclass(frozen=True)
class Side:
    """Choosing one strategy in the futures where the other is better on value."""

    key: str
    title: str
    chance: Estimate  # of those futures
    value_gbp: float  # mean value given up in them
    people: float  # mean people given up in them; below nothing where it still helps more
    loss: Estimate  # expected loss against the other over all futures [£]


@dataclass(frozen=True)
class BeingWrong:
    """Focus against piecemeal, and all strategies together."""

    focus: Side
    piecemeal: Side
    decision: Decision
    titles: dict[str, str]


def being_wrong(run: Comparison, focus: str, mission: str) -> BeingWrong:
    """Both sides of the choice between a strategy and piecemeal, on the same draws."""
    return BeingWrong(
        _side(run, focus, BASELINE, mission),
        _side(run, BASELINE, focus, mission),
        decide(run.totals(), run.blocks),
        {k: r.title for k, r in run.strategies.items()},
    )


def _side(run: Comparison, chosen: str, other: str, mission: str) -> Side:
    short = run[other].total_gbp - run[chosen].total_gbp
    fewer = people(run[other], mission) - people(run[chosen], mission)
    beaten = short > 0
    some = bool(beaten.any())
    return Side(
        chosen,
        run[chosen].title,
        probability(beaten, run.blocks),
        float(short[beaten].mean()) if some else 0.0,
        float(fewer[beaten].mean()) if some else 0.0,
        mean(short * beaten, run.blocks),
    )
