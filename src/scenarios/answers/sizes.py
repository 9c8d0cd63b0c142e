"""How many bytes a value holds, for caches that are bounded in bytes."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

A_NUMBER = 32  # bytes that a number in a list costs
PLAIN = frozenset({float, int, str, bool, type(None)})  # most of what an answer is made of


def size_of(value: Any) -> int:
    """About the bytes that keeping a value costs: arrays and frames to the byte, the rest as Python counts it."""
    if type(value) in PLAIN:
        return sys.getsizeof(value)
    if isinstance(value, np.ndarray):
        return value.nbytes + 128
    if isinstance(value, pd.DataFrame):
        return int(value.memory_usage(deep=True).sum()) + 1024
    if isinstance(value, pa.Table):
        return int(value.nbytes) + 512
    if is_dataclass(value) and not isinstance(value, type):
        return 64 + sum(size_of(getattr(value, name)) for name in _own(type(value)))
    if isinstance(value, Mapping):
        return 232 + sum(size_of(k) + size_of(v) for k, v in value.items())
    if isinstance(value, list) and value and type(value[0]) is float:  # numbers on their way to a browser: many
        return 64 + A_NUMBER * len(value)
    if isinstance(value, list | tuple | set | frozenset):
        return 64 + sum(size_of(v) for v in value)
    return sys.getsizeof(value)


@cache
def _own(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass that are not shared with others; told apart once, because every answer is measured."""
    return tuple(f.name for f in fields(kind) if f.repr)
