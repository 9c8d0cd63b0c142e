"""What a study of some size would be worth, and what is left of it once it is paid for (EVSI, ENBS)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenarios.analysis.information import honest, relative
from scenarios.analysis.pilot import evsi
from scenarios.analysis.splines import Smoother, smoother
from scenarios.analysis.summary import Blocks, Estimate, standard_error
from scenarios.domain.draws import Array


@dataclass(frozen=True)
class Study:
    """A study of one input: how many answers what is known already counts as, the sizes thought of, and what it costs.

    Answers are independent, each of the input with an error of its own.
    """

    of: str
    known: float  # the variance of one answer over that of the draws; a beta's a + b for a share
    sizes: tuple[int, ...]
    fixed_cost: float = 0.0
    cost_each: float = 0.0

    def cost(self, n: int) -> float:
        return self.fixed_cost + self.cost_each * n


@dataclass(frozen=True)
class AtSize:
    """A study of one size, in the unit of the values."""

    n: int
    evsi: Estimate  # for one whom the choice concerns
    cost: float
    net_benefit: float  # ENBS: for everybody whom the choice concerns, less the cost


@dataclass(frozen=True)
class Studied:
    """A study at every size thought of; `best` is the size with the highest net benefit, none where all are below 0."""

    study: Study
    sizes: list[AtSize]
    best: int | None


def studied(
    study: Study,
    inputs: Mapping[str, Array],
    values: Mapping[str, Array],
    blocks: Blocks,
    most: float,
    people: float = 1.0,
) -> Studied:
    """One study weighed, from the same fitted values as what knowing its input would be worth.

    `most`: what always knowing everything is worth.
    """
    gains, curve = relative(values), smoother(inputs[study.of])
    fitted = honest(*curve.fit(gains), gains)
    found = []
    for n in study.sizes:
        worth = Estimate(min(evsi(fitted, study.known, n), most), _error(curve, gains, fitted, study, n, blocks))
        found.append(AtSize(n, worth, study.cost(n), people * worth.value - study.cost(n)))
    best = max(found, key=lambda s: s.net_benefit)
    return Studied(study, found, best.n if best.net_benefit > 0 else None)


def _error(curve: Smoother, gains: Array, fitted: Array, study: Study, n: int, blocks: Blocks) -> float | None:
    """The estimate's influence function, averaged by block; fitted values drawn in to what n answers would tell."""
    share = float(np.sqrt(n / (n + study.known)))
    means = fitted.mean(axis=1, keepdims=True)
    told = means + share * (fitted - means)
    chosen = (told.argmax(axis=0)[None, :] == np.arange(len(gains))[:, None]).astype(float)
    likely = share * curve.fit(chosen)[0] + (1 - share) * chosen.mean(axis=1, keepdims=True)
    start = int(means.argmax())
    influence = told.max(axis=0) + (likely * (gains - told)).sum(axis=0) - gains[start]
    return standard_error(lambda b: float(b.mean()), influence, blocks)


def answers_of_spread(x: Array, spread: float) -> float:
    """How many answers the draws count as, where one answer errs by a standard deviation."""
    return float(spread**2 / x.var())
