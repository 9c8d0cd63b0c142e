"""Draws from anybody's CSV: read exactly, refused clearly."""

from __future__ import annotations

import pytest

from scenarios.domain.errors import MissionError
from scenarios.store.files.case_files import read_columns, table_text


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
        (
            "a,b\n1,5,2\n",
            "line 2 has 3 cells where the header has 2. If commas stand for decimal points, put semicolons",
        ),
        ("a;b\n1.172,5;2\n", "but every cell must be a number, without marks between its thousands"),
        ('a,b\n"1,172",2\n', "without marks between its thousands"),
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


@pytest.mark.parametrize(
    "written",
    [
        b"a,b\r1.5,-2\r3,4e3\r",
        b"a,b\r\n1.5,-2\r\n3,4e3\r\n",
        b"a\tb\n1.5\t-2\n3\t4e3\n",
        b"a;b\n1,5;-2\n3;4e3\n",
        b"a\tb\n1,5\t-2\n3\t4e3\n",
        "a,b\n1.5,-2\n3,4e3\n".encode("utf-16"),
        "a;b\n1,5;-2\n3;4e3\n".encode("utf-16-le").join((b"\xff\xfe", b"")),
        "a,b\n1.5,-2\n3,4e3\n".encode("utf-16-le"),
        "a,b\n1.5,-2\n3,4e3\n".encode("utf-16-be"),
    ],
)
def test_a_table_is_read_however_a_spreadsheet_wrote_it(tmp_path, written):
    path = tmp_path / "d.csv"
    path.write_bytes(written)
    columns = read_columns(path)
    assert list(columns["a"]) == [1.5, 3]
    assert list(columns["b"]) == [-2, 4000]


def test_windows_letters_in_a_header_are_read(tmp_path):
    path = tmp_path / "d.csv"
    path.write_bytes("caf\xe9,\xa3\n1,2\n".encode("cp1252"))
    assert list(read_columns(path)) == ["caf\xe9", "\xa3"]


def test_a_workbook_is_named_for_what_it_is():
    with pytest.raises(MissionError, match=r"d\.csv: it is a workbook \(XLSX\).*save the sheet with the draws as CSV"):
        table_text(b"PK\x03\x04rest", "d.csv")
