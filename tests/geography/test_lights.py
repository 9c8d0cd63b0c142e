"""Lights stand within their ward, the same tomorrow, and as many as there are people for them."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.geography.lights import lights

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
RING = {
    "type": "Polygon",
    "coordinates": [
        [[2, 0], [3, 0], [3, 1], [2, 1], [2, 0]],
        [[2.2, 0.2], [2.8, 0.2], [2.8, 0.8], [2.2, 0.8], [2.2, 0.2]],
    ],
}
SLIVER = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 1.0000001], [0, 0]]]}


def test_every_light_stands_in_its_own_ward_and_not_in_a_hole():
    found = lights(("A", "B"), (SQUARE, RING), np.array([30.0, 12.4]))
    assert found.shape == (42, 2)
    assert ((found[:30] >= 0) & (found[:30] <= 1)).all()
    x, y = found[30:].T
    assert ((x >= 2) & (x <= 3)).all()
    assert not ((abs(x - 2.5) < 0.3) & (abs(y - 0.5) < 0.3)).any()


def test_a_ward_looks_the_same_tomorrow_and_beside_others():
    alone = lights(("A",), (SQUARE,), np.array([9.0]))
    assert alone == pytest.approx(lights(("B", "A"), (RING, SQUARE), np.array([3.0, 9.0]))[3:])
    assert not np.allclose(alone, lights(("C",), (SQUARE,), np.array([9.0])))


def test_where_hardly_a_place_is_inside_all_lights_are_there_all_the_same():
    assert lights(("A",), (SLIVER,), np.array([5.0])).shape == (5, 2)


def test_nobody_has_no_light():
    assert lights(("A",), (SQUARE,), np.array([0.3])).shape == (0, 2)
    assert lights((), (), np.array([])).shape == (0, 2)
