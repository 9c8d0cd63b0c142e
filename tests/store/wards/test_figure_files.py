"""Figures of wards from a CSV or a workbook."""

from __future__ import annotations

import pytest

from scenarios.domain.errors import FileError
from scenarios.store.wards import figure_files


def read(tmp_path, name: str, content: bytes):
    path = tmp_path / name
    path.write_bytes(content)
    return figure_files.read(path)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_separator_will_do(tmp_path, separator):
    text = separator.join(["code", "population"]) + "\n" + separator.join(["E05000001", "5000"]) + "\n"
    assert read(tmp_path, "f.csv", text.encode()) == [{"code": "E05000001", "population": "5000"}]


def test_a_title_above_the_header_is_read_over(tmp_path):
    rows = read(tmp_path, "f.csv", b"Population by ward,\n,\ncode,population\nE05000001,5000\n")
    assert rows == [{"code": "E05000001", "population": "5000"}]


def test_blank_rows_and_unnamed_columns_are_left_out(tmp_path):
    rows = read(tmp_path, "f.csv", b"code,,population\nE1,note,5\n,,\nE2,,6\n")
    assert rows == [{"code": "E1", "population": "5"}, {"code": "E2", "population": "6"}]


def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path):
    assert list(read(tmp_path, "f.csv", "\ufeffcode,n\nE1,5\n".encode())[0]) == ["code", "n"]


def test_a_short_row_keeps_what_it_has(tmp_path):
    assert read(tmp_path, "f.csv", b"code,a,b\nE1,5\n") == [{"code": "E1", "a": "5"}]


def test_a_quoted_comma_is_part_of_its_cell(tmp_path):
    assert read(tmp_path, "f.csv", b'code,name\nE1,"North, East"\n')[0]["name"] == "North, East"


def test_a_workbook_is_read_like_a_csv(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    for row in (["A title"], [], ["code", "population"], ["E1", 5000], ["E2", None]):
        book.active.append(row)
    book.save(tmp_path / "f.xlsx")
    rows = figure_files.read(tmp_path / "f.xlsx")
    assert rows == [{"code": "E1", "population": 5000}, {"code": "E2", "population": None}]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("f.csv", b"", "it is empty"),
        ("f.csv", b"only a title\n", "it holds no rows of figures under a header"),
        ("f.csv", b"code,population\n", "it holds no rows of figures under a header"),
        ("f.csv", b"code,\xff\n1,2\n", "it is not text in UTF-8"),
        ("f.csv", b"code,a\x00\n1,2\n", "it is binary"),
        ("f.xlsx", b"not a workbook", "it is not a workbook that can be read"),
    ],
)
def test_a_file_that_holds_no_figures_is_one_sentence(tmp_path, name, content, says):
    with pytest.raises(FileError, match=says) as caught:
        read(tmp_path, name, content)
    assert str(caught.value).startswith(f"{name}: ")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(figure_files, "LARGEST", 5)
    with pytest.raises(FileError, match="it is too large for a file of figures"):
        read(tmp_path, "f.csv", b"code,population\nE1,5\n")
