"""Boundary files of every kind: the right verdict, every ward named, and the file itself left alone."""

from __future__ import annotations

import json
import zipfile

import numpy as np
import pytest
import shapely

from scenarios.domain.boundaries import GRID
from scenarios.domain.errors import MissionError
from scenarios.geography.importing import imported
from scenarios.store.wards import boundary_files

SQUARES = {"E05000001": ("North", (0, 1000)), "E05000002": ("South & Île", (0, 0)), "E05000003": ("East", (1000, 0))}


def square(x: float, y: float, size: float = 1000.0) -> shapely.Polygon:
    return shapely.box(400_000 + x, 400_000 + y, 400_000 + x + size, 400_000 + y + size)


def frame(crs: str | None = GRID, **more):
    import geopandas

    rows = {
        "WD24CD": list(SQUARES),
        "WD24NM": [n for n, _ in SQUARES.values()],
        "population": [5000, 6000, 7000],
        **more,
    }
    return geopandas.GeoDataFrame(rows, geometry=[square(*at) for _, at in SQUARES.values()], crs=crs)


def read(path, **options):
    return imported(boundary_files.read(path), **options)


def told(report) -> str:
    return "\n".join(report.lines())


@pytest.mark.parametrize("ending", ["geojson", "gpkg", "fgb", "parquet", "shp", "zip"])
def test_every_form_gives_the_same_wards(tmp_path, ending):
    path = tmp_path / f"wards.{ending}"
    wards = frame()
    if ending == "parquet":
        wards.to_parquet(path)
    elif ending == "zip":
        wards.to_file(tmp_path / "inside.shp")
        with zipfile.ZipFile(path, "w") as archive:
            for part in tmp_path.glob("inside.*"):
                archive.write(part, f"folder/{part.name}")
    else:
        wards.to_file(path)
    found, report = read(path)
    assert report.verdict == "usable"
    assert dict(zip(found.code, found.name, strict=True)) == {c: n for c, (n, _) in SQUARES.items()}
    assert shapely.area(found.geometry) == pytest.approx([1e6] * 3, rel=2e-3)  # degrees in between cost a little
    assert found.vintage == "2024, from the column WD24CD"


SHARED = {
    "anglesey_welsh_names.geojson": ("usable", 11, "Ynys Gybi"),
    "barking_2013.topojson": ("usable", 17, "Abbey"),
    "camden_shapefile_epsg27700.zip": ("usable", 20, "British National Grid"),
    "cornwall_epsg27700_no_crs_member.geojson": ("usable", 87, "recognised by its bounds"),
    "trafford_2023_every_ward_twice.geojson": ("usable, with repairs", 21, "stood more than once, alike in every way"),
    "trafford_2023_linestrings.geojson": ("refused", 0, "lines or points, not areas"),
    "trafford_2023_new_codes.geojson": ("usable", 21, "Altrincham"),
}


@pytest.mark.parametrize("name", SHARED)
def test_every_shared_file_gets_its_verdict(shared, name):
    verdict, wards, said = SHARED[name]
    found, report = read(shared / "boundaries" / name)
    assert (report.verdict, report.matched) == (verdict, wards)
    assert said in told(report) or (found is not None and said in found.name)


def test_a_shapefile_without_prj_and_shx_is_read_and_nothing_is_written_beside_it(tmp_path):
    frame().to_file(tmp_path / "wards.shp")
    for gone in ("prj", "shx"):
        (tmp_path / f"wards.{gone}").unlink()
    before = sorted(p.name for p in tmp_path.iterdir())
    found, report = read(tmp_path / "wards.shp")
    assert len(found.code) == 3
    assert "The .shx is missing" in told(report)
    assert "recognised by its bounds" in told(report)
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_a_shapefile_without_its_figures_asks_for_codes(tmp_path):
    frame().to_file(tmp_path / "wards.shp")
    (tmp_path / "wards.dbf").unlink()
    found, report = read(tmp_path / "wards.shp")
    assert found is None
    assert "The .dbf is missing" in told(report)


def features(*pairs) -> dict:
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"ward_code": c, "ward_name": n, "population": p},
                "geometry": json.loads(shapely.to_geojson(g)),
            }
            for c, n, p, g in pairs
        ],
    }


def put(tmp_path, *pairs, bom: bool = False):
    path = tmp_path / "wards.geojson"
    path.write_text(("\ufeff" if bom else "") + json.dumps(features(*pairs), ensure_ascii=False), encoding="utf-8")
    return path


def test_an_outline_that_crosses_itself_is_rebuilt_and_the_change_told(tmp_path):
    bow = shapely.Polygon([(400_000, 400_000), (401_000, 401_000), (401_000, 400_000), (400_000, 401_000)])
    found, report = read(put(tmp_path, ("E05000001", "Bow", 1, bow), ("E05000002", "Fine", 2, square(2000, 0))))
    assert report.verdict == "usable, with repairs"
    assert "crossed themselves were rebuilt: Bow (E05000001), area +" in told(report)
    assert shapely.is_valid(found.geometry).all()


