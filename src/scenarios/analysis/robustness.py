"""How a choice stands up across futures. Larger values are better throughout; regret is never negative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenarios.analysis.difference import regret
from scenarios.analysis.summary import Blocks, Estimate, mean, probability, quantiles, standard_error
from scenarios.domain.draws import Array, Event

WORST_SHARE = 0.1


@dataclass(frozen=True)
class Robustness:
    """The four numbers, always together."""

    target_met: Estimate
    expected_regret: Estimate
    high_regret: Estimate  # nine futures in ten regret less
    worst_tenth: Estimate  # the mean of the worst tenth of futures


def four_numbers(values: Mapping[str, Array], met: Mapping[str, Event], blocks: Blocks) -> dict[str, Robustness]:
    """Chance the target is met, expected and 90th-percentile regret, and the mean of the worst tenth, by strategy."""
    lost = regret(values)
    return {
        key: Robustness(
            probability(met[key], blocks),
            mean(lost[key], blocks),
            quantiles(lost[key], blocks, {"p90": 0.9})["p90"],
            Estimate(cvar(v, WORST_SHARE), standard_error(lambda b: cvar(b, WORST_SHARE), v, blocks)),
        )
        for key, v in values.items()
    }


def cvar(x: Array, share: float) -> float:
    """The mean of the worst `share` of draws; the draw on the edge counts for its part (Rockafellar & Uryasev 2002)."""
    ordered = np.sort(np.asarray(x, float))
    wanted = share * len(ordered)
    worst = np.concatenate([[0.0], np.cumsum(ordered)])  # the sum of so many of the worst
    return float(np.interp(wanted, np.arange(len(worst)), worst) / wanted)
