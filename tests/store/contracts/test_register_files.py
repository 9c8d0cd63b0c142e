"""Registers as files: encodings, sheets and lines, and each against the truth it was written with."""

from __future__ import annotations

import json

import pytest

from scenarios.domain.errors import FileError
from scenarios.store.contracts.register_files import read, register

FILES = ("lga_schema_cp1252.csv", "procontract_like_utf8_bom.csv", "atamis_like.xlsx")
# What no line of the file tells: the truth was written with the rows. An end that cannot be read is left empty, and so
# is what would follow from it; that an extension was taken stands in a footnote alone.
NOT_IN_THE_FILE = {
    ("procontract_like_utf8_bom.csv", 48, "max_end"),
    *(("atamis_like.xlsx", n, "flags") for n in (11, 39, 44)),
}


@pytest.fixture(scope="module")
def registers(shared):
    return shared / "contracts" / "registers"


@pytest.mark.parametrize("name", FILES)
def test_every_line_has_the_verdict_it_was_written_with(registers, name):
    truth, found = json.loads((registers / "expected.json").read_text())[name], register(registers / name)
    assert found.header_line == truth["header_line"]
    for ours, theirs in zip(found.skipped, truth["skipped"], strict=False):
        assert ours.line == theirs["line"]
        assert ours.why.startswith(theirs["why"].split(":")[0])
    assert len(found.contracts) == truth["summary"]["rows_read"]
    for c, row in zip(found.contracts, truth["rows"], strict=True):
        ours = {
            "line": c.line,
            "ref": c.reference,
            "title": c.title,
            "suppliers": list(c.suppliers),
            "sme": c.sme,
            "vcse": c.vcse,
            **{k: d.isoformat() if (d := getattr(c, k)) else None for k in ("start", "end", "max_end", "review")},
            "value": c.value_gbp,
            "value_basis": c.basis,
            "category": c.category and c.category.replace(" and ", " & "),
            "flags": sorted(c.flags),
        }
        theirs = {**row, "flags": sorted(row["flags"])}
        told = [k for k in ours if (name, c.line, k) not in NOT_IN_THE_FILE]
        assert {k: ours[k] for k in told} == {k: theirs[k] for k in told}, c.line
        annual = row["annual_value"]
        assert c.annual_value_gbp == (None if annual is None else pytest.approx(annual, rel=0.005))


@pytest.mark.parametrize("name", FILES)
def test_the_totals_can_be_reconciled_to_the_penny(registers, name):
    truth, found = json.loads((registers / "expected.json").read_text())[name]["summary"], register(registers / name)
    published = found.value_by_basis_gbp()
    for basis in ("total", "annual", "unknown"):
        assert published.get(basis, 0.0) == pytest.approx(truth[f"sum_{basis}_basis"], abs=0.01)
    assert found.annual_value_gbp == pytest.approx(truth["sum_annual_value"], abs=0.02)
    assert len(found.counted) == truth["without_exact_duplicates"]
    assert sum(c.annual_value_gbp is not None for c in found.counted) == truth["with_annual_value"]


PLAIN = "Title,Supplier,Value,Start date,End date\nCafé,A Ltd,100,01/04/2025,31/03/2026\n"


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (PLAIN.encode(), "CSV in UTF-8"),
        (PLAIN.encode("utf-8-sig"), "CSV in UTF-8 with a byte-order mark"),
        (PLAIN.encode("cp1252"), "CSV in Windows-1252"),
        (PLAIN.replace(",", ";").encode(), "CSV in UTF-8"),
        (PLAIN.replace(",", "\t").replace("\n", "\r\n").encode(), "CSV in UTF-8"),
    ],
)
def test_any_encoding_and_delimiter_is_read(tmp_path, data, form):
    (tmp_path / "r.csv").write_bytes(data)
    found = register(tmp_path / "r.csv")
    assert found.form == form
    assert [(c.line, c.title, c.value_gbp) for c in found.contracts] == [(2, "Café", 100.0)]


def test_a_line_is_counted_where_it_begins_although_a_cell_holds_a_line_break(tmp_path):
    (tmp_path / "r.csv").write_text(
        'Title,Supplier,Value,Start date\n"Home\ncare",A Ltd,1,01/04/2025\nB,C,2,01/04/2025\n'
    )
    assert [line for line, _ in read(tmp_path / "r.csv").rows] == [1, 2, 4]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("r.csv", b"PK\x00\x01", "it is binary, so it is not a contract register; CSV and XLSX are read"),
        ("r.xlsx", b"PK\x00\x01", "it is not a workbook that can be read"),
        ("r.csv", b"a,b\n1,2\n", "no row in it is a header of a contract register"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(FileError, match=said):
        register(tmp_path / name)


def test_a_workbook_without_a_register_says_where_it_looked(tmp_path):
    from openpyxl import Workbook

    Workbook().save(tmp_path / "r.xlsx")
    with pytest.raises(FileError, match="no sheet in it has the header of a contract register; looked in 'Sheet'"):
        register(tmp_path / "r.xlsx")