def test_pairs_that_differ_are_refused_with_what_differs(tmp_path):
    found, report = read(
        put(tmp_path, ("E05000001", "One", 1, square(0, 0)), ("E05000001", "One", 1, square(0, 0, 900.0)))
    )
    assert found is None
    assert "stand more than once and differ" in told(report)
    assert "One (E05000001), 19 % of the area" in told(report)
    found, report = read(put(tmp_path, ("E05000001", "One", 1, square(0, 0)), ("E05000001", "One", 2, square(0, 0))))
    assert "other figures" in told(report)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("E58000001", "county electoral divisions"),
        ("E01000001", "LSOAs"),
        ("E02000001", "MSOAs"),
        ("E14000001", "constituencies"),
    ],
)
def test_other_units_posing_as_wards_are_refused(tmp_path, code, kind):
    found, report = read(put(tmp_path, (code, "Not a ward", 1, square(0, 0))))
    assert found is None
    assert f"Their codes are of {kind}, not of wards: Not a ward ({code})" in told(report)


def test_islands_holes_and_a_byte_order_mark_are_kept(tmp_path):
    ring = shapely.difference(square(0, 0), shapely.box(400_300, 400_300, 400_600, 400_600))
    isles = shapely.MultiPolygon([square(3000, 0), square(5000, 0)])
    found, report = read(put(tmp_path, ("E05000001", "Ring", 1, ring), ("E05000002", "Isles", 2, isles), bom=True))
    assert "byte-order mark" in told(report)
    assert "With holes, all kept: Ring" in told(report)
    assert "Of several parts, all kept: Isles" in told(report)
    assert shapely.area(found.geometry) == pytest.approx([910_000, 2_000_000])


def test_columns_are_asked_for_when_they_cannot_be_told(tmp_path):
    path = tmp_path / "wards.geojson"
    odd = features(("E05000001", "One", 1, square(0, 0)))
    odd["features"][0]["properties"] = {"ref": "A1", "label": "One"}
    path.write_text(json.dumps(odd))
    found, report = read(path)
    assert found is None
    assert "say which column holds the codes" in told(report)
    found, report = read(path, code="ref", name="label")
    assert found.code == ("A1",)


def test_bounds_that_tell_nothing_are_refused_until_a_system_is_given(tmp_path):
    far = shapely.box(9e6, 9e6, 9.1e6, 9.1e6)
    path = put(tmp_path, ("E05000001", "Far", 1, far))
    found, report = read(path)
    assert found is None
    assert "do not tell. Save it with one." in told(report)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("w.geojson", b"{", "not valid JSON"),
        ("w.geojson", b"[]", "no list of features"),
        ("w.zip", b"PK nonsense", "cannot be unzipped"),
        ("w.gpkg", b"nonsense", "cannot be read as GeoPackage"),
        ("w.doc", b"x", "is not read here"),
        ("w.parquet", b"nonsense", "cannot be read as GeoParquet"),
    ],
)
def test_a_broken_file_is_one_sentence(tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(MissionError) as error:
        boundary_files.read(path)
    assert said in str(error.value)
    assert str(tmp_path) not in str(error.value)


def test_a_zip_that_climbs_out_writes_nothing_outside(tmp_path):
    frame().to_file(tmp_path / "a.shp")
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for part in tmp_path.glob("a.*"):
            archive.write(part, f"../../{part.name}")
    found, _ = read(path)
    assert len(found.code) == 3


def test_what_is_written_reads_back_and_runs(tmp_path):
    from scenarios.store.wards import ward_files

    found, report = read(
        put(tmp_path, *[(c, n, 5000 + i, square(*at)) for i, (c, (n, at)) in enumerate(SQUARES.items())])
    )
    facts = [dict(r) for r in found.rows]
    path = boundary_files.write_wards(tmp_path / "out", found, "Testshire", facts, "\n".join(report.lines()))
    again, _ = read(path)
    assert again.code == found.code
    assert shapely.area(again.geometry) == pytest.approx(shapely.area(found.geometry), rel=1e-3)
    wards = ward_files.load(path, 0.815)
    assert wards.council == "Testshire"
    assert wards.name[1] == "South & Île"


def test_a_simplified_map_opens_no_gap(shared):
    from scenarios.store.wards.outline_files import simplified

    found, _ = read(shared / "councils" / "leeds" / "wards.geojson")
    simple = simplified(found)
    whole, after = shapely.union_all(found.geometry), shapely.union_all(simple.geometry)
    assert shapely.area(after) == pytest.approx(shapely.area(whole), rel=0.01)
    assert shapely.area(simple.geometry).sum() == pytest.approx(shapely.area(after), rel=1e-3)  # no overlap
    assert np.all(shapely.area(simple.geometry) > 0)
