"""Runs of the model side by side in threads, where their arrays are long enough for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
# Wards times draws of one run. numpy releases the interpreter lock inside a long operation only: two threads on
# shorter arrays spend more on handing the lock over than they gain (measured on two cores: even at 50,000 cells, half
# as fast at 12,000).
LONG_CELLS = 60_000


def side_by_side(run: Callable[[T], R], given: Sequence[T], cells: int) -> list[R]:
    """Every run in its order: in threads where each is of many cells, else one after the other."""
    threads = min(len(given), os.cpu_count() or 1)
    if cells < LONG_CELLS or threads < 2:
        return [run(one) for one in given]
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(run, given))
