"""Outlines for charts: simplified, with shared edges kept, and written once under a name made of their content."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
import shapely

from scenarios.domain.boundaries import Boundaries
from scenarios.domain.errors import FileError
from scenarios.store.files import places
from scenarios.store.wards import outline_files, ward_files


@pytest.fixture(scope="module")
def outlines():
    return outline_files.outlines("suchnsuch", ward_files.version("suchnsuch"))


def wiggly(n: int = 4000) -> Boundaries:
    """Two wards that share a crooked edge of many points."""
    y = np.linspace(0, 10_000, n)
    edge = np.column_stack([5_000 + 3 * np.sin(y / 7), y])
    left = shapely.Polygon([(0, 0), *edge, (0, 10_000)])
    right = shapely.Polygon([(10_000, 0), *edge, (10_000, 10_000)])
    return Boundaries(("a", "b"), ("A", "B"), np.array([left, right]), ({}, {}), "test")


def test_outlines_have_every_ward_with_its_middle_inside(outlines, wards):
    assert sorted(outlines.code) == sorted(wards.code)
    assert outlines.middle.shape == (wards.n, 2)
    assert len(outlines.degrees) == wards.n


def test_the_file_is_geojson_in_metres_with_codes_and_names(outlines):
    held = json.loads(outline_files.body_of(outlines.url.rsplit("/", 1)[1]))
    assert [f["properties"]["code"] for f in held["features"]] == list(outlines.code)
    x, y = shapely.get_coordinates(shapely.from_geojson(json.dumps(held["features"][0]["geometry"])))[0]
    assert x == round(x)
    assert abs(x) > 1000
    assert abs(y) > 1000


def test_outlines_run_clockwise_because_the_charting_library_fills_to_the_right(outlines):
    path = places.outline_folder() / outlines.url.rsplit("/", 1)[1]
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        for part in shapely.get_parts(shapely.from_geojson(json.dumps(feature["geometry"]))):
            assert not shapely.is_ccw(shapely.get_exterior_ring(part))


def test_the_centre_lies_within_and_the_span_is_in_metres(outlines):
    longitude, latitude = outlines.centre
    assert -10 < longitude < 5
    assert 49 < latitude < 61
    assert all(1_000 < span < 100_000 for span in outlines.span_m)


def test_asking_again_writes_nothing_anew(outlines):
    path = places.outline_folder() / outlines.url.rsplit("/", 1)[1]
    before = path.stat().st_mtime_ns
    outline_files.outlines.cache_clear()
    again = outline_files.outlines("suchnsuch", ward_files.version("suchnsuch"))
    assert again.url == outlines.url
    assert path.stat().st_mtime_ns == before


def test_simplifying_drops_points_and_opens_no_gap():
    wards = wiggly()
    simple = outline_files.simplified(wards)
    assert shapely.get_num_coordinates(simple.geometry).sum() < 0.2 * shapely.get_num_coordinates(wards.geometry).sum()
    whole = shapely.union_all(simple.geometry)
    assert whole.geom_type == "Polygon"
    assert shapely.area(simple.geometry).sum() == pytest.approx(whole.area)
    assert shapely.area(simple.geometry) == pytest.approx(shapely.area(wards.geometry), rel=1e-3)


def test_an_islet_smaller_than_a_dot_keeps_its_outline():
    wards = wiggly()
    islet = shapely.box(20_000, 20_000, 20_001, 20_001)
    with_islet = Boundaries(("a", "b", "c"), ("A", "B", "C"), np.append(wards.geometry, islet), ({},) * 3, "test")
    assert not shapely.is_empty(outline_files.simplified(with_islet).geometry).any()


def test_a_file_that_is_refused_says_why(tmp_path):
    path = tmp_path / "wards.geojson"
    path.write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ward_code":"a",'
        '"ward_name":"A"},"geometry":null}]}'
    )
    with pytest.raises(FileError, match=r"wards\.geojson: "):
        outline_files.outlines(str(path), 1.0)


def test_where_nothing_can_be_written_outlines_are_given_out_of_memory(monkeypatch, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder would be")
    monkeypatch.setattr(places, "outline_folder", lambda: blocked / "outlines")
    outline_files.outlines.cache_clear()
    found = outline_files.outlines("suchnsuch", ward_files.version("suchnsuch"))
    body = outline_files.body_of(found.url.rsplit("/", 1)[1])
    assert [f["properties"]["code"] for f in json.loads(body)["features"]] == list(found.code)
    outline_files.outlines.cache_clear()


@pytest.mark.parametrize("name", ["../../pyproject.toml", "0123456789abcdef.toml", "", "0123456789abcdef.json"])
def test_nothing_else_is_ever_given_out(name):
    assert outline_files.body_of(name) is None


def test_two_who_write_the_same_outlines_at_once_both_have_them(monkeypatch, tmp_path):
    monkeypatch.setattr(places, "outline_folder", lambda: tmp_path)
    body = json.dumps({"x": "y" * 200_000}).encode()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: outline_files._publish("0123456789abcdef.json", body), range(32)))
    assert outline_files.body_of("0123456789abcdef.json") == body
    assert [p.name for p in tmp_path.iterdir()] == ["0123456789abcdef.json"]


def test_outlines_are_kept_by_their_bytes():
    small = outline_files.outlines("suchnsuch", "1")
    assert small.points > 100
    assert small.nbytes() >= outline_files.BYTES_A_POINT * small.points
    assert outline_files.outlines.cache.maxsize == outline_files.KEPT_BYTES
    assert outline_files.outlines.cache.currsize >= small.nbytes()
    held = replace(small, unwritten=b"x" * 1000)
    assert held.nbytes() == small.nbytes() - len(small.unwritten or b"") + 1000
