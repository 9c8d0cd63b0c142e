"""`scenarios bundle`: packed, opened, compared, kept."""

from __future__ import annotations

import json

import pytest
from calling import scenarios

from scenarios.store.library import database
from scenarios.store.library import saved_scenarios as library


@pytest.fixture(autouse=True)
def own_library(tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    yield
    database.forget()


def test_it_is_written_opened_and_kept(own_answers, tmp_path):
    done = scenarios(
        "bundle", "write", "existing_practice", "--draws", "256", "--years", "6", "--to", tmp_path / "b.zip"
    )
    assert done.returncode == 0, done.stderr
    opened = scenarios(
        "bundle", "open", tmp_path / "b.zip", "--save", "Theirs", "--who", "Ann", "--scenario-out", tmp_path / "s.toml"
    )
    assert opened.returncode == 0, opened.stderr
    assert "figures are the same to the last digit." in opened.stdout
    (of,) = library.search()
    assert (of.name, of.owner.name) == ("Theirs", "Ann")
    assert library.history(of.id)[0].why == "From the bundle b.zip"
    assert "years = 6" in (tmp_path / "s.toml").read_text()
    plain = json.loads(scenarios("bundle", "open", tmp_path / "b.zip", "--format", "json").stdout)
    assert plain["differing"] == []
    assert plain["outcomes"] > 1000


def test_a_file_that_is_none_is_one_sentence(tmp_path):
    (tmp_path / "b.zip").write_bytes(b"nothing")
    done = scenarios("bundle", "open", tmp_path / "b.zip")
    assert done.returncode == 2
    assert "it is not a ZIP file that can be read, so it is not a bundle" in done.stderr
