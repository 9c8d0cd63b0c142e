"""What is worth finding out: the expected value of partial perfect information, by regression on the draws.

Knowing a parameter lets the choice follow it. Each strategy's value is regressed on the parameter (a quartic in
one; quartics and products in a set), and the fitted values are what would be expected once it were known
(Strong, Oakley & Brennan 2014). EVPPI = E[max of the fitted] − max of their means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from scenarios.analysis.summary import Blocks, Estimate, standard_error
from scenarios.domain.draws import Array

DEGREE = 4
CROSSED = 6  # members of a set whose products enter: those worth most on their own
CURVED = 10  # and whose curves do; the rest of a large set enter as straight lines
SHUFFLES = 2  # of each single input, pooled over them all; sets have ten of their own
SET_SHUFFLES = 10


@dataclass(frozen=True)
class Evppi:
    """What knowing one parameter, or a set of them, would be worth at most [unit of the values]."""

    key: str
    members: tuple[str, ...]
    estimate: Estimate
    by_chance: float  # what the estimator finds where there is nothing to find: 95 in 100 shuffles stay below it

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
    degree: int = DEGREE,
    adjusted: bool = True,
) -> dict[str, Evppi]:
    """Every input on its own, then every set; a set is never worth less than what it contains.

    Whoever knows more can still act on less, so where a set's own estimate falls below that of a part of it, the
    part's estimate stands: the true values are in that order. `adjusted` draws fitted values in by what their terms
    explain by luck alone (adjusted R²); peers do not, and comparisons with them turn it off.
    """
    gains = relative(values)
    singles, null = {}, []
    rng = np.random.default_rng(20260101)
    order = [rng.permutation(gains.shape[1]) for _ in range(SHUFFLES)]
    shuffled = [gains[:, o] for o in order]
    for key, x in inputs.items():
        basis = orthonormal(x, degree)
        singles[key] = estimated(basis, gains, blocks, adjusted)
        if len(basis) > 1:
            null += [float(_gain(*_fit(basis, other, adjusted))) for other in shuffled]
    by_chance = float(np.quantile(null, 0.95)) if null else 0.0
    out = {key: Evppi(key, (key,), value, by_chance) for key, value in singles.items()}
    for key, members in sorted((sets or {}).items(), key=lambda item: len(item[1])):
        out[key] = _set(key, tuple(members), inputs, gains, blocks, out, rng, degree)
    return out


def relative(values: Mapping[str, Array]) -> Array:
    """Values less those of the strategy that is best on average, (strategy, draw).

    A constant added to all changes nothing.
    """
    table = np.stack([np.asarray(v, float) for v in values.values()])
    return table - table[int(np.argmax(table.mean(axis=1)))]


def orthonormal(x: Array, degree: int) -> Array:
    """Polynomials in x, orthonormal over its own draws, (degree + 1, draw), by the three-term recurrence.

    Stable where powers of a long-tailed input are not; spans the same functions. A fixed input has the constant alone.
    """
    n = len(x)
    q = [np.full(n, 1 / np.sqrt(n))]
    spread = x.std()
    if spread <= 8 * np.spacing(np.abs(x).max()):  # nothing but rounding
        return np.stack(q)
    z = (x - x.mean()) / spread
    before, step = np.zeros(n), 0.0
    for _ in range(degree):
        here = q[-1]
        new = (z - (z * here) @ here) * here - step * before
        step = np.sqrt(new @ new)
        if step < 1e-9:  # a two-valued input has no curve to it
            break
        before = here
        q.append(new / step)
    return np.stack(q)


def estimated(basis: Array, gains: Array, blocks: Blocks, adjusted: bool = True) -> Estimate:
    """EVPPI from an orthonormal basis (term, draw), with the error of the delta method over independent blocks."""
    if len(basis) == 1:
        return Estimate(0.0, 0.0 if len(blocks) > 1 else None)
    fitted, shrink = _fit(basis, gains, adjusted)
    return Estimate(max(0.0, float(_gain(fitted, shrink))), _error(basis, gains, fitted, blocks))


def conditional(x: Array, gains: Array, degree: int = DEGREE) -> Array:
    """E[gain | x] at every draw, (strategy, draw)."""
    return _fit(orthonormal(x, degree), gains)[0]


def _fit(basis: Array, gains: Array, adjusted: bool = False) -> tuple[Array, Array]:
    """Fitted values (strategy, draw) and how far each strategy's must shrink for its terms not to flatter it."""
    fitted = (gains @ basis.T) @ basis
    shrink = np.ones(len(gains))
    if adjusted:
        n, p = gains.shape[1], len(basis)
        total = gains.var(axis=1)
        explained = np.divide(fitted.var(axis=1), total, out=np.zeros(len(gains)), where=total > 0)
        honest = 1 - (1 - explained) * (n - 1) / max(1, n - p)
        shrink = np.sqrt(np.divide(np.clip(honest, 0, None), explained, out=np.zeros(len(gains)), where=explained > 0))
    return fitted, shrink


