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


def test_many_wards_with_one_outline_are_summed_up():
    found, report = imported(raw(*[BOX] * 115))
    assert found is None
    (matter,) = [m for m in report.refused if "one and the same outline" in m.what]
    assert len(matter.wards) == 1
    assert matter.wards[0].endswith(" and 114 others")


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


def test_an_empty_file_has_no_features_and_no_wards():
    _, report = imported(raw())
    assert (report.features, report.matched) == (0, 0)


def test_the_system_that_is_named_outranks_the_file_s_and_the_file_s_what_is_guessed():
    assert imported(raw(BOX, crs="EPSG:3857"), crs=GRID)[1].crs == "OSGB36 / British National Grid"
    assert imported(raw(BOX, crs=GRID))[1].crs == "OSGB36 / British National Grid"
    assert imported(raw(BOX, crs=None))[1].crs == "British National Grid, recognised by its bounds"


@pytest.mark.parametrize("clockwise", [True, False])
def test_outlines_run_against_the_clock_and_those_turned_are_counted(clockwise):
    found, report = imported(raw(shapely.orient_polygons(BOX, exterior_cw=clockwise)))
    assert shapely.is_ccw(shapely.get_exterior_ring(found.geometry[0]))
    assert said(report.noticed) == (
        "1 outlines ran clockwise and were turned, so that charts fill the inside." if clockwise else ""
    )


@pytest.mark.parametrize(
    "shape",
    [
        shapely.Point(0, 0),
        shapely.LineString([(0, 0), (1, 1)]),
        shapely.LinearRing([(0, 0), (1, 1), (1, 0)]),
        shapely.MultiPoint([(0, 0), (1, 1)]),
        shapely.MultiLineString([[(0, 0), (1, 1)]]),
    ],
    ids=lambda s: s.geom_type,
)
def test_nothing_can_be_counted_inside_what_is_no_area(shape):
    _, report = imported(raw(BOX, shape, codes=["E05000001", ""], names=["A", ""]))
    assert "not areas; nothing can be counted inside a line: without a code." in said(report.refused)


def test_only_the_codes_that_are_no_wards_are_named():
    _, report = imported(raw(BOX, shapely.box(0, 0, 1, 1), BOX, codes=["E05000001", "E58000001", "own"]))
    assert "Their codes are of county electoral divisions, not of wards: Ward 1 (E58000001)." in said(report.refused)


def test_a_rebuilt_outline_says_whether_it_gained_or_lost():
    twice = shapely.Polygon([(0, 0), (100, 0), (100, 100), (0, 100), (0, 0), (50, 0), (50, 50), (0, 50)])
    _, gained, _ = repair(np.array([BOWTIE]), ["b"], ["B"])
    mended, lost, _ = repair(np.array([twice]), ["a"], ["A"])
    assert said(gained) == "Outlines that crossed themselves were rebuilt: B (b), area +100 %."
    change = mended[0].area / twice.area - 1
    assert change < -0.1
    assert said(lost).endswith(f"A (a), area {importing.percent_text(change)}.")


def test_of_a_mixture_only_the_areas_are_kept():
    line, other = shapely.LineString([(0, 0), (1, 1)]), shapely.box(0, 0, 5, 5)
    assert importing._areas_only(shapely.GeometryCollection([BOX, line, other])).area == BOX.area + 25
    assert importing._areas_only(shapely.GeometryCollection([line])).is_empty
    assert importing._areas_only(BOX) is BOX


def test_one_of_several_that_differs_is_enough_to_refuse_them():
    wider = shapely.box(400_000, 400_000, 402_000, 401_000)
    three = ["a"] * 3, ["A"] * 3
    for shapes in ([BOX, BOX, wider], [BOX, wider, BOX], [wider, BOX, BOX]):
        _, collapsed, differing = duplicates(*three, np.array(shapes), [{}] * 3)
        assert (collapsed, "50 % of the area" in said(differing)) == ([], True)
    for figures in ([1, 1, 2], [1, 2, 1], [2, 1, 1]):
        _, collapsed, differing = duplicates(*three, np.array([BOX] * 3), [{"adults": f} for f in figures])
        assert (collapsed, "other figures" in said(differing)) == ([], True)


def test_of_a_sound_ward_nothing_is_noticed():
    sound = shapely.orient_polygons(BOX, exterior_cw=False)
    assert looked_at(wards(sound), np.array([sound])) == []


@pytest.mark.parametrize(("share", "told"), [(0.015, False), (0.025, True)])
def test_an_overlap_is_told_from_a_fiftieth_on(share, told):
    one, other = shapely.box(0, 0, 1000, 1000), shapely.box(1000 * (1 - share), 0, 2000 - 1000 * share, 1000)
    assert bool(overlaps(wards(one, other))) == told


@pytest.mark.parametrize("blank", [None, float("nan"), "", "  "])
def test_a_code_that_is_missing_is_blank_however_it_is_missing(blank):
    _, report = imported(raw(BOX, BOX, codes=["E05000001", blank], names=["A", blank]))
    assert "These have no code, and names alone are never joined: feature 2." in said(report.refused)


def test_a_code_that_is_a_number_is_written_without_a_point():
    found, _ = imported(raw(BOX, codes=[7.0]), code="WD24CD")
    assert found.code == ("7",)
