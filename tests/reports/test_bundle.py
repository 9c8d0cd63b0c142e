"""A bundle opened elsewhere: the same digits, what has moved, and nothing taken from it on trust."""

from __future__ import annotations

import json
import shutil

import pytest

from scenarios.answers import compare, link
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.domain.errors import FileError, InputError, MissionError
from scenarios.reports import bundle
from scenarios.store.files import bundle_files, places
from scenarios.store.library import database

ANSWERS = Answers()


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Another installation: a cache and a library of its own."""

    def move(name: str = "there") -> None:
        monkeypatch.setenv("ONE_MISSION_CACHE", str(tmp_path / name))
        monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / name}.sqlite")
        places.look_again()

    move("here")
    yield move
    database.forget()


def asked(base: str = "existing_practice", **levers):
    return link.asked(Choices(base, levers={"draws": 256} | levers), RESOLVER)


def test_it_opens_to_the_same_digits(elsewhere):
    question = asked("anchor_partners", years=7)
    data = bundle.bundle(question, ANSWERS)
    elsewhere()
    found = bundle.opened(data, "b.zip", Answers())
    assert found.differing == ()
    assert found.moved == {}
    assert found.outcomes > 1000
    assert found.question.scenario == question.scenario
    focus = question.focus
    before, now = (ANSWERS.get(compare.facts, q).headlines[focus] for q in (question, found.question))
    assert (before.people, before.value) == (now.people, now.value)


def test_the_same_question_is_the_same_file(elsewhere):
    assert bundle.bundle(asked(), Answers()) == bundle.bundle(asked(), Answers())


def test_wards_and_a_book_that_were_brought_travel_with_it(elsewhere, monkeypatch):
    wards = places.upload_folder() / ("ours_" + "a" * 24)
    shutil.copytree(places.geodata_folder() / "suchnsuch", wards)
    text = (wards / "wards.geojson").read_text().replace("SuchnSuch", "Oursborough")
    (wards / "wards.geojson").write_text(text)
    books = places.brought_book_folder()
    books.mkdir(parents=True)
    book = books / ("ours_" + "b" * 16 + ".csv")
    book.write_text((places.book_folder() / "suchnsuch.csv").read_text())
    places.look_again()
    question = link.asked(Choices(levers={"draws": 256}, council=wards.name, book=book.stem), RESOLVER)
    data = bundle.bundle(question, Answers())
    elsewhere()
    assert not places.upload_folder().exists()
    found = bundle.opened(data, "b.zip", Answers())
    assert found.differing == ()
    assert found.question.council.startswith("ours_")
    assert found.question.council != wards.name  # named by its content, whatever the bundle calls it
    assert (places.upload_folder() / found.question.council / "wards.geojson").read_text() == text
    assert found.question.scenario.contracts.book != book.stem
    again = bundle.opened(data, "b.zip", Answers())
    assert again.question.council == found.question.council
    assert len(list(places.upload_folder().iterdir())) == 1


def test_a_figure_that_is_not_the_same_is_told(elsewhere):
    files, made = bundle_files.unpacked(bundle.bundle(asked(), ANSWERS), "b.zip")
    results = json.loads(files["results.json"])
    results["strategies"]["piecemeal"]["outcomes"]["places"]["mean"] += 1e-9
    changed = {**files, "results.json": json.dumps(results).encode()}
    rows = {**made["rows"], "sv_commit_book": "0" * 12}
    data = bundle_files.packed(changed, {**made, "rows": rows})
    found = bundle.opened(data, "b.zip", Answers())
    assert found.differing == ("/strategies/piecemeal/outcomes/places/mean",)
    assert found.moved == {"rows": ["sv_commit_book"]}


def test_a_scenario_that_names_files_of_this_machine_cannot_be_packed(elsewhere, tmp_path):
    path = tmp_path / "mine.geojson"
    shutil.copy(places.geodata_folder() / "suchnsuch" / "wards.geojson", path)
    question = link.asked(Choices(levers={"draws": 256}, council=str(path)), RESOLVER)
    with pytest.raises(InputError, match=r"council\.wards"):
        bundle.bundle(question, Answers())


def test_wards_and_books_that_are_none_are_refused_before_they_are_put_in_place(elsewhere):
    files, made = bundle_files.unpacked(bundle.bundle(asked(), ANSWERS), "b.zip")
    for name in ("wards/wards.geojson", "books/suchnsuch.csv"):
        with pytest.raises(MissionError):
            bundle.opened(bundle_files.packed({**files, name: b"{}"}, made), "b.zip", Answers())
    held = [p for p in places.upload_folder().rglob("*") if p.is_file()] if places.upload_folder().exists() else []
    assert held == []
    assert not list(places.brought_book_folder().glob("*.csv"))


def test_a_server_runs_no_more_than_for_a_screen(elsewhere):
    files, made = bundle_files.unpacked(bundle.bundle(asked(), ANSWERS), "b.zip")
    for given, used in ((None, 5000), (10**12, 5000), (True, 5000), (-5, 5000), (4000, 4000)):
        data = bundle_files.packed(files, {**made, "most_cells": given})
        assert bundle.opened(data, "b.zip", Answers(), 5000).question.most_cells == used


def test_what_is_missing_or_no_scenario_is_one_sentence(elsewhere):
    files, made = bundle_files.unpacked(bundle.bundle(asked(), ANSWERS), "b.zip")
    for missing, told in (
        ("results.json", r"results\.json is missing in it"),
        ("wards/wards.geojson", r"wards/wards\.geojson is missing in it"),
        ("books/suchnsuch.csv", "the contract book 'suchnsuch' is missing in it"),
    ):
        without = {k: v for k, v in files.items() if k != missing}
        with pytest.raises(FileError, match=told):
            bundle.opened(bundle_files.packed(without, made), "b.zip", Answers())
    scenario = files["scenario.toml"]
    for content, told in (
        (b'format = 1\ncouncil = "x"\n', "names no council"),
        (b'format = 1\nextends = "sceptic"\n[council]\nwards = "suchnsuch"\n', "is not complete"),
        (scenario.replace(b'wards = "suchnsuch"', b"adults = 5"), "wards"),
        (scenario.replace(b"[contracts]", b'contracts = "x"\n[contracts_]'), "contracts"),
        (b"= = =", "toml"),
    ):
        with pytest.raises(MissionError, match=told):
            bundle.opened(bundle_files.packed({**files, "scenario.toml": content}, made), "b.zip", Answers())
    for results in (b"{", b"\xff\xfe"):
        with pytest.raises(FileError, match=r"results\.json in it cannot be read"):
            bundle.opened(bundle_files.packed({**files, "results.json": results}, made), "b.zip", Answers())
    assert not places.upload_folder().exists()  # nothing of any of them was put in place
    escaping = files["scenario.toml"].replace(b'wards = "suchnsuch"', b'wards = "../../etc"')
    found = bundle.opened(bundle_files.packed({**files, "scenario.toml": escaping}, made), "b.zip", Answers())
    assert found.question.council.startswith("etc_")  # never a path of the machine that opens it
