"""What is worth finding out: the expected value of partial perfect information, by regression on the draws.

Knowing a parameter lets the choice follow it. Each strategy's value is regressed on the parameter (a smooth curve in
one; curves and products in a set), and the fitted values are what would be expected once it were known
(Strong, Oakley & Brennan 2014). EVPPI = E[max of the fitted] − max of their means.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from scipy.linalg import qr
from scipy.stats import f as f_distribution

from scenarios.analysis.splines import Smoother, smoother
from scenarios.analysis.summary import Blocks, Estimate, standard_error
from scenarios.domain.draws import Array, Index

CURVES = 4  # terms of each member of a set besides the constant, from the straightest on
CROSSED = 6  # members of a set whose products, by two and by three, enter: those worth most on their own
CURVED = 10  # and whose curves do; the rest of a large set enter as straight lines
SHUFFLES = 400  # of single inputs, pooled over them all, and of each set: enough for a value that 1 in 20 exceeds
TOGETHER = 20  # shuffles at a time
CELLS = 64  # slices of one input in which what the fit leaves is looked at, and cells of several
TOGETHER_LEFT = (2, 3, 4)  # how many members of a set are looked at together in what its fit leaves
PLAIN = 1e-4  # what the fit leaves is plain where chance would leave as much less often than this
SHORT = 0.01  # of what is told: by so much more the rest has to be worth before it is said that the fit falls short


@dataclass(frozen=True)
class Evppi:
    """What knowing one parameter, or a set of them, would be worth at most [unit of the values]."""

    key: str
    members: tuple[str, ...]
    estimate: Estimate
    by_chance: float  # what the estimator finds where there is nothing to find: 95 in 100 shuffles stay below it
    at_least: bool = False  # whether the fit leaves something plain that would be worth more

    @property
    def clear(self) -> bool:
        """Whether it stands above what chance finds and two standard errors above nothing."""
        return self.estimate.value > self.by_chance and self.estimate.clear_of_zero()


def at_most(worth: Evppi, evpi: float) -> Evppi:
    """The same, and never more than always knowing everything is worth."""
    return replace(worth, estimate=replace(worth.estimate, value=min(worth.estimate.value, evpi)))


def evppi(
    inputs: Mapping[str, Array],
    values: Mapping[str, Array],
    blocks: Blocks,
    sets: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, Evppi]:
    """Every input on its own, then every set; a set is never worth less than what it contains.

    Whoever knows more can still act on less, so where a set's own estimate falls below that of a part of it, the
    part's estimate stands: the true values are in that order.
    """
    gains = relative(values)
    curves = {key: smoother(x) for key, x in inputs.items()}
    rng = np.random.default_rng(20260101)
    by_chance = _by_chance(list(curves.values()), gains, rng)
    out = {}
    for key, x in inputs.items():
        fitted, value = estimated(curves[key], gains, blocks)
        out[key] = Evppi(key, (key,), value, by_chance, _leaves_something((x,), gains, fitted, value, by_chance))
    for key, members in sorted((sets or {}).items(), key=lambda item: len(item[1])):
        out[key] = _set(key, tuple(members), inputs, curves, gains, blocks, out, rng)
    return out


def relative(values: Mapping[str, Array]) -> Array:
    """Values less those of the strategy that is best on average, (strategy, draw).

    A constant added to all changes nothing.
    """
    table = np.stack([np.asarray(v, float) for v in values.values()])
    return table - table[int(np.argmax(table.mean(axis=1)))]


def conditional(x: Array, gains: Array) -> Array:
    """E[gain | x] at every draw, (strategy, draw)."""
    return smoother(x).fit(gains)[0]


def estimated(curve: Smoother, gains: Array, blocks: Blocks) -> tuple[Array, Estimate]:
    """Fitted values (strategy, draw), and EVPPI with the error of the delta method over independent blocks."""
    if len(curve.basis) == 1:
        return np.zeros_like(gains), Estimate(0.0, 0.0 if len(blocks) > 1 else None)
    fitted = honest(*curve.fit(gains), gains)
    return fitted, Estimate(max(0.0, worth_of(fitted)), _error(curve, gains, fitted, blocks))


def honest(fitted: Array, freedom: Array, gains: Array) -> Array:
    """Fitted values drawn in towards their means by what their terms explain by luck alone (adjusted R²)."""
    n = gains.shape[1]
    total = gains.var(axis=1)
    explained = np.divide(fitted.var(axis=1), total, out=np.zeros(len(gains)), where=total > 0)
    adjusted = 1 - (1 - explained) * (n - 1) / np.maximum(1.0, n - freedom)
    shrink = np.sqrt(np.divide(np.clip(adjusted, 0, None), explained, out=np.zeros(len(gains)), where=explained > 0))
    means = fitted.mean(axis=1, keepdims=True)
    return means + shrink[:, None] * (fitted - means)


def worth_of(fitted: Array) -> float:
    """E[max of the fitted]; the best on average gains nothing over itself, so its own mean is nothing."""
    return float(fitted.max(axis=0).mean())


def _by_chance(curves: Sequence[Smoother], gains: Array, rng: np.random.Generator) -> float:
    """What 95 in 100 inputs that have nothing to do with the values stay below, pooled over the inputs there are."""
    moving = [c for c in curves if len(c.basis) > 1]
    if not moving:
        return 0.0
    null: list[Array] = []
    for together in _parts(math.ceil(SHUFFLES / len(moving))):
        other = np.concatenate([gains[:, rng.permutation(gains.shape[1])] for _ in range(together)])
        shape = (together, *gains.shape)
        null += [honest(*c.fit(other), other).reshape(shape).max(axis=1).mean(axis=1) for c in moving]
    return float(np.quantile(np.concatenate(null), 0.95))


def _parts(shuffles: int) -> list[int]:
    """How many shuffles are worked on together, time after time: few enough that memory stays bounded."""
    return [min(TOGETHER, shuffles - done) for done in range(0, shuffles, TOGETHER)]


def _error(curve: Smoother, gains: Array, fitted: Array, blocks: Blocks) -> float | None:
    """The estimate's influence function, averaged by block.

    It carries the error of the coefficients as well as of the mean.
    """
    best = fitted.argmax(axis=0)
    chosen = (best[None, :] == np.arange(len(gains))[:, None]).astype(float)
    likely = curve.fit(chosen)[0]
    start = int(fitted.mean(axis=1).argmax())
    influence = fitted.max(axis=0) + (likely * (gains - fitted)).sum(axis=0) - gains[start]
    return standard_error(lambda b: float(b.mean()), influence, blocks)


def _set(
    key: str,
    members: tuple[str, ...],
    inputs: Mapping[str, Array],
    curves: Mapping[str, Smoother],
    gains: Array,
    blocks: Blocks,
    known: Mapping[str, Evppi],
    rng: np.random.Generator,
) -> Evppi:
    ordered = sorted(members, key=lambda m: -known[m].estimate.value)
    surface = surface_of([curves[m] for m in ordered])
    fitted, own = estimated(surface, gains, blocks)
    inside = [w.estimate for w in known.values() if set(w.members) <= set(members)]
    best = max([own, *inside], key=lambda e: e.value)
    looked_at = [some for size in TOGETHER_LEFT for some in combinations(ordered[:CROSSED], size)]
    floor = _by_chance([surface], gains, rng)
    left = any(_leaves_something([inputs[m] for m in some], gains, fitted, best, floor) for some in looked_at)
    return Evppi(key, members, best, floor, left)


def surface_of(curves: Sequence[Smoother]) -> Smoother:
    """The terms of a set, from those of its members in the order of their worth.

    Curves of the first, straight lines of the rest; products of the first by two and by three, up to the fourth degree
    in a pair.
    """
    moving = [c.basis[1:] * np.sqrt(c.basis.shape[1]) for c in curves if len(c.basis) > 1]
    constant = curves[0].basis[:1]
    if not moving:
        return Smoother(constant, np.zeros(1))
    terms = [row for i, c in enumerate(moving) for row in c[: CURVES if i < CURVED else 1]]
    crossed = moving[:CROSSED]
    deepest = CURVES if len(moving) == 2 else 2
    for a, b in combinations(crossed, 2):
        pairs = [(k, j) for k in range(len(a)) for j in range(len(b)) if k + j + 2 <= deepest]
        terms += [a[k] * b[j] for k, j in pairs]
    terms += [a[0] * b[0] * c[0] for a, b, c in combinations(crossed, 3)]
    table = np.stack([constant[0], *terms], axis=1)
    q, r, _ = qr(table, mode="economic", pivoting=True)
    sound = np.abs(np.diag(r)) > 1e-9 * np.abs(r[0, 0])  # labels that sum to one repeat each other
    return Smoother(np.ascontiguousarray(q[:, sound].T), np.zeros(int(sound.sum())))


def _leaves_something(inputs: Sequence[Array], gains: Array, fitted: Array, told: Estimate, by_chance: float) -> bool:
    """Whether slices or cells of the inputs differ in what the fit leaves, plainly and so that it would be worth more.

    More than chance finds and than a hundredth of what is told, or than two of its errors. Then the fit is not enough,
    and what is told is the least that it would be worth. The error alone is no bar: it is that of the whole estimate,
    and on few draws far larger than what a sine or a step leaves.
    """
    by_luck, worth = followed_by_cells(inputs, gains, fitted)
    bar = min(2 * (told.se or 0.0), max(SHORT * told.value, by_chance))
    return by_luck <= PLAIN / len(gains) and worth - told.value > bar


def followed_by_cells(inputs: Sequence[Array], gains: Array, fitted: Array) -> tuple[float, float]:
    """The chance that luck alone lets cells differ so in what the fit leaves, and the worth with the cells followed."""
    left, cell = gains - fitted, cells_of(inputs)
    count = np.bincount(cell)
    n, k = len(cell), len(count)
    if k < 2 or n <= 2 * k:
        return 1.0, worth_of(fitted)
    means = np.stack([np.bincount(cell, weights=row) for row in left]) / count
    between = (means**2 * count).sum(axis=1) - n * left.mean(axis=1) ** 2
    within = (left**2).sum(axis=1) - (means**2 * count).sum(axis=1)
    some = within > 1e-12 * (gains**2).sum(axis=1)
    ratio = np.divide(between / (k - 1), within / (n - k), out=np.ones(len(left)), where=some)
    share = np.sqrt(1 - 1 / np.maximum(1.0, ratio))[:, None]  # of what cells show, what is more than luck
    better = fitted + share * (means[:, cell] - left.mean(axis=1, keepdims=True))
    return float(f_distribution.sf(ratio.max(), k - 1, n - k)), worth_of(better)


def cells_of(inputs: Sequence[Array]) -> Index:
    """The cell that each draw falls in, (draw,): slices of as many draws each along every input, numbered in a row."""
    slices = max(2, round(CELLS ** (1 / len(inputs))))
    inner = np.linspace(0, 1, slices + 1)[1:-1]
    along = [np.searchsorted(np.unique(np.quantile(x, inner)), x, side="right") for x in inputs]
    cell = np.ravel_multi_index(along, [slices] * len(inputs))
    return np.unique(cell, return_inverse=True)[1].astype(np.intp)
