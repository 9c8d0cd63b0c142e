"""What a room values: the options it weighs, and what its weights say beside what nobody knows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

import numpy as np

from scenarios.analysis import options as weighed
from scenarios.analysis import values
from scenarios.analysis.options import SAVING, Options
from scenarios.analysis.staying import Standing, standing
from scenarios.analysis.ward_stats import fifths
from scenarios.answers.answering import answer
from scenarios.answers.kept import Kept
from scenarios.answers.resolved import Resolved
from scenarios.answers.sizes import size_of
from scenarios.domain.draws import Array, Index
from scenarios.domain.scenario import BASELINE
from scenarios.model.weighing import partial_values

NOBODYS = 2000  # sets of weights where no room has said what matters
DRIFT = "drift_sd_local"
YEARS = 10
LEAST_MOVE = 0.05  # points of 100: less is rounding


@dataclass(frozen=True)
class Drift:
    """How fast priorities move, and the seed of the futures in which they do."""

    sd: Array  # (draw,)
    seed: int


def drift(resolved: Resolved) -> Drift:
    """What equation 33 reads of the evidence."""
    return Drift(resolved.draws[DRIFT], resolved.draws.seed)


@dataclass(frozen=True)
class Turning:
    """What would turn the room's choice to an option: the smallest move of its mean weights."""

    points: float  # of 100 that change hands
    rises: dict[str, float]  # by outcome, the points it would gain
    falls: dict[str, float]  # and those it would lose


@dataclass(frozen=True)
class Valued:
    """What the weights of a room, or every set of weights, say of the options."""

    people: int  # who weighed; 0 where nobody did and every set of weights is tried
    options: tuple[str, ...]
    outcomes: tuple[str, ...]
    by_values: dict[str, float]  # how often each is best over the weights, at expected outcomes
    by_facts: dict[str, float]  # over the futures, at the mean weights
    by_both: dict[str, float]
    mean_weights: dict[str, float]
    at_mean: str  # the best at the mean weights and expected outcomes
    leanings: dict[str, tuple[str, float]]  # of those who prefer an option: the outcome, and what they give it at least
    turning: dict[str, Turning | None]  # of every option but the best; none where no weights would
    weights: Array  # (person, outcome), every person's own

    @property
    def split(self) -> bool:
        """Whether nobody knowing more would settle it: values alone leave no option best for nine in ten."""
        return max(self.by_values.values()) < 0.9


@dataclass(frozen=True)
class Weighed:
    """What a room's weights come to; nothing where the options do the same in everything."""

    told: Valued | None
    standing: Standing | None  # of the option that the mean weights choose
    decided: Standing | None  # of the option that was decided, where the weights choose another
    pounds: dict[str, float | None]  # by how much they prefer each to piecemeal, in public cost avoided [£]


OPTIONS: Kept[Options] = Kept(12_000_000, size_of)  # of this process: weights change while the options stay


def every_option(resolved: Resolved) -> Options:
    """Every mission as the one pointed at, and piecemeal, by what each brings in every future."""

    def make() -> Options:
        fifth = fifths(resolved.wards.adults, resolved.wards.deprivation)
        return weighed.options(resolved.problem, resolved.spend_gbp, fifth, resolved.wards.adults)

    return OPTIONS.get(resolved.question.fingerprint, make)


@answer()
def options(resolved: Resolved) -> Options:
    """The same at expected outcomes, which is all that a screen needs."""
    found = every_option(resolved)
    return replace(found, brings=found.expected[:, :, None])


@answer()
def weigh(resolved: Resolved, weights: tuple[tuple[float, ...], ...] = (), decided: str = "") -> Weighed:
    """What a room's weights say, one row a person; where there are none, what every set of weights says.

    `decided` is the option that somebody has decided for, whatever the weights say.
    """
    found, moving = every_option(resolved), drift(resolved)
    if not found.outcomes:
        return Weighed(None, None, None, {})
    told = valued(found, np.array(weights) if weights else None, resolved.draws.seed)
    pounds = {k: score_in_pounds(found, told, k, BASELINE) for k in found.keys}
    stays = stands(found, told, told.at_mean, moving)
    other = decided if decided in found.keys and decided != told.at_mean else ""
    return Weighed(told, stays, stands(found, told, other, moving) if other else None, pounds)


