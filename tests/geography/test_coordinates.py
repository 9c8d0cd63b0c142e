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
    assert problem.endswith("Save it with one, or, on the command line, name it with --crs")


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
