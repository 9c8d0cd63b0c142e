"""The climb: from today's practice towards a target, lever by lever, the step that gains most first (equation 30)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scenarios.analysis.summary import Blocks, Summary, summarise
from scenarios.domain.draws import Array

Reached = Callable[[frozenset[str]], Array]  # people at the end with some levers at their ambitious ends, (draw,)


@dataclass(frozen=True)
class Step:
    """One lever moved to its ambitious end, after those before it."""

    key: str
    gain: Summary  # people more than before it, on the same draws
    after: Summary  # people with all steps up to it


@dataclass(frozen=True)
class Climb:
    """Every step in order, and what no lever touches."""

    today: Summary
    steps: list[Step]
    in_condition: Summary  # people in the condition without any strategy
    untouched: Summary  # of them, still in it at the end of the climb
    end: Summary  # people with every step taken


def climb(
    reached: Reached,
    keys: Sequence[str],
    condition: Array,
    blocks: Blocks,
    target: float | None = None,
    sample: Reached | None = None,
) -> Climb:
    """Equation 30: levers at their ambitious ends one after another, until the target is met or none gains any more.

    The order changes the steps and not the sum: it may be found on fewer of the draws, and every step is told on all.
    """
    taken: frozenset[str] = frozenset()
    before = reached(taken)
    today, steps = summarise(before, blocks), []
    while left := [k for k in keys if k not in taken]:
        if target is not None and before.mean() >= target:
            break
        best = max(left, key=lambda k: float((sample or reached)(taken | {k}).mean()))
        after = reached(taken | {best})
        if after.mean() <= before.mean():
            break
        steps.append(Step(best, summarise(after - before, blocks), summarise(after, blocks)))
        taken, before = taken | {best}, after
    untouched = summarise(condition - before, blocks)
    return Climb(today, steps, summarise(condition, blocks), untouched, summarise(before, blocks))
