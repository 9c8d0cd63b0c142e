"""Memory that nobody uses any more, given back to the machine: what the C library keeps for later, others need now."""

from __future__ import annotations

import ctypes
import sys
from functools import cache

MOST_ARENAS = -8  # as malloc.h of glibc has it


@cache
def _c_library() -> ctypes.CDLL | None:
    return ctypes.CDLL(None) if sys.platform == "linux" else None


def few_arenas() -> None:
    """Have all threads share two stores of free memory, where the C library would keep one for each.

    Thirty readers are thirty threads: what one of them frees is then there for the others.
    """
    mallopt = getattr(_c_library(), "mallopt", None)  # not every C library has it
    if mallopt is not None:
        mallopt(MOST_ARENAS, 2)


def give_back() -> None:
    """Give back what is free, after work that needed much."""
    trim = getattr(_c_library(), "malloc_trim", None)
    if trim is not None:
        trim(0)
