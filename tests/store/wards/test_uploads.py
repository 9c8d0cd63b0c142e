"""Wards that a reader brings: checked whole, kept under the hash of their content, taken out again."""

from __future__ import annotations

import json
import os
import time
from dataclasses import replace

import numpy as np
import pytest

from scenarios.domain.errors import FileError, MissionError
from scenarios.store.files import places
from scenarios.store.wards import outline_files, uploads, ward_files

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
    facts = uploads.own_figures(found[0]).facts
    assert [f["population"] for f in facts] == [5000.0, 6000.0]


def test_figures_beside_it_are_joined_by_code(found):
    text = "code,population\nE05001001,70\nE05001000,60\n"
    joined = uploads.beside(found[0], ("f.csv", text.encode()))
    assert [f["population"] for f in joined.facts] == [60.0, 70.0]


def test_a_council_that_is_kept_can_be_found_and_run(found, home):
    name = uploads.keep("Ten Ward Town!", found[0], uploads.own_figures(found[0]).facts, found[1])
    assert name.startswith("ten_ward_town_")
    wards = ward_files.load(name, 0.8)
    assert wards.council == "Ten Ward Town!"
    assert wards.adults.tolist() == pytest.approx([4000, 4800])


def test_the_same_content_has_the_same_name_and_other_content_another(found, home):
    facts = uploads.own_figures(found[0]).facts
    assert uploads.keep("A", found[0], facts, found[1]) == uploads.keep("A", found[0], facts, found[1])
    moved = [{**facts[0], "population": 1.0}, facts[1]]
    assert uploads.keep("A", found[0], moved, found[1]) != uploads.keep("A", found[0], facts, found[1])


def test_a_council_of_no_letters_still_has_a_name(found, home):
    assert uploads.keep("***", found[0], uploads.own_figures(found[0]).facts, found[1]).startswith("council_")


def test_an_upload_is_forgotten_whole(found, home):
    name = uploads.keep("A", found[0], uploads.own_figures(found[0]).facts, found[1])
    assert ward_files.upload_named(name) == name
    uploads.forget(name)
    assert ward_files.upload_named(name) is None
    assert not (home / name).exists()
    uploads.forget(name)  # once more does no harm


def test_nobody_finds_an_upload_without_its_whole_name(found, home):
    name = uploads.keep("Ten Ward Town", found[0], uploads.own_figures(found[0]).facts, found[1])
    assert name not in ward_files.councils()
    assert ward_files.upload_named(ward_files.title(name)) == name
    for guess in ("ten_ward_town", name[:-1], name.rsplit("_", 1)[1], "other_" + name.rsplit("_", 1)[1], ""):
        assert ward_files.upload_named(guess) is None, guess
    with pytest.raises(FileError) as raised:
        ward_files.find("ten_ward_town")
    assert name not in str(raised.value)


def test_other_names_or_outlines_are_another_upload_and_replace_nobodys(found, home):
    facts = uploads.own_figures(found[0]).facts
    first = uploads.keep("A", found[0], facts, found[1])
    before = (home / first / "wards.geojson").read_bytes()
    renamed = replace(found[0], name=("Ward 0", "![p](http://x)"))
    redrawn = replace(found[0], geometry=np.array([found[0].geometry[0], found[0].geometry[1].buffer(9)]))
    for other in (renamed, redrawn):
        assert uploads.keep("A", other, facts, found[1]) != first
    assert uploads.keep("B", found[0], facts, found[1]) != first
    assert (home / first / "wards.geojson").read_bytes() == before


def test_what_nobody_has_used_for_a_month_goes_and_what_is_used_stays(found, home):
    facts = uploads.own_figures(found[0]).facts
    old, used = (uploads.keep(c, found[0], facts, found[1]) for c in "AB")
    long_ago = time.time() - (uploads.UNUSED_DAYS + 1) * 86_400
    for name in (old, used):
        os.utime(home / name, (long_ago, long_ago))
    uploads.touch(used)
    assert uploads.sweep() == [old]
    assert [p.name for p in home.iterdir()] == [used]


def test_what_a_fault_left_half_written_goes(found, home):
    name = uploads.keep("A", found[0], uploads.own_figures(found[0]).facts, found[1])
    (home / name / "wards.geojson").unlink()
    assert uploads.sweep() == []  # somebody may be writing it
    long_ago = time.time() - uploads.HALF_WRITTEN_S - 1
    os.utime(home / name, (long_ago, long_ago))
    assert uploads.sweep() == [name]


