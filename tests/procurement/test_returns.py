"""Social value returns, line by line."""

from __future__ import annotations

from datetime import date

import pytest

from scenarios.domain.contract import Contract
from scenarios.domain.errors import FileError
from scenarios.domain.social_value import Measure
from scenarios.procurement.register import Table
from scenarios.procurement.returns import quarter_days, read_long

HEADER = ["Contract reference", "Supplier", "Quarter", "Measure", "Units", "Committed over the whole contract"]
HEADER += ["Delivered this quarter", "£ value claimed", "Data relates only to this contract and this period"]
HEADER += ["Was a commitment in this contract"]
FIRST = ["A/1", "A Ltd", "Q1 2025/26", "H", "hours", "100", "40", "", "Yes", "Yes"]
MEASURES = {
    "H": Measure("hours", False, 10.0, "ours"),
    "P": Measure("no. people FTE", False, 1000.0, "ours"),
    "S": Measure("%", True, None),
}
REGISTER = [
    Contract(
        2,
        "A/1",
        "Care",
        "",
        None,
        ("A Ltd",),
        None,
        None,
        date(2025, 4, 1),
        date(2028, 3, 31),
        None,
        None,
        1e6,
        "total",
    )
]


def read(*rows):
    table = Table("r.csv", "CSV", [(1, HEADER), *((n, row) for n, row in enumerate(rows, 2))])
    return read_long(table, MEASURES, REGISTER)


def changed(**cells):
    places = {"contract": 0, "supplier": 1, "quarter": 2, "measure": 3, "unit": 4, "pledged": 5, "delivered": 6}
    places |= {"claimed": 7, "declared": 8, "commitment": 9}
    row = list(FIRST)
    for name, cell in cells.items():
        row[places[name]] = cell
    return row


def test_a_quantity_is_worth_its_proxy_whatever_is_printed():
    report = read(changed(claimed="£400"), changed(quarter="Q2 2025/26", claimed="£9,999"))
    assert [x.delivered_gbp for x in report.lines] == [400, 400]
    assert [x.flags for x in report.lines] == [(), ("money_not_quantity_times_proxy",)]
    assert (report.delivered_gbp, report.pledged_gbp, report.committed_gbp) == (800, 1000, 1000)


@pytest.mark.parametrize(
    ("row", "flag", "counted"),
    [
        (changed(delivered="n/a"), "not_a_number", False),
        (changed(delivered=""), "not_reported", False),
        (changed(delivered="1,024", pledged="2000"), "thousands_comma", True),
        (changed(delivered="-10"), "negative_correction", True),
        (changed(delivered="101"), "delivered_above_committed", True),
        (changed(declared="No"), "declaration_no", False),
        (changed(commitment="No"), "not_a_commitment", False),
        (changed(contract="Z/9"), "contract_not_in_register", False),
        (changed(quarter="Q1 2024/25"), "delivered_before_contract_start", False),
        (changed(supplier="A Limited"), "supplier_name_differs", True),
        (changed(measure="S", unit="%", delivered="81%"), "record_only", False),
    ],
)
def test_what_is_odd_about_a_line_and_whether_it_counts(row, flag, counted):
    (line,) = read(row).lines
    assert flag in line.flags
    assert line.counted is counted


def test_the_very_same_line_counts_once():
    report = read(FIRST, FIRST)
    assert [x.flags for x in report.lines] == [(), ("exact_duplicate",)]
    assert report.delivered_gbp == 400


def test_people_in_post_are_counted_once_and_not_every_quarter():
    rows = [
        changed(measure="P", unit="no. people FTE", delivered=d, quarter=q)
        for d, q in (("5", "Q1 2025/26"), ("6", "Q2 2025/26"))
    ]
    report = read(*rows)
    assert [x.counted for x in report.lines] == [True, False]
    assert report.lines[1].flags == ("stock_not_flow",)
    assert report.delivered_gbp == 5000


def test_a_quarter_that_is_missing_is_told_at_the_next():
    report = read(changed(delivered="1"), changed(delivered="2", quarter="Q3 2025/26"))
    assert [x.flags for x in report.lines] == [(), ("quarter_gap",)]


def test_quarters_are_fiscal():
    assert quarter_days("Q1 2025/26") == (date(2025, 4, 1), date(2025, 6, 30))
    assert quarter_days("q4 2025-26") == (date(2026, 1, 1), date(2026, 3, 31))
    assert quarter_days("spring") is None


def test_a_file_that_is_no_return_is_one_sentence():
    with pytest.raises(FileError, match="no row in it is a header of a social value return"):
        read_long(Table("r.csv", "CSV", [(1, ["a", "b"])]), {}, [])
