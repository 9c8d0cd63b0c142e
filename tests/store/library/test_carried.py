"""Wards and books of a scenario on another installation: never overwritten, never by a path."""

from __future__ import annotations

import pytest

from scenarios.domain.errors import FileError
from scenarios.store.files import places
from scenarios.store.library import carried

VALUES = {
    "council": {"wards": "suchnsuch"},
    "contracts": {"book": "suchnsuch"},
    "partners": {"trust": {"title": "Trust", "book": "suchnsuch"}, "other": {"title": "Other"}},
}


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("ONE_MISSION_CACHE", str(tmp_path))
    places.look_again()


def test_every_file_is_taken_once_and_each_book_named_once():
    files = carried.taken(VALUES)
    assert {"wards/wards.geojson", "wards/ground.geojson", "books/suchnsuch.csv"} <= set(files)
    assert carried.books(VALUES) == ["suchnsuch"]


def test_what_this_installation_has_stays_by_its_name(tmp_path):
    put = carried.put_back(VALUES, carried.taken(VALUES), "b.zip")
    assert put["council"]["wards"] == "suchnsuch"
    assert put["contracts"]["book"] == put["partners"]["trust"]["book"] == "suchnsuch"
    assert put["partners"]["other"]["book"] == ""
    assert not places.upload_folder().exists()


def test_others_by_the_same_name_stand_beside_and_overwrite_nothing():
    files = carried.taken(VALUES)
    changed = {**files, "wards/wards.geojson": files["wards/wards.geojson"] + b"\n"}
    changed["books/suchnsuch.csv"] = files["books/suchnsuch.csv"] + b"\n"
    put = carried.put_back(VALUES, changed, "b.zip")
    assert put["council"]["wards"].startswith("suchnsuch_")
    assert put["contracts"]["book"].startswith("suchnsuch_")
    assert put == carried.put_back(VALUES, changed, "b.zip")
    held = places.upload_folder() / put["council"]["wards"] / "wards.geojson"
    assert held.read_bytes() == changed["wards/wards.geojson"]


def test_a_book_s_name_is_never_a_path(tmp_path):
    data = carried.taken(VALUES)["books/suchnsuch.csv"]
    for name in (f"{tmp_path}/evil", "../../evil"):
        values = {**VALUES, "contracts": {"book": name}, "partners": {}}
        put = carried.put_back(values, {**carried.taken(VALUES), f"books/{name}.csv": data}, "b.zip")
        assert "/" not in put["contracts"]["book"]
        held = places.brought_book_folder() / f"{put['contracts']['book']}.csv"
        assert held.read_bytes() == data
    assert not list(tmp_path.glob("evil*"))


def test_a_missing_book_is_named():
    files = {k: v for k, v in carried.taken(VALUES).items() if not k.startswith("books/")}
    with pytest.raises(FileError, match="the contract book 'suchnsuch' is missing"):
        carried.put_back(VALUES, files, "b.zip")
