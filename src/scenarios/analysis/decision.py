"""What it costs to choose wrongly: regret draw by draw, the worth of always knowing, and the same across spend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenarios.analysis.difference import chance_of_being_best, expected_loss, regret
from scenarios.analysis.ladder import Ladder
from scenarios.analysis.summary import Blocks, Estimate, mean
from scenarios.domain.draws import Array


@dataclass(frozen=True)
class Decision:
    """One choice among strategies, as their draws tell it. Amounts are in the unit of the draws [£]."""

    preferred: str  # highest expected value; a tie goes to the first
    expected: dict[str, Estimate]
    p_best: dict[str, Estimate]
    loss: dict[str, Estimate]
    evpi: Estimate


def preferred(values: Mapping[str, Array]) -> str:
    """The strategy with the highest expected value; a tie goes to the first."""
    keys = list(values)
    return keys[int(np.argmax([values[k].mean() for k in keys]))]


def decide(values: Mapping[str, Array], blocks: Blocks) -> Decision:
    """Expected value, chance of being best, expected loss and EVPI, which is the smallest expected loss."""
    choice = preferred(values)
    loss = expected_loss(values, blocks)
    return Decision(
        preferred=choice,
        expected={k: mean(v, blocks) for k, v in values.items()},
        p_best=chance_of_being_best(values, blocks),
        loss=loss,
        evpi=loss[choice],
    )


@dataclass(frozen=True)
class LossAcross:
    """What each strategy loses on average against always knowing the best, at every level of spend."""

    spend_gbp: Array  # (level,)
    titles: Mapping[str, str]
    loss_gbp: Mapping[str, Array]  # by strategy, each (level,)
    least: list[str | None]  # the strategy that risks least at each level, where it can be told


def loss_across(ladder: Ladder) -> LossAcross:
    """Expected loss of every strategy across levels of spend."""
    return LossAcross(ladder.spend_gbp, ladder.titles, loss_curve(ladder), least_by_level(ladder))


def loss_curve(ladder: Ladder) -> dict[str, Array]:
    """Expected loss of each strategy at every level of spend, each (level,)."""
    return {key: lost.mean(axis=1) for key, lost in regret(ladder.totals).items()}


def least_by_level(ladder: Ladder) -> list[str | None]:
    """The strategy that risks least at every level; None where it does not stand two errors clear of the next."""
    keys, found = list(ladder.totals), []
    for level in range(len(ladder.spend_gbp)):
        values = {k: ladder.totals[k][level] for k in keys}
        order = sorted(keys, key=lambda k: -values[k].mean())
        leads = [mean(values[order[0]] - values[k], ladder.blocks) for k in order[1:2]]  # none where there is no other
        found.append(order[0] if all(lead.clear_of_zero() for lead in leads) else None)
    return found


@dataclass(frozen=True)
class Ratio:
    """One option of a cost-effectiveness frontier."""

    strategy: str
    cost: float
    effect: float
    added_cost: float | None
    added_effect: float | None
    icer: float | None
    status: str  # ND on the frontier, ED extendedly dominated, D dominated


def frontier(cost: Mapping[str, float], effect: Mapping[str, float]) -> list[Ratio]:
    """Incremental cost-effectiveness ratios along the frontier, dominated options last."""
    order = sorted(cost, key=lambda k: (cost[k], -effect[k]))
    strong, best_effect = [], -np.inf
    for k in order:
        if effect[k] > best_effect:
            strong.append(k)
            best_effect = effect[k]
    kept: list[str] = []
    for k in strong:  # ratios must rise along the frontier; what breaks that is extendedly dominated
        while len(kept) > 1 and _icer(kept[-1], k, cost, effect) < _icer(kept[-2], kept[-1], cost, effect):
            kept.pop()
        kept.append(k)
    rows = []
    for before, k in zip([None, *kept], kept, strict=False):
        if before is None:
            rows.append(Ratio(k, cost[k], effect[k], None, None, None, "ND"))
            continue
        more, better = cost[k] - cost[before], effect[k] - effect[before]
        rows.append(Ratio(k, cost[k], effect[k], more, better, more / better, "ND"))
    out = [k for k in order if k not in kept]
    return rows + [Ratio(k, cost[k], effect[k], None, None, None, "ED" if k in strong else "D") for k in out]


def _icer(a: str, b: str, cost: Mapping[str, float], effect: Mapping[str, float]) -> float:
    return (cost[b] - cost[a]) / (effect[b] - effect[a])
