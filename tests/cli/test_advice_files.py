"""Files beside an answer: refused before a long run, made only where asked for."""

from __future__ import annotations

import pytest

from scenarios.cli.advice_files import expect_writable_files, write_files
from scenarios.domain.errors import FileError, InputError


def test_nothing_is_drawn_where_no_file_is_asked_for():
    write_files(lambda: 1 / 0, [], "draws.csv", 10, None, None, "svg")


def test_a_folder_that_is_there_already_is_used(tmp_path):
    expect_writable_files(None, tmp_path)
    write_files(list, [], "draws.csv", 10, None, tmp_path, "svg")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("report", "charts", "said"),
    [
        ("page.docx", None, "--report"),
        ("none/page.html", None, "--report"),
        (None, "none/charts", "--charts"),
        (None, "a_file", "--charts"),
    ],
)
def test_what_cannot_be_written_is_told_with_its_option(tmp_path, report, charts, said):
    (tmp_path / "a_file").write_text("")
    with pytest.raises(InputError, match=said):
        expect_writable_files(*(None if p is None else tmp_path / p for p in (report, charts)))


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "a_file").write_text("")
    with pytest.raises(FileError, match="it could not be made"):
        write_files(list, [], "draws.csv", 10, None, tmp_path / "a_file" / "charts", "svg")


def test_a_form_without_a_folder_would_do_nothing():
    with pytest.raises(InputError, match="--chart-format is 'png', but it is the form of charts: give --charts a fold"):
        expect_writable_files(None, None, "png")
