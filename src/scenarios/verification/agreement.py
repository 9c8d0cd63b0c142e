"""One number of ours against its published counterpart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import ArrayLike


@dataclass(frozen=True)
class Row:
    """One number against its published counterpart."""

    case: str
    what: str
    ours: float
    published: float
    allowed: float  # absolute

    @property
    def agrees(self) -> bool:
        return bool(abs(self.ours - self.published) <= self.allowed)

    def as_dict(self) -> dict[str, str | float | bool]:
        """The row as plain values."""
        return {**asdict(self), "agrees": self.agrees}


Rows = Iterator[tuple[str, float, float, float]]  # what, ours, published, allowed


def each(what: str, ours: ArrayLike, published: ArrayLike, absolute: float = 0.0, relative: float = 0.0) -> Rows:
    """Two lists of the same length, number by number."""
    for i, (a, b) in enumerate(zip(np.ravel(ours), np.ravel(published), strict=True)):
        name = what if np.size(published) == 1 else f"{what} [{i}]"
        yield name, float(a), float(b), max(absolute, relative * abs(float(b)))
