"""A smooth curve through draws: a penalised cubic spline on normal scores, its smoothness chosen by GCV.

Normal scores depend on the order of an input's values alone, so that an input and its logarithm, which are the same
knowledge, give the same curve. Knots stand at quantiles; the penalty is the integral of the squared second
derivative (Wood 2017, sections 5.3.1 and 6.2).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.interpolate import CubicSpline
from scipy.linalg import eigh, qr, solve_triangular
from scipy.special import ndtri
from scipy.stats import rankdata

from scenarios.domain.draws import Array

KNOTS_AT = (0, 0.01, 0.05, *np.linspace(0.125, 0.875, 9), 0.95, 0.99, 1)  # shares of the draws below each knot
FEW_VALUES = 12  # an input of so few values has one level for each, and no curve
STIFFER = 1.4  # each degree of freedom counts as so many, so that noise is not followed
STIFFNESSES = np.concatenate([np.logspace(-6, 6, 49), [np.inf]])


@dataclass(frozen=True)
class Smoother:
    """Terms that a curve is made of, from the smoothest on: a constant first, all orthonormal over the draws."""

    basis: Array  # (term, draw)
    roughness: Array  # (term,): nothing for what is not penalised

    def fit(self, values: Array) -> tuple[Array, Array]:
        """Curves through values (row, draw), and the degrees of freedom each takes, (row,)."""
        parts = values @ self.basis.T  # (row, term)
        kept = self._kept(values, parts)
        return (parts * kept) @ self.basis, kept.sum(axis=1)

    def _kept(self, values: Array, parts: Array) -> Array:
        """What is kept of every term, (row, term), at the stiffness with the least generalised cross-validation."""
        if not self.roughness.any():
            return np.ones_like(parts)
        with np.errstate(invalid="ignore"):
            bent = np.where(self.roughness > 0, STIFFNESSES[:, None] * self.roughness, 0.0)
        kept = 1 / (1 + bent)  # (stiffness, term)
        whole = (values**2).sum(axis=1)[:, None]
        left = whole - (parts**2) @ (2 * kept - kept**2).T  # (row, stiffness)
        n = values.shape[1]
        score = left / np.maximum(n - STIFFER * kept.sum(axis=1), 1.0) ** 2
        return kept[score.argmin(axis=1)]


def smoother(x: Array) -> Smoother:
    """The smoother along one input (draw,)."""
    n = len(x)
    constant = np.full((1, n), 1 / np.sqrt(n))
    if x.std() <= 8 * np.spacing(np.abs(x).max()):  # nothing but rounding
        return Smoother(constant, np.zeros(1))
    values, where = np.unique(x, return_inverse=True)
    if len(values) <= FEW_VALUES:
        levels = (np.arange(len(values))[:-1, None] == where).astype(float)
        terms = qr((levels - levels.mean(axis=1, keepdims=True)).T, mode="economic")[0].T
        return Smoother(np.vstack([constant, terms]), np.zeros(len(values)))
    scores = normal_scores(x)
    knots = np.unique(np.quantile(scores, KNOTS_AT))
    cardinal = CubicSpline(knots, np.eye(len(knots)), bc_type="natural")
    terms, roughness = _natural(cardinal(scores), _penalty(cardinal, knots))
    return Smoother(np.vstack([constant, terms.T]), np.concatenate([[0.0], roughness]))


def normal_scores(x: Array) -> Array:
    """Where each value stands among all, as a quantile of the normal; equal values stand at the same."""
    return ndtri((rankdata(x) - 0.5) / len(x))


def _penalty(cardinal: CubicSpline, knots: Array) -> Array:
    """∫ f″·g″ of every two cardinal splines: second derivatives are straight lines between knots."""
    bend = cardinal(knots, 2)  # (knot, spline)
    step = np.diff(knots)
    mass = np.zeros((len(knots), len(knots)))
    for i, h in enumerate(step):
        mass[i : i + 2, i : i + 2] += h / 6 * np.array([[2.0, 1.0], [1.0, 2.0]])
    return bend.T @ mass @ bend


def _natural(table: Array, penalty: Array) -> tuple[Array, Array]:
    """Orthonormal terms (draw, term) without the constant, in the order of their roughness (Demmler & Reinsch 1975).

    The last cardinal spline is what the others and the constant leave, so it is left out.
    """
    centred = table[:, :-1] - table[:, :-1].mean(axis=0)
    q, r = qr(centred, mode="economic")
    inner = solve_triangular(r, penalty[:-1, :-1], trans="T")
    roughness, turn = eigh(solve_triangular(r, inner.T, trans="T"))
    roughness = np.where(roughness < 1e-9 * roughness.max(), 0.0, roughness)
    return q @ turn, roughness
