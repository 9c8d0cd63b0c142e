"""Wards that a reader brings: checked whole, kept under the hash of their content, taken out again."""

from __future__ import annotations

import json

import pytest

from scenarios.domain.errors import FileError, MissionError
from scenarios.store.files import places
from scenarios.store.wards import uploads, ward_files

SIDE = 0.01


def geojson(n: int = 2, cut: int = 1, **columns) -> bytes:
    """Wards in a row, each `cut` of them wide, in degrees."""
    features = []
    for i in range(0, n, cut):
        west, east = -1.5 + SIDE * i, -1.5 + SIDE * min(i + cut, n)
        ring = [[west, 53.0], [east, 53.0], [east, 53.01], [west, 53.01], [west, 53.0]]
        own = {"WD24CD": f"E0500{cut}{i:03d}", "WD24NM": f"Ward {i}", **{k: v[i // cut] for k, v in columns.items()}}
        features.append({"type": "Feature", "properties": own, "geometry": {"type": "Polygon", "coordinates": [ring]}})
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


@pytest.fixture
def found():
    wards, report = uploads.looked_over("wards.geojson", geojson(population=[5000, 6000]), None, None)
    assert report.verdict == "usable"
    return wards, report


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "upload_folder", lambda: tmp_path / "uploads")
    places.look_again()
    yield tmp_path / "uploads"
    places.look_again()


def test_a_name_that_climbs_out_of_its_folder_stays_in_it():
    wards, _ = uploads.looked_over("../../etc/wards.geojson", geojson(), None, None)
    assert len(wards.code) == 2


def test_figures_in_the_file_itself_are_told_by_their_columns(found):
    facts = uploads.own_facts(found[0])
    assert [f["population"] for f in facts] == [5000.0, 6000.0]


def test_figures_beside_it_are_joined_by_code(found):
    text = "code,population\nE05001001,70\nE05001000,60\n"
    joined = uploads.beside(found[0], ("f.csv", text.encode()))
    assert [f["population"] for f in joined.facts] == [60.0, 70.0]


def test_a_council_that_is_kept_can_be_found_and_run(found, home):
    name = uploads.keep("Ten Ward Town!", found[0], uploads.own_facts(found[0]), found[1])
    assert name.startswith("ten_ward_town_")
    wards = ward_files.load(name, 0.8)
    assert wards.council == "Ten Ward Town!"
    assert wards.adults.tolist() == pytest.approx([4000, 4800])


def test_the_same_content_has_the_same_name_and_other_content_another(found, home):
    facts = uploads.own_facts(found[0])
    assert uploads.keep("A", found[0], facts, found[1]) == uploads.keep("A", found[0], facts, found[1])
    moved = [{**facts[0], "population": 1.0}, facts[1]]
    assert uploads.keep("A", found[0], moved, found[1]) != uploads.keep("A", found[0], facts, found[1])


def test_a_council_of_no_letters_still_has_a_name(found, home):
    assert uploads.keep("***", found[0], uploads.own_facts(found[0]), found[1]).startswith("council_")


def test_an_upload_is_forgotten_whole(found, home):
    name = uploads.keep("A", found[0], uploads.own_facts(found[0]), found[1])
    assert name in ward_files.councils()
    uploads.forget(name)
    assert name not in ward_files.councils()
    uploads.forget(name)  # once more does no harm


def test_wards_of_many_councils_remember_their_own():
    facts = [{"lad_name": "North"}, {"lad_name": "South"}, {"lad_name": None}]
    under = uploads.under("All", facts)
    assert [f["lad_name"] for f in under] == ["All"] * 3
    assert [f.get("district") for f in under] == ["North", "South", None]
    assert "district" not in uploads.under("All", [{"lad_name": "North"}])[0]


def test_figures_of_older_wards_are_carried_and_the_error_told(found):
    older = ("old.geojson", geojson(cut=2, population=[11_000]))
    joined, told = uploads.carried_over(found[0], older, None, "area")
    assert [f["population"] for f in joined.facts] == [pytest.approx(5500, rel=0.01)] * 2
    assert told.startswith("Carried from 1 older wards to 2: 100 % of the older wards were cut")
    assert {f["ward_indicator_method"] for f in joined.facts} == {"carried by area from 2024, from the column WD24CD"}


def test_older_wards_that_cannot_be_used_say_why(found):
    with pytest.raises(FileError, match=r"old\.geojson: The file holds no features"):
        uploads.carried_over(found[0], ("old.geojson", b'{"type":"FeatureCollection","features":[]}'), None, "area")


def test_a_file_that_is_no_boundary_file_is_one_sentence():
    with pytest.raises(MissionError):
        uploads.looked_over("wards.gpkg", b"not a package", None, None)
