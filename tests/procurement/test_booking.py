"""From a register or notices to a book: every contract is in it or told to be left out."""

from __future__ import annotations

from datetime import date

import pytest
from releasing import release

from scenarios.procurement.booking import UNSORTED, of_notices, of_register
from scenarios.procurement.notice_sets import read_notices
from scenarios.procurement.register import Table, read_register

TODAY = date(2026, 11, 1)
HEADER = [
    "Contract ref",
    "Title",
    "Supplier",
    "Department",
    "Value",
    "Start date",
    "End date",
    "Latest end date",
    "SME",
]
FIRST = ["A/1", "Home care", "A Ltd", "Adult Services", "£4,000,000", "01/04/2024", "31/03/2028", "31/03/2030", "yes"]


def register(*rows, header=HEADER):
    return read_register(Table("r.csv", "CSV", [(1, header), *((n, row) for n, row in enumerate(rows, 2))]))


def changed(**cells):
    return [cells.get(name, cell) for name, cell in zip(HEADER, FIRST, strict=True)]


def test_a_contract_that_runs_is_booked_as_the_register_has_it():
    made = of_register(register(FIRST), "Ours", TODAY)
    (c,) = made.book.contracts
    assert (c.reference, c.title, c.category, c.supplier, c.kind) == (
        "A/1",
        "Home care",
        "adult social care",
        "A Ltd",
        "sme",
    )
    assert c.annual_gbp == pytest.approx(1e6, rel=1e-3)
    assert (c.ends, c.latest_end, c.term_years) == (date(2028, 3, 31), date(2030, 3, 31), 4)
    assert (c.may_be_asked, c.line) == (True, 2)
    assert (made.left_out, made.assumed) == ([], {})


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (changed(**{"Value": "£0"}), "its value is £0"),
        (changed(**{"Value": ""}), "it has no value that can be read"),
        (changed(**{"End date": "31/03/2026", "Latest end date": ""}), "it ended on 31.03.2026"),
        (changed(**{"End date": "TBC", "Latest end date": ""}), "its value is for a whole term, and how long"),
        (changed(**{"Start date": "01/04/2029"}), "it ends before it begins"),
        (changed(**{"Contract ref": "PO-123"}), "a purchase order and not a contract"),
    ],
)
def test_what_is_left_out_is_told_with_its_line_and_its_reason(row, why):
    made = of_register(register(FIRST, row), "Ours", TODAY)
    assert len(made.book.contracts) == 1
    (left,) = made.left_out
    assert left.where == "line 3"
    assert left.why.startswith(why)
    assert made.read == 2


def test_a_line_that_is_repeated_is_counted_once():
    made = of_register(register(FIRST, FIRST), "Ours", TODAY)
    assert [x.why for x in made.left_out] == ["the very same line stands above"]


def test_an_extension_that_must_have_been_taken_is_the_end():
    row = changed(**{"End date": "31/03/2026"})
    (c,) = of_register(register(row), "Ours", TODAY).book.contracts
    assert (c.ends, c.latest_end) == (date(2030, 3, 31), None)


def test_what_is_assumed_is_counted():
    made = of_register(register(changed(Department="", SME="", Title="Insurance")), "Ours", TODAY)
    (c,) = made.book.contracts
    assert (c.category, c.kind, c.may_be_asked) == (UNSORTED, "unknown", False)
    assert made.assumed == {"category": 1, "kind": 1, "not_asked": 1}


def test_a_notice_is_booked_and_what_a_later_one_says_anew_is_left_out():
    one = release()
    made = of_notices(read_notices("n.json", [one]), "Ours", TODAY)
    (c,) = made.book.contracts
    assert c.kind == "vcse"
    assert c.annual_gbp == pytest.approx(50, abs=0.1)
    assert (c.ends, c.latest_end) == (date(2028, 3, 31), date(2029, 3, 31))


def test_every_contract_of_the_real_files_is_in_the_book_or_left_out(shared):
    from scenarios.store.contracts import bring

    folder = shared / "contracts"
    for path in (*sorted((folder / "registers").glob("*.[cx]*")), folder / "notices" / "one_day.json"):
        made = bring.book_of_file(path, "Ours", TODAY)
        held = getattr(made.report, "counted", None)
        lines = len(made.report.contracts) if held is not None else None
        assert made.booking.book.annual_gbp > 0, path
        assert all(x.why for x in made.booking.left_out)
        if lines is not None:
            assert made.booking.read == lines


def test_where_a_contract_comes_from_goes_with_it(shared):
    from scenarios.store.contracts.bring import book_of_file

    day = date(2026, 1, 1)
    register = book_of_file(shared / "contracts/registers/lga_schema_cp1252.csv", "R", day).booking.book
    first = next(c for c in register.contracts if c.reference == "SNS/2001")
    assert (first.supplier_ids, first.basis, first.route) == ("SS000101", "total", "Published invitation to tender")
    notices = book_of_file(shared / "contracts/notices/kinds/uk07_contract_b_charity.json", "N", day).booking.book
    one = notices.contracts[0]
    assert one.reference == f"{one.ocid}/1"
    assert one.ocid.startswith("ocds-h6vhtk-")
    assert one.basis in ("total, net", "total, gross")
    assert one.supplier_ids
