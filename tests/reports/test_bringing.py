"""A file of contracts looked over and used, told in sentences."""

from __future__ import annotations

from datetime import date

import pytest

from scenarios.domain.errors import FileError
from scenarios.reports import bringing
from scenarios.store.contracts import book_files

TODAY = date(2026, 11, 1)
REGISTER = (
    b"Contract ref,Title,Supplier,Department,Value,Start date,End date\n"
    b'A/1,Home care,A Ltd,Adults,"3000.00",01/04/2024,31/03/2027\n'
    b"A/2,Schools,B Ltd,Education,TBC,01/04/2024,TBC\n"
)


def test_what_is_told_of_a_file_and_what_is_left_out_of_it():
    found = bringing.look_over("r.csv", REGISTER, "Ours", TODAY)
    assert found.contracts == 1
    assert found.lines[0].startswith("In the book: 1 contracts worth £1,000.")
    assert any(line.startswith("r.csv: 2 lines read") for line in found.every_line)


def test_every_line_is_told_as_csv():
    said = bringing.accounted("r.csv", REGISTER, TODAY).splitlines()
    assert said[0] == "\ufeffFile,Where,Contract,What became of it,Field,As it stands,Why"
    assert "r.csv,line 3,A/2,refused,value,TBC,no amount that can be read: left empty" in said
    assert any(line.startswith("r.csv,line 3,A/2,left out,value,") for line in said)


def test_what_is_used_is_kept_and_found(tmp_path, monkeypatch):
    monkeypatch.setenv("ONE_MISSION_CACHE", str(tmp_path))
    used = bringing.use("r.csv", REGISTER, "Ours", TODAY)
    assert (used.title, round(used.annual_gbp)) == ("Ours", 1001)
    assert book_files.load(used.name).contracts[0].reference == "A/1"


def test_a_file_without_a_contract_that_runs_keeps_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("ONE_MISSION_CACHE", str(tmp_path))
    with pytest.raises(FileError, match="there is no contract in it that runs"):
        bringing.use("r.csv", REGISTER, "Ours", date(2036, 1, 1))
    assert not list(tmp_path.rglob("*.csv"))


def test_the_headings_of_a_file_are_told_with_what_is_read_from_them():
    found = bringing.columns_of("r.csv", b"Export,,\nNr,Title,Supplier\n1,Care,A Ltd\n")
    assert found.headings == ("Nr", "Title", "Supplier")
    assert found.read == {"title": "Title", "supplier": "Supplier"}
    chosen = bringing.columns_of("r.csv", b"Nr,What,Supplier\n1,Care,A Ltd\n", {"title": "What", "reference": "Nr"})
    assert chosen.read == {"reference": "Nr", "title": "What", "supplier": "Supplier"}