def _gain(fitted: Array, shrink: Array) -> float:
    means = fitted.mean(axis=1, keepdims=True)
    moved = means + shrink[:, None] * (fitted - means)
    return float(moved.max(axis=0).mean())  # the best on average gains nothing over itself


def _error(basis: Array, gains: Array, fitted: Array, blocks: Blocks) -> float | None:
    """The estimate's influence function, averaged by block.

    It carries the error of the coefficients as well as of the mean.
    """
    best = fitted.argmax(axis=0)
    chosen = (best[None, :] == np.arange(len(gains))[:, None]).astype(float)
    likely = (chosen @ basis.T) @ basis
    start = int(fitted.mean(axis=1).argmax())
    influence = fitted.max(axis=0) + (likely * (gains - fitted)).sum(axis=0) - gains[start]
    return standard_error(lambda b: float(b.mean()), influence, blocks)


def _set(
    key: str,
    members: tuple[str, ...],
    inputs: Mapping[str, Array],
    gains: Array,
    blocks: Blocks,
    known: Mapping[str, Evppi],
    rng: np.random.Generator,
    degree: int,
) -> Evppi:
    basis = set_basis(members, inputs, known, degree)
    fitted, shrink = _fit(basis, gains, adjusted=True)
    own = Estimate(max(0.0, _gain(fitted, shrink)), _error(basis, gains, fitted, blocks))
    inside = [w.estimate for w in known.values() if set(w.members) <= set(members)]
    best = max([own, *inside], key=lambda e: e.value)
    null = [_gain(*_fit(basis, gains[:, rng.permutation(gains.shape[1])], adjusted=True)) for _ in range(SET_SHUFFLES)]
    return Evppi(key, members, best, float(np.quantile(null, 0.95)))


def set_basis(members: Sequence[str], inputs: Mapping[str, Array], known: Mapping[str, Evppi], degree: int) -> Array:
    """Quartics and products of the members worth most, straight lines of the rest.

    Full to the fourth degree in a pair, (term, draw).
    """
    ordered = sorted(members, key=lambda m: -known[m].estimate.value if m in known else 0.0)
    each = {
        m: orthonormal(inputs[m], degree if i < CURVED else 1) * np.sqrt(len(inputs[m])) for i, m in enumerate(ordered)
    }
    moving = [m for m in ordered if len(each[m]) > 1]
    if not moving:
        return orthonormal(inputs[members[0]], 0)
    terms = [each[moving[0]][0], *(row for m in moving for row in each[m][1:])]
    crossed = moving[:CROSSED]
    deepest = degree if len(moving) == 2 else 2
    for i, a in enumerate(crossed):
        for b in crossed[i + 1 :]:
            terms += [
                each[a][k] * each[b][j]
                for k in range(1, len(each[a]))
                for j in range(1, len(each[b]))
                if k + j <= deepest
            ]
    table = np.stack(terms, axis=1)
    q, r = np.linalg.qr(table)
    sound = np.abs(np.diag(r)) > 1e-9 * np.abs(r[0, 0])  # labels that sum to one repeat each other
    return np.ascontiguousarray(q[:, sound].T)
