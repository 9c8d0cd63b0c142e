"""Which coordinate system a file is in, and outlines in the national grid."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from scenarios.domain.boundaries import GLOBE, GRID
from scenarios.geography.coordinates import coordinate_system, to_grid, transformed

BOX = shapely.box(400_000, 400_000, 401_000, 401_000)


@pytest.mark.parametrize(
    ("shape", "crs", "used", "how_known"),
    [
        (BOX, None, GRID, "recognised by its bounds"),
        (BOX, GLOBE, GRID, "though the file says degrees"),
        (shapely.box(-1.5, 53, -1.4, 53.1), None, GLOBE, "not stated by the file"),
        (shapely.box(-200_000, 7_000_000, -190_000, 7_010_000), None, "EPSG:3857", "Web Mercator"),
        (shapely.box(-1.5, 53, -1.4, 53.1), "EPSG:4258", "EPSG:4258", "ETRS89"),
    ],
)
def test_bounds_outrank_what_is_stated(shape, crs, used, how_known):
    found, how, problem = coordinate_system(np.array([shape]), crs)
    assert (found, problem) == (used, "")
    assert how_known in how


def test_bounds_that_tell_nothing_ask_for_the_system():
    _, _, problem = coordinate_system(np.array([shapely.box(9e6, 9e6, 9.1e6, 9.1e6)]), None)
    assert problem.endswith("Save it with one")


@pytest.mark.parametrize("crs", [None, GLOBE])
def test_latitude_before_longitude_is_refused_and_named(crs):
    _, _, problem = coordinate_system(np.array([shapely.box(53.4, -2.4, 53.5, -2.3)]), crs)
    assert problem.startswith("Latitude and longitude are exchanged: these wards would lie in the Indian Ocean")
    assert not coordinate_system(np.array([shapely.box(-2.4, 53.4, -2.3, 53.5)]), crs)[2]


def test_an_unknown_system_is_refused_by_its_name():
    _, _, problem = coordinate_system(np.array([BOX]), "EPSG:nonsense")
    assert problem == "The coordinate system 'EPSG:nonsense' is not a known one"


def test_degrees_and_grid_agree_to_a_metre():
    there = transformed(np.array([BOX]), GRID, GLOBE)
    back = to_grid(there, GLOBE)
    assert shapely.hausdorff_distance(back[0], BOX) < 1


def test_the_national_grid_is_left_as_it_is():
    shapes = np.array([BOX])
    assert to_grid(shapes, GRID) is shapes


@pytest.mark.parametrize("shapes", [np.array([None], dtype=object), np.array([shapely.Polygon()])])
def test_without_any_outline_there_is_no_system(shapes):
    assert coordinate_system(shapes, None) == (GLOBE, "no coordinates", "No feature has an outline")


@pytest.mark.parametrize(
    ("bounds", "used"),
    [
        ((-180, -90, 180, 90), GLOBE),
        ((-100_000, -100_000, 800_000, 1_400_000), GRID),
        ((100, 5000, 150, 5100), GRID),  # near the grid's origin: too far north for degrees
        ((5000, 50, 5100, 60), GRID),
        ((-170, -80, 190, 80), GRID),
        ((-1_200_000, 6_000_000, 400_000, 9_000_000), "EPSG:3857"),
    ],
)
def test_the_whole_of_each_system_s_bounds_is_its_own(bounds, used):
    found, _, problem = coordinate_system(np.array([shapely.box(*bounds)]), None)
    assert (found, problem) == (used, "")


@pytest.mark.parametrize(
    "bounds",
    [
        (-100_001, 0, 0, 10), (-181, -100_001, 0, 10), (0, 0, 800_001, 10), (0, 0, 10, 1_400_001),
        (-1_200_001, 6_000_000, 0, 7_000_000), (0, 5_999_999, 10, 7_000_000), (0, 6_000_000, 400_001, 7_000_000),
        (0, 6_000_000, 10, 9_000_001),
    ],
)  # fmt: skip
def test_a_metre_beyond_them_nothing_can_be_told(bounds):
    assert "do not tell" in coordinate_system(np.array([shapely.box(*bounds)]), None)[2]


@pytest.mark.parametrize(
    ("bounds", "exchanged"),
    [
        ((49.0, -9.0, 61.5, 2.5), True),
        ((48.9, -9.0, 61.5, 2.5), False),
        ((49.0, -9.1, 61.5, 2.5), False),
        ((49.0, -9.0, 61.6, 2.5), False),
        ((49.0, -9.0, 61.5, 2.6), False),
    ],
)
def test_exchanged_is_what_lies_where_the_islands_would(bounds, exchanged):
    assert ("exchanged" in coordinate_system(np.array([shapely.box(*bounds)]), None)[2]) == exchanged


def test_a_system_nobody_knows_is_named_and_not_at_length():
    _, how, problem = coordinate_system(np.array([BOX]), "x" * 200)
    assert (how, problem) == ("unreadable", f"The coordinate system {'x' * 60!r} is not a known one")


def test_degrees_that_lie_nowhere_are_told_with_their_bounds():
    _, _, problem = coordinate_system(np.array([shapely.box(0, 0, 9e6, 10)]), GLOBE)
    assert problem == "The file says degrees, but its bounds are 0, 0, 9,000,000, 10"
