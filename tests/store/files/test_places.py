"""Where the data folders are, and when something in them last changed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from scenarios.store.files import places


@pytest.fixture(autouse=True)
def fresh():
    places.look_again()
    yield
    places.look_again()


def test_the_folders_of_a_clone_are_beside_the_package(root):
    assert places.home() == root
    for folder in (places.scenario_folder(), places.geodata_folder()):
        assert folder.is_dir()
    for file in (places.register_file(), places.missions_file(), places.glossary_file()):
        assert file.is_file()


def test_another_home_can_be_given(monkeypatch, tmp_path, root):
    monkeypatch.setenv("ONE_MISSION_HOME", str(tmp_path))
    assert places.scenario_folder() == tmp_path / "scenarios"
    monkeypatch.setenv("ONE_MISSION_HOME", "")
    assert places.home() == root


def test_the_version_changes_with_any_of_the_files(tmp_path):
    old, new = tmp_path / "a", tmp_path / "b"

    def version():
        places.look_again()
        return places.version_of("two", lambda: [old, new])

    seen = [version()]
    for path, when, text in ((old, 1_000, "x"), (new, 2_000, "x"), (old, 500, "z"), (new, 2_000, "longer")):
        path.write_text(text)
        os.utime(path, (when, when))
        seen.append(version())
    old.unlink()  # a file taken away, or put back older than it was, is a change too
    seen.append(version())
    assert len(set(seen)) == len(seen)
    assert version() == version()


def test_the_disk_is_not_looked_at_twice_in_a_blink(tmp_path):
    looked = []

    def files():
        looked.append(1)
        return []

    for _ in range(5):
        places.version_of("blink", files)
    assert len(looked) == 1


def test_whoever_writes_says_so_and_is_believed(tmp_path):
    path = tmp_path / "a"
    path.write_text("x")
    before = places.version_of("w", lambda: [path])
    path.write_text("y")
    assert places.version_of("w", lambda: [path]) == before
    places.look_again()
    assert places.version_of("w", lambda: [path]) != before


def test_every_file_of_evidence_counts(monkeypatch, tmp_path):
    monkeypatch.setenv("ONE_MISSION_HOME", str(tmp_path))
    (tmp_path / "scenarios").mkdir()
    nothing = places.evidence_version()
    (tmp_path / "scenarios" / "a.toml").write_text("x")
    places.look_again()
    first = places.evidence_version()
    assert first != nothing
    (tmp_path / "scenarios" / "notes.txt").write_text("x")
    places.look_again()
    assert places.evidence_version() == first


def test_a_version_is_of_the_content_whatever_the_clock_says(tmp_path):
    path, future = tmp_path / "a", 4e9
    path.write_text("x")
    os.utime(path, (future, future))
    places.look_again()
    first = places.version_of("clock", lambda: [path])
    path.write_text("y")
    os.utime(path, (future, future))
    places.look_again()
    second = places.version_of("clock", lambda: [path])
    assert second != first
    path.write_text("x")
    os.utime(path, (5, 5))
    places.look_again()
    assert places.version_of("clock", lambda: [path]) == first


def test_what_the_app_writes_lies_outside_the_package(monkeypatch, tmp_path, root):
    monkeypatch.delenv("ONE_MISSION_CACHE", raising=False)
    assert root not in places.cache_folder().parents
    monkeypatch.setenv("ONE_MISSION_CACHE", str(tmp_path))
    assert places.upload_folder() == tmp_path / "uploads"
    assert places.outline_folder() == tmp_path / "outlines"


def test_an_account_without_a_home_writes_where_anybody_may(monkeypatch):
    monkeypatch.delenv("ONE_MISSION_CACHE", raising=False)

    def homeless(*_, **__):
        raise RuntimeError("no home")

    monkeypatch.setattr(places.platformdirs, "user_cache_path", homeless)
    assert places.cache_folder().parent == Path(tempfile.gettempdir())
