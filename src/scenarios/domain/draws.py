"""The shared draws: one array per parameter, laid out in independent blocks so that error can be measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Event = NDArray[np.bool_]  # a yes or no for every draw
Index = NDArray[np.intp]


@dataclass(frozen=True)
class Draws(Mapping[str, Array]):
    """Draws by parameter key, each an array over the axis `draw`.

    The axis is cut into `blocks` (start, stop): each block is its own scrambled Sobol set, so the spread
    of a statistic across blocks is an honest standard error.
    """

    arrays: Mapping[str, Array]
    blocks: tuple[tuple[int, int], ...]
    seed: int
    all_fixed: bool = False  # every parameter at one value, so that a run is one deterministic run

    def __post_init__(self) -> None:
        for array in self.arrays.values():
            array.setflags(write=False)

    def __getitem__(self, key: str) -> Array:
        return self.arrays[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.arrays)

    def __len__(self) -> int:
        return len(self.arrays)

    @property
    def n(self) -> int:
        """Number of draws."""
        return self.blocks[-1][1]


@dataclass(frozen=True)
class PickedDraws(Mapping[str, Array]):
    """Some rows of the draws of every parameter, each picked when it is first read: a run reads few of hundreds."""

    given: Mapping[str, Array]
    rows: Index
    read: dict[str, Array] = field(default_factory=dict, compare=False, repr=False)

    def __getitem__(self, key: str) -> Array:
        if key not in self.read:
            self.read[key] = picked(self.given[key], self.rows)
        return self.read[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.given)

    def __len__(self) -> int:
        return len(self.given)


def picked(values: Array, rows: Index) -> Array:
    """Some draws of an array (…, draw); as it is where it has no axis `draw`."""
    if values.ndim and (values.shape[-1] > 1 or not rows.any()):
        return np.ascontiguousarray(values[..., rows])
    return values


BLOCKS = 16


def block_edges(n: int) -> tuple[tuple[int, int], ...]:
    """(start, stop) of each independent block of draws: sixteen, or one a draw where there are fewer."""
    edges = np.linspace(0, n, min(BLOCKS, n) + 1).round().astype(int)
    return tuple((int(a), int(b)) for a, b in zip(edges[:-1], edges[1:], strict=True))


def thin(blocks: tuple[tuple[int, int], ...], n: int) -> tuple[Index, tuple[tuple[int, int], ...]]:
    """Row numbers of the first draws of every block, about n in all, and the blocks they form.

    The start of a Sobol set is itself one, so a thinned set is a smaller, even sample of the very same futures.
    """
    each = max(1, n // len(blocks))
    rows = np.concatenate([np.arange(a, min(a + each, b)) for a, b in blocks])
    edges = np.concatenate([[0], np.cumsum([min(each, b - a) for a, b in blocks])])
    return rows, tuple((int(a), int(b)) for a, b in zip(edges[:-1], edges[1:], strict=True))


def thinned(draws: Draws, n: int) -> Draws:
    """A smaller, even sample of the same futures."""
    if n >= draws.n:
        return draws
    rows, blocks = thin(draws.blocks, n)
    return Draws({k: np.ascontiguousarray(v[rows]) for k, v in draws.items()}, blocks, draws.seed, draws.all_fixed)
