"""What lies around the wards: which files can be drawn, and what is said of those that cannot."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from scenarios.domain.boundaries import GRID, Boundaries, Raw
from scenarios.domain.errors import FileError
from scenarios.geography.ground import ground_around

WEST, SOUTH = 400_000.0, 300_000.0


@pytest.fixture
def wards():
    squares = np.array([shapely.box(WEST + i * 1000, SOUTH, WEST + (i + 1) * 1000, SOUTH + 1000) for i in range(2)])
    return Boundaries(("A", "B"), ("A", "B"), squares, ({}, {}), "2026")


def raw(*features, crs=GRID):
    return Raw("around.geojson", "GeoJSON", [f[0] for f in features], np.array([f[1] for f in features]), crs)


def east_of(distance_m, kind="land", name="Eastwold"):
    return {"kind": kind, "name": name}, shapely.box(WEST + distance_m, SOUTH, WEST + distance_m + 500, SOUTH + 900)


def test_neighbours_and_water_near_the_wards_are_kept_and_the_rest_is_not(wards):
    found = ground_around(raw(east_of(2000), east_of(90_000, "water", "Far Sea"), east_of(2600, " Water ", "")), wards)
    assert found.kind == ("land", "water")
    assert found.name == ("Eastwold", "")
    assert len(found.geometry) == 2


def test_what_reaches_beyond_any_map_is_cut(wards):
    everywhere = {"kind": "land"}, shapely.box(0, 0, 700_000, 1_200_000)
    west, south, east, north = shapely.total_bounds(ground_around(raw(everywhere), wards).geometry)
    assert (west, south, east, north) == (WEST - 3000, SOUTH - 3000, WEST + 5000, SOUTH + 4000)


def test_degrees_are_turned_into_the_grid(wards):
    from scenarios.geography.coordinates import transformed

    outline = transformed(np.array([east_of(2000)[1]]), GRID, "EPSG:4326")[0]
    found = ground_around(raw(({"kind": "land"}, outline), crs="EPSG:4326"), wards)
    assert shapely.total_bounds(found.geometry)[0] == pytest.approx(WEST + 2000, abs=1)


@pytest.mark.parametrize(
    ("feature", "said"),
    [
        (east_of(2000, "watr"), "feature 1 has the kind 'watr'; allowed are land and water. Did you mean 'water'?"),
        (({}, east_of(0)[1]), "feature 1 has the kind ''; allowed are land and water"),
        (({"kind": "water"}, shapely.Point(WEST, SOUTH)), "feature 1 is no area"),
        (({"kind": "water"}, None), "feature 1 is no area"),
        (east_of(500_000), "nothing in it lies near these wards"),
    ],
)
def test_what_cannot_be_drawn_says_which_feature_and_what_is_allowed(wards, feature, said):
    with pytest.raises(FileError) as error:
        ground_around(raw(feature), wards)
    assert str(error.value).startswith("around.geojson: ")
    assert said in str(error.value)


def test_a_file_of_nothing_or_of_a_whole_country_s_ponds_is_refused(wards):
    with pytest.raises(FileError, match="it holds 0 features; 1 to 2,000 can be drawn"):
        ground_around(raw(), wards)
    with pytest.raises(FileError, match="it holds 2,001 features"):
        ground_around(raw(*[east_of(2000)] * 2001), wards)
