"""Amounts as people type them: 0.4, 40%, £1,200, 250m, 1.2bn."""

from __future__ import annotations

import math

SIZES = {"bn": 1e9, "m": 1e6, "k": 1e3}
LARGEST = 1e15
ALLOWED = "it must be a number such as 0.4, 40% or £1,200"


def parse_amount(text: str) -> float:
    """The number that a person typed; a ValueError where it is none, or none of ordinary size."""
    bare = text.strip().lower().replace("£", "").replace(",", "").replace("_", "").replace("−", "-")
    size = 1.0
    for suffix, times in SIZES.items():
        if bare.endswith(suffix):
            bare, size = bare.removesuffix(suffix), times
            break
    percent = bare.endswith("%")
    number = float(bare.removesuffix("%")) * size
    if math.isfinite(number) and abs(number) >= LARGEST:
        raise ValueError("it must be a number of ordinary size")
    return number / 100 if percent else number  # divided, so that 140% is 1.4 and not a hair more
