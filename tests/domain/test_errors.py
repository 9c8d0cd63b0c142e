"""What a user reads when an input cannot be used."""

from __future__ import annotations

import pytest

from scenarios.domain.errors import Described, FileError, InputError, MissionError, likely, show, unknown


def test_an_error_names_file_field_value_what_is_allowed_and_the_typo():
    error = InputError("own.toml", "levers.years", 99, "it must be from 1 to 40", "year")
    assert str(error) == "own.toml: levers.years is 99, but it must be from 1 to 40. Did you mean 'year'?"


def test_what_is_not_known_is_left_out():
    assert str(InputError("", "levers.years", 99, "it must be less")) == "levers.years is 99, but it must be less."
    assert str(InputError("a.csv", "", "x", "it must be a number")) == "a.csv: 'x', but it must be a number."


def test_the_innermost_file_wins():
    inner = InputError("register.toml", "a", 1, "no")
    assert inner.within("own.toml").file == "register.toml"
    outer = InputError("", "a", 1, "no", "b").within("own.toml")
    assert (outer.file, outer.field, outer.value, outer.allowed, outer.suggestion) == ("own.toml", "a", 1, "no", "b")


def test_a_file_that_cannot_be_used_is_one_sentence():
    assert str(FileError("wards.zip", "it is empty")) == "wards.zip: it is empty"


def test_both_are_errors_a_user_can_cause():
    for error in (InputError("", "a", 1, "no"), FileError("a", "no")):
        assert isinstance(error, MissionError)
        with pytest.raises(MissionError):
            raise error


def test_a_long_value_is_shortened_and_words_are_not():
    assert len(show("x" * 500)) == 80
    assert show("x" * 500).endswith("...")
    assert show(Described("a list of " + "x" * 200)).endswith("x" * 200)
    assert (show("text"), show(3), show(None)) == ("'text'", "3", "None")


@pytest.mark.parametrize(
    ("typed", "near"), [("isolaton", "isolation"), ("JOBS", None), ("", None), ("homelesness", "homelessness")]
)
def test_the_likely_word(typed, near):
    assert likely(typed, ["isolation", "jobs", "homelessness"]) == near


def test_an_unknown_word_lists_what_is_allowed_and_no_more_than_a_dozen():
    error = unknown("levers.mission", "isolaton", ["isolation", "jobs"], "mission")
    assert str(error) == (
        "levers.mission is 'isolaton', but that is not a known mission: allowed are isolation, jobs."
        " Did you mean 'isolation'?"
    )
    many = str(unknown("f", "zzz", [f"w{i:02d}" for i in range(20)]))
    assert "w11 and 8 more" in many
    assert "w12" not in many
