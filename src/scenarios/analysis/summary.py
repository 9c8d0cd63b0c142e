"""Means, quantiles and probabilities, each with its Monte Carlo standard error.

The draws come in independent blocks, so a statistic's standard error is its spread across the blocks over
the square root of their number: it sees what the Sobol sheet gains, where s/√n would not. With one block
there is no spread to see, and the error is unknown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from scenarios.domain.draws import Array, Event

Blocks = tuple[tuple[int, int], ...]
QUANTILES = {"p5": 0.05, "p10": 0.10, "p50": 0.50, "p90": 0.90, "p95": 0.95}
LEAST_FOR_A_QUANTILE = 8  # draws in a block, below which a quantile of the block says nothing


@dataclass(frozen=True)
class Estimate:
    """A number and its Monte Carlo standard error; None where it cannot be known."""

    value: float
    se: float | None

    def clear_of_zero(self) -> bool:
        """Whether it stands more than two standard errors from zero. An unknown error is never clear."""
        return self.se is not None and abs(self.value) > 2 * self.se

    def se_in(self, unit: float) -> float | None:
        """The standard error in another unit, as in millions; None where it cannot be known."""
        return None if self.se is None else self.se / unit


def standard_error(statistic: Callable[[Array], float], x: Array, blocks: Blocks) -> float | None:
    """The standard error of a statistic from its spread across independent blocks."""
    if len(blocks) < 2:
        return None
    each = [statistic(x[a:b]) for a, b in blocks]
    return float(np.std(each, ddof=1) / np.sqrt(len(each)))


def mean(x: Array, blocks: Blocks) -> Estimate:
    if len(blocks) < 2:
        return Estimate(float(x.mean()), None)
    each = _alike(x, blocks).mean(axis=1) if _are_alike(blocks) else np.array([x[a:b].mean() for a, b in blocks])
    return Estimate(float(x.mean()), float(each.std(ddof=1) / np.sqrt(len(blocks))))


def probability(event: Event, blocks: Blocks) -> Estimate:
    """The chance of a yes/no event over the axis `draw`."""
    return mean(event.astype(float), blocks)


def quantiles(x: Array, blocks: Blocks, at: dict[str, float] = QUANTILES) -> dict[str, Estimate]:
    """Named quantiles (type 7, numpy's default), all from one pass."""
    levels = list(at.values())
    values = np.quantile(x, levels)
    if len(blocks) < 2 or min(b - a for a, b in blocks) < LEAST_FOR_A_QUANTILE:
        return {name: Estimate(float(v), None) for name, v in zip(at, values, strict=True)}
    errors = _by_block(x, blocks, levels).std(axis=1, ddof=1) / np.sqrt(len(blocks))
    return {name: Estimate(float(v), float(e)) for name, v, e in zip(at, values, errors, strict=True)}


def _by_block(x: Array, blocks: Blocks, levels: list[float]) -> Array:
    """Quantiles of each block, (level, block), in one pass where the blocks are alike."""
    if _are_alike(blocks):
        return np.quantile(_alike(x, blocks), levels, axis=1)
    return np.stack([np.quantile(x[a:b], levels) for a, b in blocks], axis=1)


def _are_alike(blocks: Blocks) -> bool:
    """Whether every block holds as many draws, as they do for a power of two."""
    return len({b - a for a, b in blocks}) == 1


def _alike(x: Array, blocks: Blocks) -> Array:
    """Draws by block, (block, draw)."""
    return x.reshape(len(blocks), -1)


@dataclass(frozen=True)
class Summary:
    """A distribution in six numbers, each with its error."""

    mean: Estimate
    quantile: dict[str, Estimate]

    @property
    def low(self) -> float:
        """The bottom of the range that holds eight futures in ten."""
        return self.quantile["p10"].value

    @property
    def high(self) -> float:
        return self.quantile["p90"].value


def summarise(x: Array, blocks: Blocks) -> Summary:
    return Summary(mean(x, blocks), quantiles(x, blocks))


@dataclass(frozen=True)
class RowSummaries:
    """Many distributions on the same draws, one a row: mean, low and high end of eight futures in ten, with errors."""

    mean: Array  # (row,)
    low: Array
    high: Array
    errors: dict[str, Array | None]  # by the names above; None where an error cannot be known


def summarise_rows(x: Array, blocks: Blocks) -> RowSummaries:
    """The same as `summarise` on every row of x (row, draw), in one pass."""
    low, high = np.quantile(x, [0.1, 0.9], axis=1)
    errors: dict[str, Array | None] = dict.fromkeys(("mean", "low", "high"))
    if len(blocks) > 1:
        errors["mean"] = _spread(_rows_by_block(x, blocks, lambda part: part.mean(axis=-1)))
    if len(blocks) > 1 and min(b - a for a, b in blocks) >= LEAST_FOR_A_QUANTILE:
        each = _rows_by_block(x, blocks, lambda part: np.quantile(part, [0.1, 0.9], axis=-1))  # (block, end, row)
        errors["low"], errors["high"] = _spread(each)
    return RowSummaries(x.mean(axis=1), low, high, errors)


def _rows_by_block(x: Array, blocks: Blocks, statistic: Callable[[Array], Array]) -> Array:
    """A statistic over draws of every row in every block, (block, …, row), in one pass where the blocks are alike."""
    if _are_alike(blocks):
        return np.ascontiguousarray(np.moveaxis(statistic(x.reshape(len(x), len(blocks), -1)), -1, 0))
    return np.stack([statistic(x[:, a:b]) for a, b in blocks])


def _spread(each: Array) -> Array:
    """The standard error of the mean of independent blocks, which lie along the first axis."""
    spread: Array = each.std(axis=0, ddof=1) / np.sqrt(len(each))
    return spread