@pytest.mark.parametrize("bound", ["MOST_UPLOADS", "MOST_BYTES"])
def test_a_full_server_says_so_and_keeps_what_it_has(found, home, monkeypatch, bound):
    facts = uploads.own_figures(found[0]).facts
    first = uploads.keep("A", found[0], facts, found[1])
    monkeypatch.setattr(uploads, bound, 1)
    with pytest.raises(FileError, match="this server holds as many uploads as it may"):
        uploads.keep("B", found[0], facts, found[1])
    assert uploads.keep("A", found[0], facts, found[1]) == first  # what is there already is no more


def test_the_owner_can_give_an_upload_to_everybody(found, home, tmp_path, monkeypatch):
    monkeypatch.setattr(places, "geodata_folder", lambda: tmp_path / "geodata")
    name = uploads.keep("Ten Ward Town", found[0], uploads.own_figures(found[0]).facts, found[1])
    folder = uploads.publish(name)
    assert folder.name == "ten_ward_town"
    assert ward_files.councils() == ["ten_ward_town"]
    with pytest.raises(FileError, match="it is there already"):
        uploads.publish(name)
    with pytest.raises(FileError, match="there is no such upload on this server"):
        uploads.publish("ten_ward_town")


def test_a_council_keeps_its_own_name_where_the_file_is_of_one(found):
    rows = tuple({**r, "LAD22NM": "Nether Parva"} for r in found[0].rows)
    assert uploads.council_of(replace(found[0], rows=rows), None, "wards_v3") == "Nether Parva"
    assert uploads.council_of(found[0], [{"lad_name": "Over Parva"}], "wards_v3") == "Over Parva"
    assert uploads.council_of(found[0], [{"lad_name": "A"}, {"lad_name": "B"}], "wards_v3") == "wards_v3"


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({}, "every ward needs `adults` or `population`"),
        ({"population": [-5, 100]}, "every ward needs `adults` or `population`"),
        ({"population": [0, 100]}, "a ward with nobody in it cannot be part of a run"),
        ({"population": [50, 100], "imd_decile": [77, 3]}, "it must be a number from 1 to 10, or blank"),
        ({"population": [50, 100], "pct_disabled": [0.2, 0.31]}, "these look like shares between 0 and 1"),
        ({"population": [50, 100], "pct_disabled": [20, 31]}, ""),
    ],
)
def test_what_the_model_would_refuse_is_known_before(columns, says):
    wards, _ = uploads.looked_over("wards.geojson", geojson(**columns), None, None)
    problem = uploads.problem_of(wards, uploads.own_figures(wards).facts, 0.8)
    assert says in problem
    assert bool(says) == bool(problem)


def test_carried_figures_say_so_wherever_the_wards_are_used(found, home):
    older = ("old.geojson", geojson(cut=2, population=[11_000]))
    joined, _ = uploads.carried_over(found[0], older, None, "area")
    wards = ward_files.load(uploads.keep("A", found[0], joined.facts, found[1]), 0.8)
    (note,) = [n for n in wards.notes if n.startswith("Figures were carried")]
    assert "carried by area from 2024, from the column WD24CD" in note
    assert "up to 100 % of a ward's people" in note
    assert wards.carried == note


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


OWN = ("my_town.geojson", geojson(population=[5000, 6000]))


def test_what_is_brought_is_looked_over_whole_and_nothing_is_kept(home):
    seen = uploads.look_over(uploads.Brought(OWN), 0.8)
    assert seen.usable
    assert seen.lines[0] == "my_town.geojson: usable."
    assert (seen.council, seen.problem, seen.matters, seen.carried) == ("My Town", "", (), "")
    assert not home.exists()


def test_what_cannot_be_used_is_looked_over_no_further(home):
    seen = uploads.look_over(uploads.Brought(("w.geojson", b'{"type":"FeatureCollection","features":[]}')), 0.8)
    assert not seen.usable
    assert seen.lines[0].startswith("w.geojson: refused")


def test_figures_beside_it_are_looked_over_with_it(home):
    some = uploads.Brought(("my_town.geojson", geojson()), figures=("f.csv", b"code,population\nE05001000,60\n"))
    seen = uploads.look_over(some, 0.8)
    assert seen.matters
    assert "E05001001" in seen.problem
    assert seen.lines[0] == "my_town.geojson: the outlines can be read, but the model cannot run on these wards yet."


