"""What many people value, told apart from what nobody knows: acceptability of options (equation 36)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

from scenarios.domain.draws import Array, Event, Index

CELLS = 4_000_000  # scores that are worked on at once


@dataclass(frozen=True)
class Acceptability:
    """Over pairs of weights and a future: how often each option stands in each place, and for whom it is best."""

    rank: Array  # (option, place): share of pairs; level ones in the order of the options
    pairwise: Array  # (option, option): share of pairs in which the first does better than the second
    central: Array  # (option, outcome): mean weights of the pairs in which it is best; missing where it never is
    confidence: Array  # (option,): share of futures in which it is best at its central weights

    @property
    def first(self) -> Array:
        """How often each option is best, (option,)."""
        return self.rank[:, 0]

    @property
    def entropy_bits(self) -> float:
        """How undecided the first place is: 0 where one option always has it."""
        shares = self.first[self.first > 0]
        return float(-(shares * np.log2(shares)).sum())


def paired(weights: Array, values: Array) -> Acceptability:
    """Weights (draw, outcome) each with its own future of values (option, outcome, draw)."""
    scores = np.einsum("dk,okd->od", weights, values)
    n = scores.shape[1]
    order = np.argsort(-scores, axis=0, kind="stable")
    rank = np.stack([(order == o).mean(axis=1) for o in range(len(scores))])
    best = order[0]
    central = np.stack([_mean_where(weights, best == o) for o in range(len(scores))])
    better = np.stack([[(a > b).sum() / n for b in scores] for a in scores])
    return Acceptability(rank, better, central, _confidence(central, values))


def _mean_where(weights: Array, chosen: Event) -> Array:
    """The average of some weights; missing where there are none."""
    return weights[chosen].mean(axis=0) if chosen.any() else np.full(weights.shape[1], np.nan)


def _confidence(central: Array, values: Array) -> Array:
    found = np.full(len(central), np.nan)
    for o, weights in enumerate(central):
        if not np.isnan(weights).any():
            found[o] = (best_by_future(weights, values) == o).mean()
    return found


def best_by_future(weights: Array, values: Array) -> Index:
    """The best option in every future at one set of weights, (draw,); a tie goes to the first."""
    return np.argmax(np.einsum("k,okd->od", weights, values), axis=0)


def best_by_person(weights: Array, expected: Array) -> Index:
    """The best option for every person (person, outcome) at expected values (option, outcome); of ties the first."""
    return np.argmax(weights @ expected.T, axis=1)


def share_of_each(best: Index, options: int) -> Array:
    """How often each option is the best, (option,)."""
    return np.bincount(best.ravel(), minlength=options) / best.size


def both(weights: Array, values: Array) -> Array:
    """Share of (person, future) in which each option is best, (option,): every person in every future."""
    options, _, draws = values.shape
    counted = np.zeros(options)
    at_once = max(1, CELLS // (options * draws))
    for start in range(0, len(weights), at_once):
        scores = np.einsum("pk,okd->opd", weights[start : start + at_once], values)
        counted += np.bincount(np.argmax(scores, axis=0).ravel(), minlength=options)
    return counted / (len(weights) * draws)


@dataclass(frozen=True)
class Move:
    """The smallest change of weights that turns the choice to an option."""

    distance: float  # Σ |change|: twice what is moved from some outcomes to others
    weights: Array  # (outcome,), after it


def smallest_move(weights: Array, expected: Array, option: int) -> Move | None:
    """The smallest L1 move of weights (outcome,) on the simplex that makes an option best; ties count as turned.

    None where no weights do: there is always an option that is better at them.
    """
    n = len(weights)
    ahead = expected - expected[option]  # (option, outcome): by how much others are better
    # x = [weights after, |change|]: minimise Σ|change| over x ≥ 0, Σ weights = 1
    one = np.eye(n)
    limits = np.vstack([np.hstack([one, -one]), np.hstack([-one, -one]), np.hstack([ahead, np.zeros_like(ahead)])])
    bounds = np.concatenate([weights, -weights, np.zeros(len(ahead))])
    total = np.concatenate([np.ones(n), np.zeros(n)])[None, :]
    found = linprog(np.concatenate([np.zeros(n), np.ones(n)]), limits, bounds, total, [1.0], method="highs")
    if found.status != 0 or found.x is None or found.fun is None:
        return None
    return Move(float(found.fun), np.asarray(found.x[:n]))


def dirichlet(outcomes: int, n: int, seed: int) -> Array:
    """Weights about which nothing is known, (n, outcome): every set as likely as any other."""
    return np.random.default_rng([seed, 36]).dirichlet(np.ones(outcomes), n)


@dataclass(frozen=True)
class Leaning:
    """What sets those apart who prefer an option: an outcome, and how much at least they give it."""

    outcome: int
    least: float


def leaning(weights: Array, best: Index, option: int, share: float = 0.1) -> Leaning | None:
    """What those who prefer an option give most to beyond the rest, and how much nine in ten of them give at least.

    None where everybody prefers it, or nobody does.
    """
    theirs, rest = weights[best == option], weights[best != option]
    if not len(theirs) or not len(rest):
        return None
    more = theirs.mean(axis=0) - rest.mean(axis=0)
    outcome = int(np.argmax(more))
    return Leaning(outcome, float(np.quantile(theirs[:, outcome], share, method="lower")))


def mean_weights(weights: Array | Sequence[Array]) -> Array:
    """One view of a room, (outcome,): the average of what its people give; ranks are never averaged."""
    found: Array = np.asarray(weights).mean(axis=0)
    return found