def valued(found: Options, weights: Array | None, seed: int = 0) -> Valued:
    """Equation 36 over a room's weights (person, outcome), or over every set of weights where there are none."""
    given = values.dirichlet(len(found.outcomes), NOBODYS, seed) if weights is None else weights
    scaled = weighed_values(found)
    expected, mean = scaled.mean(axis=2), values.mean_weights(given)
    best = values.best_by_person(given, expected)
    n = len(found.keys)
    at_mean = int(np.argmax(expected @ mean))

    def named(shares: Array) -> dict[str, float]:
        return {k: float(s) for k, s in zip(found.keys, shares, strict=True)}

    few = values.both(given, scaled) if weights is not None else _both_paired(given, scaled)
    return Valued(
        people=0 if weights is None else len(given),
        options=found.keys,
        outcomes=found.outcomes,
        by_values=named(values.share_of_each(best, n)),
        by_facts=named(values.share_of_each(values.best_by_future(mean, scaled), n)),
        by_both=named(few),
        mean_weights={k: float(w) for k, w in zip(found.outcomes, mean, strict=True)},
        at_mean=found.keys[at_mean],
        leanings=_leanings(found, given, best),
        turning={k: _turning(found, mean, expected, o) for o, k in enumerate(found.keys) if o != at_mean},
        weights=given,
    )


def weighed_values(found: Options) -> Array:
    """Equation 35's values of every option in every future, (option, outcome, draw)."""
    return partial_values(found.brings, found.low, found.high)


def _both_paired(given: Array, scaled: Array) -> Array:
    """Where nobody has weighed, each set of weights meets one future: the share is the same, for less work."""
    draws = scaled.shape[2]
    repeated = given[np.arange(draws) % len(given)]
    return values.share_of_each(np.argmax(np.einsum("dk,okd->od", repeated, scaled), axis=0), len(scaled))


def _leanings(found: Options, given: Array, best: Index) -> dict[str, tuple[str, float]]:
    told = ((k, values.leaning(given, best, o)) for o, k in enumerate(found.keys))
    return {k: (found.outcomes[lean.outcome], lean.least) for k, lean in told if lean is not None}


def _turning(found: Options, mean: Array, expected: Array, option: int) -> Turning | None:
    move = values.smallest_move(mean, expected, option)
    if move is None:
        return None
    change = 100 * (move.weights - mean)
    rises = {k: float(c) for k, c in zip(found.outcomes, change, strict=True) if c > LEAST_MOVE}
    falls = {k: float(-c) for k, c in zip(found.outcomes, change, strict=True) if c < -LEAST_MOVE}
    return Turning(50 * move.distance, rises, falls)


def score_in_pounds(found: Options, told: Valued, better: str, worse: str) -> float | None:
    """By how much the room's mean weights prefer one option, in pounds of public cost avoided.

    None where public cost is not among the outcomes, or weighs nothing.
    """
    weight = told.mean_weights.get(SAVING, 0.0)
    if weight <= 0:
        return None
    at = found.outcomes.index(SAVING)
    expected = weighed_values(found).mean(axis=2)
    mean = np.array([told.mean_weights[k] for k in found.outcomes])
    lead = float(expected[found.keys.index(better)] @ mean - expected[found.keys.index(worse)] @ mean)
    return lead / weight * float(found.high[at] - found.low[at])


def stands(found: Options, told: Valued, option: str, moving: Drift) -> Standing | None:
    """Equation 33: how often an option would be the room's choice; none where no outcome is there to move.

    What moves is what people give the outcome of the option that the weights choose, so that all options are told of
    the same futures; of the option itself where the weights choose one without an outcome, as piecemeal.
    """
    own = found.outcome_of(told.at_mean)
    which = found.outcome_of(option) if own is None and option != told.at_mean else own
    if which is None:
        return None
    mean = np.array([told.mean_weights[k] for k in found.outcomes])
    expected = weighed_values(found).mean(axis=2)
    return standing(mean, expected, found.keys.index(option), which, moving.sd, YEARS, moving.seed)


def ranges_key(asked: tuple[tuple[str, str], ...]) -> str:
    """A name for stated ranges: when what people were shown moves, they are asked anew under another name."""
    return hashlib.sha256(repr(asked).encode()).hexdigest()[:10]