def test_what_is_brought_is_kept_as_it_was_looked_over(home):
    older = uploads.Brought(
        ("new.geojson", geojson(4)), older=("old.geojson", geojson(4, cut=2, population=[1000, 3000])), way="area"
    )
    seen = uploads.look_over(older, 0.8)
    assert "Carried from 2 older wards to 4" in seen.carried
    name = uploads.use(older, "Our Town", 0.8)
    assert ward_files.load(name, 0.8).adults.sum() == pytest.approx(0.8 * 4000)


def test_what_the_model_cannot_run_on_is_not_kept_and_says_why(home):
    with pytest.raises(MissionError):
        uploads.use(uploads.Brought(("w.geojson", geojson(population=[-5, 10]))), "Our Town", 0.8)
    assert not list(home.glob("*")) if home.exists() else True
    with pytest.raises(FileError):
        uploads.use(uploads.Brought(("w.geojson", b'{"type":"FeatureCollection","features":[]}')), "Our Town", 0.8)


def test_a_full_disk_is_a_sentence_and_leaves_nothing_half_written(home, monkeypatch):
    def full(path, _text):
        path.write_text("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(uploads.boundary_files, "save_text", full)
    with pytest.raises(FileError, match="this server cannot keep them: its disk is full"):
        uploads.use(uploads.Brought(OWN), "Our Town", 0.8)
    assert list(home.glob("*")) == []


def test_a_clock_set_back_takes_no_upload_out(found, home):
    name = uploads.keep("Our Town", found[0], uploads.own_figures(found[0]).facts, found[1])
    later = time.time() + 10 * 365 * 86_400
    os.utime(home / name, (later, later))
    assert uploads.sweep() == []
    assert ward_files.upload_named(name) == name


def test_a_cache_that_cannot_be_written_is_told_and_nothing_is_kept(home, found):
    home.parent.mkdir(parents=True, exist_ok=True)
    home.write_text("a file where the folder should be")
    with pytest.raises(FileError) as told:
        uploads.keep("Our Town", found[0], uploads.own_figures(found[0]).facts, found[1])
    assert str(told.value).startswith("Our Town: this server cannot keep them: its disk is full, or the folder")
    assert home.is_file()


def around(kind: str = "water") -> uploads.File:
    ring = [[-1.6, 52.9], [-1.5, 52.9], [-1.5, 53.1], [-1.6, 53.1], [-1.6, 52.9]]
    area = {"type": "Feature", "properties": {"kind": kind, "name": "The Wash"}}
    area["geometry"] = {"type": "Polygon", "coordinates": [ring]}
    return "around.geojson", json.dumps({"type": "FeatureCollection", "features": [area]}).encode()


def test_what_lies_around_the_wards_is_kept_with_them_and_drawn(home):
    name = uploads.use(uploads.Brought(OWN, ground=around()), "Our Town", 0.8)
    assert name != uploads.use(uploads.Brought(OWN), "Our Town", 0.8), "another ground is another upload"
    drawn = outline_files.outlines(name, ward_files.drawn_version(name))
    assert (drawn.ground.kind, drawn.ground.name) == (("water",), ("The Wash",))
    west, south, east, north = drawn.box_m
    x, y = drawn.ground.named_at[0]
    assert not (west <= x <= east and south <= y <= north), "its name stands beside the wards"
    assert abs(x - west) < (east - west)
    assert outline_files.body_of(drawn.ground.url.rsplit("/", 1)[1])
    assert json.loads(outline_files.body_of(drawn.ground.url.rsplit("/", 1)[1]))["features"][0]["properties"] == {
        "kind": "water"
    }


def test_a_ground_that_cannot_be_drawn_is_refused_and_nothing_is_kept(home):
    brought = uploads.Brought(OWN, ground=around("watter"))
    for step in (lambda: uploads.look_over(brought, 0.8), lambda: uploads.use(brought, "Our Town", 0.8)):
        with pytest.raises(
            FileError, match=r"has the kind 'watter'; allowed are land and water\. Did you mean 'water'"
        ):
            step()
    assert not list(home.glob("*"))


def test_a_ground_that_somebody_damaged_is_left_out_and_the_wards_are_drawn(home, caplog):
    name = uploads.use(uploads.Brought(OWN, ground=around()), "Our Town", 0.8)
    (home / name / ward_files.GROUND).write_text("{")
    places.look_again()
    assert outline_files.outlines(name, ward_files.drawn_version(name)).ground is None
    assert "the wards are drawn without it" in caplog.text
