"""Returns with a row a contract and columns for each measure."""

from __future__ import annotations

from datetime import date

import pytest

from scenarios.domain.contract import Contract
from scenarios.domain.errors import FileError
from scenarios.procurement.register import Table
from scenarios.procurement.wide_returns import column_letters, read_wide

FROM, UNTIL = date(2025, 4, 1), date(2028, 3, 31)
REGISTER = [Contract(2, "A/1", "Care", "", None, ("A Ltd",), None, None, FROM, UNTIL, None, None, 1e6, "total")]


def test_columns_are_named_as_a_spreadsheet_does():
    assert [column_letters(i) for i in (0, 25, 26, 34)] == ["A", "Z", "AA", "AI"]


def wide(delivered=(38, 58), proxy=20000):
    return Table(
        "w.xlsx",
        "Q1 2025-26",
        [
            (1, ["Social value return"]),
            (2, ["Proxy version", "ours"]),
            (3, [None, None, "Proxy £", proxy, None, None, "Proxy £", proxy]),
            (4, [None, None, "NT1", None, None, None, "RE1"]),
            (5, ["Contract", "Supplier", *(["Pledged", "Delivered", "Pledged £", "Delivered £"] * 2)]),
            (6, ["A/1", "A Ltd", 40, delivered[0], None, None, 60, delivered[1], None, None]),
            (7, ["Total", None, 40, 38]),
        ],
    )


def test_a_wide_return_is_read_by_measure_and_the_same_people_count_once():
    report = read_wide([wide()], REGISTER)
    first, twin = report.lines
    assert (first.where, first.measure, first.proxy_gbp, first.proxy_version) == (
        "Q1 2025-26, row 6, column C",
        "NT1",
        20000,
        "ours",
    )
    assert (first.counted, twin.counted) == (True, False)
    assert report.delivered_gbp == 38 * 20000


def test_a_workbook_that_is_no_return_is_one_sentence():
    with pytest.raises(FileError, match="no sheet in it has measures above pledged and delivered"):
        read_wide([Table("w.xlsx", "S", [(1, ["a"])])], [])
