"""A distribution as equally likely dots (Kay et al. 2016): quantiles at (i - ½)/n."""

from __future__ import annotations

import numpy as np

from scenarios.domain.draws import Array


def levels(dots: int) -> Array:
    """The probabilities at which equally likely dots stand, (dot,)."""
    return (np.arange(dots) + 0.5) / dots


def dot_values(x: Array, dots: int = 50) -> Array:
    """The positions of equally likely dots, (dot,)."""
    return np.quantile(x, levels(dots))


def dots_above(values: Array, limit: float = 0.0) -> int:
    """How many of the dots lie above a limit."""
    return int((values > limit).sum())


def stacked(values: Array, bins: int) -> tuple[Array, Array, Array]:
    """Where to draw the dots: (x, height, own value), binned with an edge at zero so that no stack straddles it."""
    low, high = float(values.min()), float(values.max())
    if low == high:
        return np.full(len(values), low), np.arange(1.0, len(values) + 1), values
    width = (high - low) / bins
    edge = np.floor(values / width)
    centres = (edge + 0.5) * width
    height = np.empty(len(values))
    for e in np.unique(edge):
        here = edge == e
        height[here] = np.arange(1, here.sum() + 1)
    return centres, height, values
