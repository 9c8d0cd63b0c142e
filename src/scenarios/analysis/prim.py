"""The patient rule induction method (Friedman & Fisher 1999), as scenario discovery uses it (Bryant & Lempert 2010).

Find limits on few inputs inside which a yes/no event is common. Inputs are (input, case); the event is (case,).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from scipy.stats import binomtest

from scenarios.domain.draws import Array, Event, Index

PEEL_SHARE = 0.1
LEAST_MASS = 0.05
Limits = dict[int, list[float]]  # number of the input → [low, high]
Peel = tuple[Index, int, int, float]  # the cases that stay, the input, the side (1 is high), the limit


@dataclass(frozen=True)
class Box:
    """Limits by input (number of the input → (low, high)), with what they hold."""

    limits: dict[int, tuple[float, float]]
    coverage: float  # share of the events that lie inside
    density: float  # share of what lies inside that is an event
    mass: float  # share of all cases that lie inside
    inside: Event = field(repr=False, compare=False)  # (case,) of bool

    @property
    def conditions(self) -> int:
        return len(self.limits)


def peel(x: Array, event: Event, share: float = PEEL_SHARE, least_mass: float = LEAST_MASS) -> list[Box]:
    """The peeling trajectory, from everything to the smallest box.

    At each step the slice whose loss helps density most.
    """
    n = x.shape[1]
    rows = np.arange(n)
    limits: Limits = {}
    edges = np.stack([x.min(axis=1), x.max(axis=1)], axis=1)
    path = [_box(x, event, rows, limits, edges)]
    while True:
        step = _best_peel(x, event, rows, limits, share)
        if step is None or len(step[0]) / n < least_mass:
            return path
        rows, j, side, at = step
        limits = {k: list(v) for k, v in limits.items()}
        limits.setdefault(j, [edges[j, 0], edges[j, 1]])[side] = at
        path.append(_box(x, event, rows, limits, edges))


def _best_peel(x: Array, event: Event, rows: Index, limits: Limits, share: float) -> Peel | None:
    """The slice off one end of one input that raises density most per case lost.

    A tie prefers an input already limited, then the first.
    """
    here = event[rows]
    peels = [
        (density_gained(here, keep), j in limits, (rows[keep], j, side, at))
        for j in range(len(x))
        for side, at, keep in _slices(x[j, rows], share)
    ]
    gained, _, chosen = max(peels, key=lambda peel: peel[:2], default=(0.0, False, None))
    return chosen if gained > 0 else None


def _slices(values: Array, share: float) -> Iterator[tuple[int, float, Event]]:
    """A slice off the high end and one off the low, where it takes some cases and leaves some: (side, limit, kept)."""
    for side, at in ((1, _edge(values, 1 - share)), (0, _edge(values, share))):
        keep = values <= at if side else values >= at
        if keep.any() and not keep.all():
            yield side, at, keep


def density_gained(event: Event, keep: Event) -> float:
    """By how much the share of events rises for every case that is not kept."""
    return float((event[keep].mean() - event.mean()) / (~keep).sum())


def _edge(values: Array, level: float) -> float:
    """A quantile between two values that differ, so that ties are peeled together."""
    n = len(values)
    i = (n - 1) * level
    lower, upper = int(np.floor(i)), int(np.ceil(i))
    near = np.partition(values, [lower, upper])
    a, b = near[lower], near[upper]
    if a == b:
        ordered = np.sort(values)
        if level > 0.5:
            a = ordered[max(0, np.searchsorted(ordered, a, "left") - 1)]
        else:
            b = ordered[min(n - 1, np.searchsorted(ordered, b, "right"))]
    return float((a + b) / 2)


def _box(x: Array, event: Event, rows: Index, limits: Limits, edges: Array) -> Box:
    inside = np.zeros(x.shape[1], bool)
    inside[rows] = True
    hits = event[rows].sum()
    kept = {j: (float(v[0]), float(v[1])) for j, v in limits.items() if tuple(v) != tuple(edges[j])}
    return Box(kept, float(hits / max(1, event.sum())), float(hits / len(rows)), len(rows) / x.shape[1], inside)


def contains(x: Array, limits: dict[int, tuple[float, float]]) -> Event:
    """Which cases lie within limits, (case,)."""
    inside = np.ones(x.shape[1], bool)
    for j, (low, high) in limits.items():
        inside &= (x[j] >= low) & (x[j] <= high)
    return inside


def boxed(x: Array, event: Event, limits: dict[int, tuple[float, float]]) -> Box:
    """A box from given limits."""
    inside = contains(x, limits)
    hits = event[inside].sum()
    return Box(
        limits, float(hits / max(1, event.sum())), float(hits / max(1, inside.sum())), float(inside.mean()), inside
    )


def quasi_p(x: Array, event: Event, box: Box) -> dict[int, tuple[float | None, float | None]]:
    """For each limit, how easily luck alone would do as well without it; None where that end is not limited.

    A one-sided binomial test of the events in the box against the density of the box with that limit dropped.
    """
    hits, size = int(event[box.inside].sum()), int(box.inside.sum())
    out: dict[int, tuple[float | None, float | None]] = {}
    for j, (low, high) in box.limits.items():
        ends: list[float | None] = []
        for side, (at, edge) in enumerate(((low, x[j].min()), (high, x[j].max()))):
            if at == edge:
                ends.append(None)
                continue
            wider = (edge, high) if side == 0 else (low, edge)
            loose = event[contains(x, {**box.limits, j: wider})]
            ends.append(float(binomtest(hits, size, float(loose.mean()), alternative="greater").pvalue))
        out[j] = (ends[0], ends[1])
    return out


def knee(path: list[Box], most: int) -> Box:
    """Of the boxes with few enough conditions, the one where coverage times the rise in density is largest.

    The corner of the biggest rectangle under the curve of density against coverage: it exists for curves that bend
    either way, where the distance from a chord does not.
    """
    base = path[0].density
    few = [b for b in path if b.conditions <= most]
    return few[int(np.argmax([b.coverage * (b.density - base) for b in few]))]
