"""Draws from anybody's CSV: read exactly, refused clearly."""

from __future__ import annotations

import pytest

from scenarios.domain.errors import MissionError
from scenarios.store.files.case_files import read_columns


def test_columns_are_read_to_the_last_digit(tmp_path):
    path = tmp_path / "d.csv"
    path.write_text('\ufeff"",a,b\n1,0.1,2e-300\n2,-3,4\n', encoding="utf-8")
    columns = read_columns(path)
    assert list(columns) == ["a", "b"]
    assert list(columns["a"]) == [0.1, -3]
    assert columns["b"][0] == 2e-300


def test_semicolons_will_do(tmp_path):
    path = tmp_path / "d.csv"
    path.write_text("a;b\n1;2\n")
    assert list(read_columns(path)) == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,x\n", "line 2, column b is 'x', but every cell must be a number"),
        ("a,b\n1,\n", "every cell must be a number"),
        ("a,b\n1,nan\n", "every cell must be a number"),
        ("a,a\n1,2\n", "that column is there twice"),
        ("a,b\n", "a header and no draws"),
        ("a,b\n1,2\n3\n", "line 3 has 1 cells where the header has 2"),
        ("", "it is empty"),
    ],
)
def test_a_fault_is_told_by_line_and_column(tmp_path, text, said):
    path = tmp_path / "d.csv"
    path.write_text(text)
    with pytest.raises(MissionError) as error:
        read_columns(path)
    assert said in str(error.value)
    assert "d.csv" in str(error.value)
