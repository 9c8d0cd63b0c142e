"""Where lights stand for people in a ward: somewhere within it, the same place each time, and nobody's address."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from scenarios.domain.draws import Array

TRIES = 40  # places that are tried for each light, before it stands in the middle


def lights(codes: Sequence[str], outlines: Sequence[dict[str, Any]], counts: Array) -> Array:
    """Places of as many lights as each ward has, (light, 2) in the outlines' own coordinates.

    Drawn from the ward's code alone, so that a map looks the same tomorrow.
    """
    import shapely
    from shapely.geometry import shape

    found = [np.empty((0, 2))]
    for code, outline, n in zip(codes, outlines, np.rint(counts).astype(int), strict=True):
        area = shape(outline)
        west, south, east, north = area.bounds
        key = int.from_bytes(hashlib.sha256(f"lights {code}".encode()).digest()[:8], "little")
        tried = np.random.default_rng(key).random((max(1, n * TRIES), 2)) * [east - west, north - south] + [west, south]
        inside = tried[shapely.contains_xy(area, tried[:, 0], tried[:, 1])][:n]
        middle = area.representative_point()
        left = np.tile([middle.x, middle.y], (n - len(inside), 1))
        found += [inside, left]
    return np.concatenate(found)
