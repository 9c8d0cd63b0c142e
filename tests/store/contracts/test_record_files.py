"""What returns said, kept beside a book: quantities, units and the version of the proxy, and never only pounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scenarios.domain.book import RecordLine
from scenarios.domain.errors import FileError
from scenarios.store.contracts import book_files, record_files

RECORD = (
    RecordLine("A", "NT29", "hours", date(2026, 4, 1), date(2026, 9, 30), 100.0, 60.0, 17.0, "2025", True),
    RecordLine("A", "SRM-1", "no.", None, None, None, None, None, "", False),
)


def test_a_record_is_written_and_read_as_it_is(tmp_path):
    book = tmp_path / "b.csv"
    assert record_files.load(book) == ()
    record_files.save(RECORD, book)
    assert record_files.load(book) == RECORD
    assert [f.name for f in tmp_path.iterdir()] == ["b.record"]


def test_a_book_that_is_kept_has_its_record_and_forgets_it_with_itself(tmp_path, monkeypatch):
    monkeypatch.setenv("ONE_MISSION_CACHE", str(tmp_path))
    plain = book_files.load("suchnsuch")
    told = replace(plain, record=RECORD)
    assert told.digest != plain.digest
    name = book_files.keep(told)
    assert book_files.load(name).record == RECORD
    before = book_files.version(name)
    record_files.beside(book_files.find(name)).write_text("x")
    book_files.places.look_again()
    assert book_files.version(name) != before
    book_files.forget(name)
    assert not list((tmp_path / "books").iterdir())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,b\n1,2\n", "its columns are not contract"),
        (f"{','.join(record_files.COLUMNS)}\nA,M,u,32.13.,,1,2,3,v,yes\n", "line 2"),
    ],
)
def test_what_is_no_record_is_refused_by_file_and_line(tmp_path, text, told):
    (tmp_path / "b.record").write_text(text)
    with pytest.raises(FileError) as error:
        record_files.load(tmp_path / "b.csv")
    assert told in str(error.value)
