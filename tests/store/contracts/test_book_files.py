"""Contract books on disk: shipped, brought, and refused with line, field and what is allowed."""

from __future__ import annotations

import os
import time

import pytest

from scenarios.domain.errors import FileError, MissionError
from scenarios.store.contracts import book_files
from scenarios.store.files import places


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("ONE_MISSION_CACHE", str(tmp_path))
    places.look_again()
    yield tmp_path
    places.look_again()


@pytest.fixture(scope="module")
def shipped():
    return book_files.load("suchnsuch")


def test_the_shipped_book_is_what_its_tool_makes(shipped, root, monkeypatch):
    monkeypatch.syspath_prepend(str(root / "tools"))
    import make_book

    made = book_files.as_csv(make_book.book())
    assert (root / "scenarios/books/suchnsuch.csv").read_text(encoding="utf-8") == made
    assert shipped.contracts == make_book.book().contracts


def test_the_shipped_book_is_believable(shipped):
    values = sorted(c.annual_gbp for c in shipped.contracts)
    assert (len(values), shipped.annual_gbp, shipped.fictional) == (850, 400e6, True)
    assert 80_000 < values[len(values) // 2] < 120_000
    assert sum(values[-85:]) > 0.6 * shipped.annual_gbp  # a tenth of them is most of it
    of_charities = sum(c.annual_gbp for c in shipped.contracts if c.kind == "vcse") / shipped.annual_gbp
    assert 0.07 < of_charities < 0.16


def test_a_book_is_written_and_read_again(shipped, tmp_path):
    (tmp_path / "b.csv").write_text(book_files.as_csv(shipped), encoding="utf-8")
    assert book_files.load(tmp_path / "b.csv").contracts == shipped.contracts


def test_a_book_that_is_brought_is_found_by_its_whole_name_alone(shipped, cache):
    name = book_files.keep(shipped)
    assert book_files.keep(shipped) == name
    assert book_files.load(name).contracts == shipped.contracts
    assert book_files.named(name) == book_files.named(book_files.title(name)) == name
    assert book_files.named("suchnsuch") is None
    assert name not in book_files.shipped()
    book_files.forget(name)
    assert book_files.named(name) is None


def test_what_nobody_uses_goes_and_what_is_used_stays(shipped, cache):
    name = book_files.keep(shipped)
    file = cache / "books" / f"{name}.csv"
    long_ago = time.time() - (book_files.UNUSED_DAYS + 1) * 86_400
    os.utime(file, (long_ago, long_ago))
    book_files.touch(name)
    assert book_files.sweep() == []
    os.utime(file, (long_ago, long_ago))
    assert book_files.sweep() == [name]


def test_a_server_holds_so_many_and_says_so(shipped, cache, monkeypatch):
    monkeypatch.setattr(book_files, "MOST_BOOKS", 0)
    with pytest.raises(FileError, match="this server holds as many as it may"):
        book_files.keep(shipped)


def test_a_disk_that_is_full_is_one_sentence(shipped, cache, monkeypatch):
    monkeypatch.setattr(book_files, "save_text", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(FileError, match="this server cannot keep it"):
        book_files.keep(shipped)


ROW = "A,Care,Adults,housing,Firm Ltd,sme,1000.00,2028-03-31,,4,yes,0"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW.replace("housing", "hosing"), "b.csv, line 2: category is 'hosing'.*Did you mean 'housing'?"),
        (ROW.replace("sme", "smes"), "b.csv, line 2: kind is 'smes'"),
        (ROW.replace("1000.00", "-3"), "annual_gbp is '-3', but it must be a number from 0 to 5e\\+09"),
        (ROW.replace("2028-03-31", "31.3.28"), "ends is '31.3.28', but it must be a day, as in 2027-03-31"),
        (ROW.replace(",4,", ",0,"), "term_years is '0'"),
        (ROW.replace("yes", "perhaps"), "may_be_asked is 'perhaps', but it must be yes or no"),
        (ROW.replace("1000.00", "0"), "there is no contract with a value in it"),
    ],
)
def test_a_fault_names_line_field_value_and_what_is_allowed(tmp_path, row, said):
    (tmp_path / "b.csv").write_text(",".join(book_files.COLUMNS) + "\n" + row + "\n")
    with pytest.raises(MissionError, match=said):
        book_files.load(tmp_path / "b.csv")


def test_a_file_that_is_no_book_names_the_column_and_the_command(tmp_path):
    (tmp_path / "b.csv").write_text("a,b\n1,2\n")
    with pytest.raises(FileError, match=r"no column 'reference'\. `scenarios contracts add` makes one"):
        book_files.load(tmp_path / "b.csv")


def test_an_unknown_name_is_guessed():
    with pytest.raises(FileError, match="Did you mean 'suchnsuch'"):
        book_files.find("suchnsuc")
