"""Costs and effects across what one effect may be worth: acceptability, frontier, loss, break-even (CEAC, CEAF)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenarios.analysis.decision import decide
from scenarios.analysis.summary import Blocks, Estimate, Summary, summarise
from scenarios.domain.draws import Array
from scenarios.domain.errors import InputError


@dataclass(frozen=True)
class AtWorth:
    """What the draws say where one effect is worth so much."""

    wtp: float
    preferred: str  # of the highest expected net benefit: the frontier
    p_best: dict[str, Estimate]  # the acceptability curves at this worth
    loss: dict[str, Estimate]
    evpi: Estimate


@dataclass(frozen=True)
class BreakEven:
    """The worth of one effect at which the preferred strategy changes."""

    wtp: float
    below: str
    above: str


@dataclass(frozen=True)
class Incremental:
    """One strategy less another: added cost, added effect, and net benefit at one worth, with their ranges."""

    strategy: str
    cost: Summary
    effect: Summary
    net_benefit: Summary


def net_benefit(costs: Mapping[str, Array], effects: Mapping[str, Array], wtp: float) -> dict[str, Array]:
    """Willingness to pay times effect, less cost."""
    if set(costs) != set(effects):
        odd = sorted(set(costs) ^ set(effects))
        raise InputError("", "strategies", odd[0], "every strategy needs both a cost and an effect")
    expect_alike([*costs.values(), *effects.values()])
    return {k: wtp * effects[k] - costs[k] for k in costs}


def expect_alike(columns: Sequence[Array]) -> int:
    """How many draws every column has."""
    sizes = {len(c) for c in columns}
    if len(sizes) > 1:
        raise InputError("", "draws", sorted(sizes), "every column must have as many draws as the others")
    return sizes.pop()


def across(
    costs: Mapping[str, Array], effects: Mapping[str, Array], wtps: Sequence[float], blocks: Blocks
) -> list[AtWorth]:
    """Every strategy at every worth of one effect."""
    found = []
    for wtp in wtps:
        d = decide(net_benefit(costs, effects, wtp), blocks)
        found.append(AtWorth(wtp, d.preferred, d.p_best, d.loss, d.evpi))
    return found


def break_evens(costs: Mapping[str, Array], effects: Mapping[str, Array], least: float, most: float) -> list[BreakEven]:
    """Where the preferred strategy changes between two worths, exactly.

    Expected net benefit is a straight line in the worth of an effect, so the preferred strategy changes where two lines
    cross on their upper edge: at the ratio of added cost to added effect.
    """
    cost = {k: float(v.mean()) for k, v in costs.items()}
    effect = {k: float(v.mean()) for k, v in effects.items()}
    here, at = _best(cost, effect, least), least
    found: list[BreakEven] = []
    while True:
        ahead = {
            k: (cost[k] - cost[here]) / (effect[k] - effect[here]) for k in cost if effect[k] > effect[here] + 1e-300
        }
        later = {k: wtp for k, wtp in ahead.items() if at <= wtp <= most}
        if not later:
            return found
        at = min(later.values())
        above = max((k for k in later if later[k] == at), key=effect.__getitem__)
        if at > least:
            found.append(BreakEven(at, here, above))
        here = above


def _best(cost: Mapping[str, float], effect: Mapping[str, float], wtp: float) -> str:
    """The strategy of the highest expected net benefit; of those level, the one that costs least."""
    return max(cost, key=lambda k: (wtp * effect[k] - cost[k], -cost[k]))


def incremental(
    costs: Mapping[str, Array], effects: Mapping[str, Array], values: Mapping[str, Array], against: str, blocks: Blocks
) -> list[Incremental]:
    """Every strategy less one: ΔC, ΔE and net benefit, draw by draw."""
    return [
        Incremental(k, *(summarise(of[k] - of[against], blocks) for of in (costs, effects, values)))
        for k in costs
        if k != against
    ]


def people_over(population: float, years: int, rate: float) -> float:
    """People whom a choice concerns over some years, each later year discounted: what scales EVPI to a population."""
    return population * sum((1 + rate) ** -t for t in range(years))
