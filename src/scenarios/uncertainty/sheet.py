"""Uniform numbers that fill the cube evenly, laid out so that a parameter keeps its own draws for life.

A parameter owns one column (its stream) of a sheet of fixed width, so adding, removing or reordering
parameters cannot move another's numbers. The sheet is cut into independently scrambled Sobol blocks
(Owen 1998): each block alone is an unbiased sample, so the spread across blocks is the standard error.
"""

from __future__ import annotations

import hashlib
import warnings
from functools import lru_cache
from threading import Lock

import numpy as np
from scipy.stats import qmc

from scenarios.domain.draws import Array, block_edges
from scenarios.domain.parameter import SHEET_COLUMNS

NEXT_TO_NOTHING = 2.0**-53
_sequences = Lock()  # a sequence counts the points it has given


def sobol_sheet(n: int, seed: int) -> Array:
    """Uniforms in (0, 1), shape (draw, column)."""
    rows = []
    with _sequences, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a block need not be a power of two to be unbiased
        for number, (start, stop) in enumerate(block_edges(n)):
            rows.append(_scrambled(seed, number).reset().random(stop - start))
    # Sobol points are multiples of 2^-30: half a step keeps every point off 0 and 1
    return np.concatenate(rows) + 2.0**-31


@lru_cache(maxsize=64)
def _scrambled(seed: int, block: int) -> qmc.Sobol:
    """A block's sequence, kept before its first point: scrambling it takes longer than its points do."""
    return qmc.Sobol(SHEET_COLUMNS, scramble=True, bits=30, rng=np.random.default_rng([seed, block]))


def named_uniforms(name: str, blocks: tuple[tuple[int, int], ...], seed: int) -> Array:
    """Stratified uniforms that depend on a name alone: for wards, which have codes instead of streams.

    A Latin hypercube of one dimension in each block, in the blocks of the draws they stand beside.
    """
    key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "little")
    out = np.empty(blocks[-1][1])
    for number, (start, stop) in enumerate(blocks):
        rng = np.random.default_rng([seed, number, key])
        size = stop - start
        out[start:stop] = (rng.permutation(size) + rng.random(size)) / size
    return inside(out)


def inside(u: Array) -> Array:
    """Uniforms kept off 0 and 1, where a quantile may be infinite."""
    return np.clip(u, NEXT_TO_NOTHING, 1 - NEXT_TO_NOTHING)
