"""The climb: from today's practice towards a target, lever by lever, the step that gains most first (equation 30)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scenarios.analysis.summary import Blocks, Estimate, Summary, mean, summarise
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
    """Every step in order."""

    today: Summary
    steps: list[Step]
    end: Summary  # people with every step taken

    @property
    def taken(self) -> frozenset[str]:
        return frozenset(s.key for s in self.steps)

    def met_at(self, target: float) -> int | None:
        """After how many steps the target is met on average; None where the whole climb does not meet it."""
        if self.today.mean.value >= target:
            return 0
        for n, step in enumerate(self.steps, start=1):
            if step.after.mean.value >= target:
                return n
        return None


@dataclass(frozen=True)
class Residue:
    """Whom the end of a climb leaves."""

    in_condition: Summary  # people in the condition without any strategy
    still: Summary  # of them, in it at the end of the climb all the same
    reached: Summary  # times that one of them takes a place, over the horizon
    beyond_reach_share: Estimate  # of people in the condition: whom no programme can reach


def residue(condition: Array, out_at_end: Array, reached: Array, ceiling: Array, blocks: Blocks) -> Residue:
    """Equation 30: whom no lever helps, and of them whom none touches; each array is over the axis `draw`."""
    return Residue(
        summarise(condition, blocks),
        summarise(condition - out_at_end, blocks),
        summarise(reached, blocks),
        mean(1 - ceiling, blocks),
    )


def climb(
    reached: Reached, keys: Sequence[str], blocks: Blocks, target: float | None = None, sample: Reached | None = None
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
    return Climb(today, steps, summarise(before, blocks))
