"""From a boundary file to wards that can be trusted: each step by itself."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from scenarios.domain.boundaries import GRID, Boundaries, Raw
from scenarios.domain.errors import InputError
from scenarios.geography import importing
from scenarios.geography.importing import duplicates, imported, looked_at, overlaps, repair

BOX = shapely.box(400_000, 400_000, 401_000, 401_000)
BOWTIE = shapely.Polygon([(0, 0), (100, 100), (100, 0), (0, 100)])


def raw(*shapes, crs: str | None = GRID, codes=None, names=None, **columns) -> Raw:
    codes = codes or [f"E0500000{i}" for i in range(len(shapes))]
    names = names or [f"Ward {i}" for i in range(len(shapes))]
    more = [{k: v[i] for k, v in columns.items()} for i in range(len(shapes))]
    rows = [{"WD24CD": c, "WD24NM": n, **m} for c, n, m in zip(codes, names, more, strict=True)]
    return Raw("wards.gpkg", "GeoPackage", rows, np.array(shapes, dtype=object), crs)


def wards(*shapes, names=None) -> Boundaries:
    names = tuple(names or (f"W{i}" for i in range(len(shapes))))
    return Boundaries(tuple(f"C{i}" for i in range(len(shapes))), names, np.array(shapes), ({},) * len(shapes), "test")


def said(matters) -> str:
    return " ".join(str(m) for m in matters)


def test_a_sound_file_is_usable_and_dated_by_its_column():
    found, report = imported(raw(BOX))
    assert report.verdict == "usable"
    assert found.vintage == "2024, from the column WD24CD"
    assert (report.features, report.matched) == (1, 1)


def test_an_empty_file_is_refused():
    found, report = imported(raw())
    assert found is None
    assert said(report.refused) == "The file holds no features."


@pytest.mark.parametrize("shape", [shapely.LineString([(0, 0), (1, 1)]), shapely.Point(0, 0)])
def test_lines_and_points_are_no_wards(shape):
    found, report = imported(raw(BOX, shape))
    assert found is None
    assert "lines or points, not areas" in said(report.refused)
    assert "Ward 1 (E05000001)" in said(report.refused)


def test_a_missing_outline_and_a_missing_code_are_named():
    _, report = imported(raw(BOX, None, BOX, codes=["E05000001", "E05000002", ""]))
    assert "These have no outline at all: Ward 1 (E05000002)." in said(report.refused)
    assert "These have no code, and names alone are never joined: feature 3, Ward 2." in said(report.refused)


def test_a_code_that_is_no_plain_text_is_refused():
    with pytest.raises(InputError, match="it must be plain text"):
        imported(raw(BOX, codes=["E05\u0000001"]))


def test_a_crossed_outline_is_rebuilt_and_the_change_told():
    mended, repaired, lost = repair(np.array([BOX, BOWTIE]), ["a", "b"], ["A", "B"])
    assert shapely.is_valid(mended).all()
    assert mended[0] is BOX
    assert "B (b), area" in said(repaired)
    assert lost == []


def test_what_has_no_area_left_is_lost():
    flat = shapely.Polygon([(0, 0), (1, 1), (0, 0)])
    _, repaired, lost = repair(np.array([flat]), ["a"], ["A"])
    assert repaired == []
    assert "No area is left" in said(lost)


def test_sound_outlines_are_left_as_they_are():
    shapes = np.array([BOX])
    assert repair(shapes, ["a"], ["A"]) == (shapes, [], [])


def test_features_alike_in_every_way_are_taken_once():
    rows = [{"fid": 1, "adults": 5}, {"fid": 2, "adults": 5}]
    kept, collapsed, differing = duplicates(["a", "a"], ["A", "A"], np.array([BOX, BOX]), rows)
    assert kept == [0]
    assert "A (a)" in said(collapsed)
    assert differing == []


def test_features_that_differ_are_refused_with_what_differs():
    wider = shapely.box(400_000, 400_000, 402_000, 401_000)
    _, _, by_area = duplicates(["a", "a"], ["A", "A"], np.array([BOX, wider]), [{}, {}])
    assert "A (a), 50 % of the area" in said(by_area)
    _, _, by_figure = duplicates(["a", "a"], ["A", "A"], np.array([BOX, BOX]), [{"adults": 1}, {"adults": 2}])
    assert "A (a), other figures" in said(by_figure)


def test_wards_that_overlap_are_named_with_how_much():
    half = shapely.translate(BOX, 500, 0) if hasattr(shapely, "translate") else shapely.affinity.translate(BOX, 500)
    assert overlaps(wards(BOX, half)) == ["W0 and W1, 50 %"]
    beside = shapely.box(401_000, 400_000, 402_000, 401_000)
    assert overlaps(wards(BOX, beside)) == []


def test_islands_holes_and_names_that_repeat_are_noticed():
    ring = shapely.Polygon(BOX.exterior, [shapely.box(400_400, 400_400, 400_600, 400_600).exterior])
    islands = shapely.MultiPolygon([shapely.box(0, 0, 10, 10), shapely.box(20, 0, 30, 10)])
    found = said(looked_at(wards(ring, islands, names=["Same", "Same"]), np.array([ring, islands])))
    assert "Of several parts, all kept: Same (C1)." in found
    assert "With holes, all kept: Same (C0)." in found
    assert "These names stand for more than one ward; codes tell them apart: Same." in found


@pytest.mark.parametrize(
    ("column", "rows", "vintage"),
    [
        ("WD23CD", [{}], "2023, from the column WD23CD"),
        ("code", [{}], "vintage not stated"),
        ("WD23CD", [{"boundary_vintage": "May 2019"}], "May 2019"),
    ],
)
def test_the_vintage_is_stated_or_read_from_the_column(column, rows, vintage):
    assert importing.vintage_of(rows, column) == vintage


def test_two_wards_with_one_outline_are_refused_by_name():
    found, report = imported(raw(BOX, shapely.box(402_000, 400_000, 403_000, 401_000), BOX))
    assert found is None
    assert "one and the same outline" in said(report.refused)
    assert "Ward 0 (E05000000) and Ward 2 (E05000002)" in said(report.refused)
    assert "Ward 1" not in said(report.refused)


def test_an_overlap_is_measured_on_the_smaller_ward():
    large, small = shapely.box(0, 0, 1000, 1000), shapely.box(900, 0, 1000, 100)
    assert overlaps(wards(large, small)) == ["W0 and W1, 100 %"]


def test_no_share_is_told_with_an_exponent():
    far = shapely.box(500_000, 500_000, 501_000, 501_000)
    _, _, differing = duplicates(["E1", "E1"], ["North"] * 2, np.array([BOX, far]), [{}, {}])
    assert "200 % of the area" in said(differing)
    _, repaired, _ = repair(np.array([BOWTIE]), ["E1"], ["North"])
    assert "e+" not in said(repaired)
    assert "e-" not in said(repaired)
