"""Advice from anybody's draws: strategies' values, parameters, and what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

import numpy as np

from scenarios.analysis.acceptability import Incremental, expect_alike, incremental
from scenarios.analysis.decision import Decision, Ratio, decide, frontier, preferred
from scenarios.analysis.difference import leads_over, level_share
from scenarios.analysis.discovery import Finding, discover
from scenarios.analysis.information import Evppi, at_most, evppi
from scenarios.analysis.robustness import Robustness, four_numbers
from scenarios.analysis.study import Studied, Study, studied
from scenarios.analysis.summary import Blocks, Estimate
from scenarios.analysis.switching import Switch, switching_values
from scenarios.domain.draws import Array, Index, block_edges
from scenarios.domain.errors import InputError

LEAST_DRAWS = 50
NEARLY_ALL = 0.99


@dataclass(frozen=True)
class Advice:
    """What a set of draws says of a choice."""

    decision: Decision
    robustness: dict[str, Robustness]
    evppis: list[Evppi]  # inputs and sets, most worth first
    worth_everything: list[str]  # single inputs that tell all there is to know: strategies or results left among them?
    switches: dict[str, list[Switch]]
    finding: Finding | None  # when the preferred strategy is beaten
    leads: dict[str, Estimate]  # over the strategy they are measured against
    never_beaten: bool
    level_share: float  # of draws, in which two strategies or more are level at the top
    frontier: list[Ratio]
    incremental: list[Incremental]  # each strategy less the one leads are measured against
    against: str
    studies: list[Studied]


def advise(
    values: Mapping[str, Array],
    inputs: Mapping[str, Array],
    *,
    sets: Mapping[str, Sequence[str]] | None = None,
    threshold: float = 0.0,
    against: str | None = None,
    costs: Mapping[str, Array] | None = None,
    effects: Mapping[str, Array] | None = None,
    blocks: Blocks | None = None,
    studies: Sequence[Study] = (),
    people: float = 1.0,
) -> Advice:
    """Everything that can be said from values (strategy) and inputs (parameter) on the same draws.

    `people`: whom the choice concerns, which a study is weighed for.
    """
    if len(values) < 2:
        raise InputError("", "strategies", list(values), "a choice needs two strategies or more")
    n = expect_alike([*values.values(), *inputs.values()])
    if n < LEAST_DRAWS:
        raise InputError("", "draws", n, f"advice needs {LEAST_DRAWS} draws or more")
    order: Index = np.arange(n)
    if blocks is None:
        order = order_by_content([*values.values(), *inputs.values()])
        values, inputs = ({k: v[order] for k, v in of.items()} for of in (values, inputs))
        costs, effects = ({k: v[order] for k, v in (of or {}).items()} for of in (costs, effects))
        blocks = block_edges(n)
    decision = decide(values, blocks)
    evppis = {k: at_most(w, decision.evpi.value) for k, w in evppi(inputs, values, blocks, sets).items()}
    best = preferred(values)
    beaten = values[best] < np.max(np.stack([v for k, v in values.items() if k != best]), axis=0)
    never_beaten = not beaten.any()
    single = [] if never_beaten else [w for w in evppis.values() if len(w.members) == 1 and w.clear]
    ratios = frontier(_means(costs), _means(effects)) if costs and effects else []
    reference = against or min(values, key=lambda k: float(values[k].mean()))
    return Advice(
        decision=decision,
        robustness=four_numbers(values, {k: v >= threshold for k, v in values.items()}, blocks),
        evppis=sorted(evppis.values(), key=lambda w: -w.estimate.value),
        worth_everything=_worth_everything(evppis, decision.evpi.value),
        switches={w.key: switching_values(inputs[w.key], values) for w in single},
        finding=_in_file_order(discover(inputs, beaten), order) if inputs else None,
        leads=leads_over(values, reference, blocks),
        never_beaten=never_beaten,
        level_share=level_share(values),
        frontier=ratios,
        incremental=incremental(costs, effects, values, reference, blocks) if costs and effects else [],
        against=reference,
        studies=[studied(s, inputs, values, blocks, decision.evpi.value, people) for s in studies],
    )


def _in_file_order(found: Finding | None, order: Index) -> Finding | None:
    """The same finding with draws numbered as they came."""
    if found is None:
        return None
    inside = np.empty_like(found.inside)
    inside[order] = found.inside
    return replace(found, inside=inside, example=int(order[found.example]))


def _worth_everything(evppis: Mapping[str, Evppi], evpi: float) -> list[str]:
    """Inputs among others that are worth nearly all of perfect information, each on its own."""
    singles = [w for w in evppis.values() if len(w.members) == 1]
    return [w.key for w in singles if len(singles) > 1 and evpi > 0 and w.estimate.value > NEARLY_ALL * evpi]


def order_by_content(columns: Sequence[Array]) -> Index:
    """An order by chance that follows from what each draw holds, so that no error hangs on the order of a file."""
    rows = np.ascontiguousarray(np.stack(columns, axis=1))
    return np.argsort([blake2b(row.tobytes(), digest_size=8).digest() for row in rows], kind="stable")


def _means(columns: Mapping[str, Array]) -> dict[str, float]:
    return {k: float(v.mean()) for k, v in columns.items()}
