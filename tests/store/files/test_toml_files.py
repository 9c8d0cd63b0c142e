"""TOML in and out: a broken file is one sentence, and a value is never coerced."""

from __future__ import annotations

import tomllib
from typing import Annotated, Literal

import pytest
from pydantic import Field

from scenarios.domain.errors import FileError, InputError
from scenarios.domain.parameter import Frozen
from scenarios.store.files import toml_files
from scenarios.store.files.toml_files import limit_text, read_toml, validated, write_toml


class Inner(Frozen):
    share: Annotated[float, Field(ge=0, le=1)]
    name: str = Field(default="abc", min_length=3)


class Outer(Frozen):
    years: Annotated[int, Field(ge=1, le=40)]
    way: Literal["need", "per_head"] = "need"
    inner: Inner | None = None
    many: tuple[int, ...] = ()
    on: bool = False
    above: Annotated[float, Field(gt=0)] = 1.0


def refused(**values) -> str:
    with pytest.raises(InputError) as caught:
        validated(Outer, values, "own.toml")
    return str(caught.value)


def test_what_is_right_is_taken():
    made = validated(Outer, {"years": 3, "inner": {"share": 0.5}}, "own.toml")
    assert (made.years, made.inner.share) == (3, 0.5)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"years": 99}, "own.toml: years is 99, but it must be from 1 to 40."),
        ({"years": "3"}, "own.toml: years is '3', but it must be a whole number."),
        ({"years": 2.5}, "own.toml: years is 2.5, but it must be a whole number."),
        ({}, "own.toml: years is missing, but it is required."),
        ({"years": 3, "yeers": 1}, "Did you mean 'years'?"),
        ({"years": 3, "way": "neeed"}, "own.toml: way is 'neeed', but allowed are 'need' or 'per_head'."),
        ({"years": 3, "inner": {"share": 1.5}}, "own.toml: inner.share is 1.5, but it must be from 0 to 1."),
        ({"years": 3, "inner": {"share": 0.5, "nam": "x"}}, "'nam' is not a known key: allowed here are name, share"),
        ({"years": 3, "inner": {"share": 0.5, "name": "ab"}}, "it needs at least 3 letters"),
        ({"years": 3, "inner": 4}, "own.toml: inner is 4, but it must be a table."),
        ({"years": 3, "many": 4}, "own.toml: many is 4, but it must be a list."),
        ({"years": 3, "on": "yes"}, "own.toml: on is 'yes', but it must be true or false."),
        ({"years": 3, "above": 0.0}, "it must be above 0"),
    ],
)
def test_the_first_thing_wrong_is_told_by_file_field_value_and_what_is_allowed(values, says):
    assert says in refused(**values)


def test_a_date_is_no_value_here():
    import datetime

    assert "no key here takes a date; put text in quotes" in refused(years=datetime.date(2026, 1, 1))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"years = 1\nyears = 2\n", "the same key is given twice"),
        (b"years = \n", "it is not valid TOML"),
        (b"", "it is empty, so it is not a scenario"),
        (b"  \n \n", "it is empty"),
        (b"a = '\xff'", "it is not text in UTF-8"),
        (b"a = 'x\x00y'", "it is binary"),
        (b"a = " + b"[" * 20_000, "it is not valid TOML"),
        (b"a = " + b"9" * 9_000, "it is not valid TOML"),
    ],
)
def test_a_broken_file_is_one_sentence(tmp_path, text, says):
    path = tmp_path / "own.toml"
    path.write_bytes(text)
    with pytest.raises(FileError, match=says) as caught:
        read_toml(path, "scenario")
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("own.toml: ")


def test_a_byte_order_mark_is_read_over(tmp_path):
    path = tmp_path / "own.toml"
    path.write_bytes("\ufeffname = 'é'\n".encode())
    assert read_toml(path, "scenario") == {"name": "é"}


def test_a_missing_file_guesses_the_typo(tmp_path):
    (tmp_path / "sceptic.toml").write_text("a = 1")
    with pytest.raises(FileError, match=r"there is no such file \(did you mean sceptic\.toml\?\)"):
        read_toml(tmp_path / "septic.toml", "scenario")


def test_a_folder_and_a_huge_file_are_told_apart(tmp_path, monkeypatch):
    with pytest.raises(FileError, match="this is a folder, not a scenario"):
        read_toml(tmp_path, "scenario")
    (tmp_path / "big.toml").write_text("a = 1\n" * 100)
    monkeypatch.setattr(toml_files, "LARGEST_TOML", 10)
    with pytest.raises(FileError, match="it is too large for a scenario"):
        read_toml(tmp_path / "big.toml", "scenario")


def test_what_is_written_reads_back_and_leaves_no_draft(tmp_path):
    path = tmp_path / "own.toml"
    write_toml(path, {"a": {"b": [1, 2]}, "c": "£"})
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {"a": {"b": [1, 2]}, "c": "£"}
    assert [p.name for p in tmp_path.iterdir()] == ["own.toml"]


@pytest.mark.parametrize(("x", "text"), [(1, "1"), (0.05, "0.05"), (1e11, "100,000,000,000"), (40.0, "40")])
def test_a_limit_is_written_as_a_person_writes_it(x, text):
    assert limit_text(x) == text
