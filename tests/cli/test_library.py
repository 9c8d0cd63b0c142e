"""`scenarios library`: saved, listed, told, restored, exported and run from a terminal."""

from __future__ import annotations

import json
import re

import pytest
from calling import scenarios

from scenarios.store.library import database


@pytest.fixture(autouse=True)
def _own(tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    yield
    database.forget()


def saved(*more: str) -> str:
    done = scenarios("library", "save", "existing_practice", "--draws", "128", "--who", "Ann", *more)
    assert done.returncode == 0, done.stderr
    return re.search(r"Saved as ([a-z2-7]{10}@\d+)\.", done.stdout)[1]


def test_a_scenario_is_saved_listed_and_run_by_its_reference(tmp_path):
    reference = saved("--name", "Eight years", "--years", "8", "--tag", "cabinet")
    listed = scenarios("library", "list", "eight").stdout
    assert listed.startswith(f"{reference}  Eight years [cabinet]  ")
    assert "Nothing is saved that holds" in scenarios("library", "list", "nine").stdout
    ran = json.loads(scenarios("run", reference, "--format", "json").stdout)
    assert (ran["run"]["title"], ran["run"]["years"], ran["run"]["draws"]) == ("Eight years", 8, 128)
    plain = scenarios("run", "existing_practice", "--years", "8", "--draws", "128", "--format", "json")
    assert json.loads(plain.stdout)["strategies"] == ran["strategies"]


def test_a_file_that_is_exported_is_the_same_scenario(tmp_path):
    reference = saved("--name", "Ours", "--years", "8")
    assert scenarios("library", "export", reference, "--to", tmp_path / "s.toml").returncode == 0
    asked = "--draws", "128", "--format", "json"
    there, here = (json.loads(scenarios("run", x, *asked).stdout) for x in (tmp_path / "s.toml", reference))
    assert there["strategies"] == here["strategies"]


def test_a_further_version_goes_onto_the_last_and_onto_no_other():
    first = saved("--name", "Ours", "--why", "to begin")
    second = saved("--onto", first, "--years", "5", "--why", "five")
    assert second == first.replace("@1", "@2")
    late = scenarios("library", "save", "existing_practice", "--draws", "128", "--who", "Ben", "--onto", first)
    assert late.returncode == 2
    assert "Ours was saved by Ann meanwhile, as version 2 (five). Nothing is lost" in late.stderr
    told = scenarios("library", "history", first).stdout.splitlines()
    assert told[0].startswith("Ours (")
    assert "Ann (typed): to begin. £400m a year" in told[1]
    assert "after 5 years" in told[2]


def test_a_version_is_restored_on_top_and_a_deleted_one_brought_back():
    first = saved("--name", "Ours")
    saved("--onto", first, "--years", "5")
    done = scenarios("library", "restore", first, "--who", "Ben")
    assert done.stdout.strip() == f"{first.replace('@1', '@3')}: Version 1 restored"
    whole = json.loads(scenarios("library", "history", first, "--format", "json").stdout)
    assert [v["number"] for v in whole] == [1, 2, 3]
    assert whole[0]["kept"]["text"] == whole[2]["kept"]["text"]
    assert "deleted; --undo brings it back" in scenarios("library", "delete", first, "--who", "Ben").stdout
    assert scenarios("library", "list").stdout.strip() == "Nothing is saved."
    assert "Ours" in scenarios("library", "list", "--deleted").stdout
    assert "brought back" in scenarios("library", "delete", first, "--undo").stdout
    assert len(json.loads(scenarios("library", "list", "--format", "json").stdout)) == 1


def test_it_is_described_locked_published_and_copied():
    first = saved("--name", "Ours", "--tag", "draft", "--description", "As agreed")
    told = scenarios("library", "describe", first, "--name", "Ours, for cabinet", "--tag", "cabinet", "--who", "Ann")
    assert told.stdout.strip() == f"Ours, for cabinet ({first[:10]}): cabinet"
    assert scenarios("library", "lock", first, "--who", "Ann").stdout.strip().endswith("read-only for others")
    refused = scenarios("library", "publish", first, "--who", "Ben")
    assert refused.returncode == 2
    assert "it is Ann's, who alone can do this" in refused.stderr
    assert scenarios("library", "publish", first, "--who", "Ann").stdout.strip().endswith(": published")
    assert "no longer published" in scenarios("library", "publish", first, "--undo", "--who", "Ann").stdout
    assert "open to others" in scenarios("library", "lock", first, "--undo", "--who", "Ann").stdout
    copied = scenarios("library", "copy", first, "--who", "Ben").stdout
    assert "Ours, for cabinet (copy)" in copied
    whole = json.loads(scenarios("library", "list", "--format", "json").stdout)
    assert {s["name"]: s["owner"]["name"] for s in whole} == {
        "Ours, for cabinet": "Ann",
        "Ours, for cabinet (copy)": "Ben",
    }
    assert next(s for s in whole if s["owner"]["name"] == "Ann")["description"] == "As agreed"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("save", "existing_practice"), "a scenario of its own needs a name"),
        (("save", "existing_practice", "--onto", "abcdefghij"), "it must name a version, as abcdefghij@2"),
        (("history", "abcdefghij"), "there is no such saved scenario on this server"),
        (("restore", "abcdefghij"), "it must name a version"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(asked, told):
    done = scenarios("library", *asked)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
