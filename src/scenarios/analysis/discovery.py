"""When a choice loses: limits on at most three things inside which it mostly does.

PRIM on the draws finds them; limits that luck would explain are dropped; the search is repeated on resampled draws
to see which conditions come back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenarios.analysis import prim
from scenarios.domain.draws import Array, Event

MOST_CONDITIONS = 3
SCREENED = 7
PEEL_SHARE = 0.06
LEAST_MASS = 0.03
CHOOSING_DRAWS = 1024  # enough to choose the inputs by; the limits come from all draws
CHOOSING_PEEL = 0.1
LUCK = 0.05  # a limit whose quasi-p is above this is idle
RESAMPLES = 8
RESAMPLE_DRAWS = 512
BINS = 12


@dataclass(frozen=True)
class Condition:
    """One limit or two on one input; None where that side is open."""

    key: str
    low: float | None
    high: float | None
    stability: float  # share of resamples whose conditions include this input


@dataclass(frozen=True)
class Finding:
    """Where the event is common. Coverage and density always together."""

    conditions: tuple[Condition, ...]
    coverage: float
    density: float
    mass: float
    base: float  # share of all draws with the event
    inside: Event  # (draw,) of bool
    example: int  # one such draw: with the event, inside, nearest the middle of what is inside


def discover(inputs: Mapping[str, Array], event: Event, most: int = MOST_CONDITIONS, seed: int = 1) -> Finding | None:
    """The conditions under which an event is common; None where it never or always happens, or nothing stands out."""
    base = float(event.mean())
    if event.all() or event.sum() < 20:
        return None
    keys = screened(inputs, event)
    if not keys:
        return None
    x = np.stack([inputs[k] for k in keys])
    box = _box(x, event, most)
    if box is None:
        return None
    back = _stability(x, event, most, seed)
    conditions = tuple(
        Condition(keys[j], _open(low, x[j].min()), _open(high, x[j].max()), back[j])
        for j, (low, high) in box.limits.items()
    )
    return Finding(conditions, box.coverage, box.density, box.mass, base, box.inside, _example(x, event, box))


def screened(inputs: Mapping[str, Array], event: Event, most: int = SCREENED) -> list[str]:
    """The inputs along which the event's share changes most, by the chi-square of its share in twelve equal slices."""
    scores = {key: unexpected(x, event) for key, x in inputs.items() if np.ptp(x) > 0}
    return sorted(scores, key=lambda k: -scores[k])[:most]


def unexpected(x: Array, event: Event) -> float:
    """Chi-square of an event's share in twelve slices of one input; slices that ties leave empty have no part in it."""
    edges = np.quantile(x, np.linspace(0, 1, BINS + 1)[1:-1])
    slices, where = np.unique(np.searchsorted(edges, x), return_inverse=True)
    expected = np.bincount(where) * event.mean()
    hits = np.bincount(where, weights=event, minlength=len(slices))
    return float(((hits - expected) ** 2 / expected).sum())


def _box(x: Array, event: Event, most: int) -> prim.Box | None:
    """Choose the inputs, peel along them, stop at the knee, drop the limits that luck explains."""
    rows = np.linspace(0, x.shape[1] - 1, min(x.shape[1], CHOOSING_DRAWS)).astype(int)
    best = _chosen(x[:, rows], event[rows], most)
    path = prim.peel(x[best], event, PEEL_SHARE, LEAST_MASS)
    box = prim.boxed(x, event, {best[j]: v for j, v in prim.knee(path, most).limits.items()})
    while box.limits:
        idle = [
            (p, j, side)
            for j, ends in prim.quasi_p(x, event, box).items()
            for side, p in enumerate(ends)
            if p is not None and p > LUCK
        ]
        if not idle:
            return box
        _, j, side = max(idle)
        edges = float(x[j].min()), float(x[j].max())
        low, high = box.limits[j]
        wider = (edges[0], high) if side == 0 else (low, edges[1])
        limits = {k: v for k, v in {**box.limits, j: wider}.items() if k != j or wider != edges}
        box = prim.boxed(x, event, limits)
    return None


def _chosen(x: Array, event: Event, most: int) -> list[int]:
    """The few inputs along which peeling does best, added one at a time: no step looks further than it must."""
    best: list[int] = []
    reached = 0.0
    for _ in range(min(most, len(x))):
        areas = {
            j: _area(prim.peel(x[[*best, j]], event, CHOOSING_PEEL, LEAST_MASS)) for j in range(len(x)) if j not in best
        }
        j = max(areas, key=areas.__getitem__)
        if areas[j] <= reached:
            break
        best, reached = [*best, j], areas[j]
    return best


def _area(path: list[prim.Box]) -> float:
    """The area under density against coverage: how dense a box can be at any coverage."""
    coverage = np.array([b.coverage for b in path])[::-1]
    density = np.maximum.accumulate(np.array([b.density for b in path]))[::-1]
    return float(np.interp(np.linspace(0.05, 1, 39), coverage, density).mean())


def _open(at: float, edge: float) -> float | None:
    return None if at == edge else at


def _stability(x: Array, event: Event, most: int, seed: int) -> list[float]:
    """How often each input is among the conditions when the draws are resampled."""
    rng = np.random.default_rng(seed)
    n = x.shape[1]
    found = np.zeros(len(x))
    for _ in range(RESAMPLES):
        rows = rng.integers(0, n, min(n, RESAMPLE_DRAWS))
        box = _box(x[:, rows], event[rows], most)
        if box is not None:
            found[list(box.limits)] += 1
    return list(found / RESAMPLES)


def _example(x: Array, event: Event, box: prim.Box) -> int:
    """The draw inside with the event whose conditions lie nearest the middle of those inside."""
    rows = np.flatnonzero(box.inside & event)
    named = list(box.limits)
    z = x[named][:, rows]
    middle = np.median(z, axis=1, keepdims=True)
    spread = np.maximum(z.std(axis=1, keepdims=True), 1e-12)
    return int(rows[np.argmin((((z - middle) / spread) ** 2).sum(axis=0))])
