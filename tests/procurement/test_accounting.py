"""Every line and every field that is not read as it stands is told with its value and the reason."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from releasing import release

from scenarios.procurement import accounting
from scenarios.procurement.notice_sets import read_notices
from scenarios.procurement.register import Table, read_register

TODAY = date(2026, 11, 1)
HEADER = [
    "Contract ref",
    "Title",
    "Supplier",
    "Department",
    "CPV code",
    "Value",
    "Annual value",
    "Start date",
    "End date",
]
PLAIN = ["A/1", "Home care", "A Ltd", "Adults", "", "£4,000,000", "", "01/04/2024", "31/03/2028"]


def rows_of(*rows, header=HEADER):
    report = read_register(Table("r.csv", "CSV", [(1, header), *((n, row) for n, row in enumerate(rows, 2))]))
    return list(accounting.of_register(report, TODAY))


def changed(**cells):
    return [cells.get(name, cell) for name, cell in zip(HEADER, PLAIN, strict=True)]


def fields(rows, became):
    return [(r.where, r.field, r.value, r.why) for r in rows if r.became == became]


def test_a_line_as_it_stands_is_read_with_what_the_book_holds():
    header, line, size = rows_of(PLAIN)
    assert (header.where, header.became, header.why) == ("line 1", "set aside", "header")
    assert line == ("line 2", "A/1", "read", "value a year", "1000000.00", "from 4000000.00, for its whole term")
    assert (size.became, size.field, size.why) == ("assumed", "small or medium-sized", accounting.ASSUMED["kind"])


@pytest.mark.parametrize(
    ("cells", "became", "field", "value", "why"),
    [
        ({"End date": "46843"}, "mended", "end", "46843", "a spreadsheet's number of days: read as 31.03.2028"),
        ({"End date": 46843}, "mended", "end", "46843", "a spreadsheet's number of days: read as 31.03.2028"),
        ({"End date": "TBC"}, "refused", "end", "TBC", "words in place of a date: left empty"),
        ({"Start date": "31/02/2024"}, "refused", "start", "31/02/2024", "no date that can be read: left empty"),
        ({"Value": "see schedule"}, "refused", "value", "see schedule", "no amount that can be read: left empty"),
        ({"Value": "£1,0"}, "refused", "value", "£1,0", "no amount that can be read: left empty"),
        ({"Annual value": "1.2.3"}, "refused", "value a year", "1.2.3", "no amount that can be read: left empty"),
        (
            {"Department": "", "CPV code": "85300000"},
            *(
                "mended",
                "category",
                "85300000",
                "its department does not tell, its codes do: read as adult social care",
            ),
        ),
        ({"Supplier": "A; B"}, "look at", "supplier", "A; B", "several suppliers stand in one line"),
        ({"End date": "Rolling"}, "look at", "end", "Rolling", "it rolls on without an end"),
        ({"Value": "0"}, "left out", "value", "0.00", "its value is £0"),
    ],
)
def test_each_field_is_told_with_what_stands_there(cells, became, field, value, why):
    assert ("line 2", field, value, why) in fields(rows_of(changed(**cells)), became)


def test_dates_with_the_month_first_say_so():
    rows = rows_of(changed(**{"Start date": "04/01/2024", "End date": "03/31/2028"}))
    assert ("line 2", "start", "04/01/2024", "the month first: read as 01.04.2024") in fields(rows, "mended")


def test_a_repeated_line_is_left_out_and_looked_at():
    rows = rows_of(PLAIN, PLAIN)
    assert fields(rows, "left out") == [("line 3", "value", "4000000.00", "the very same line stands above")]
    assert [r.where for r in rows] == sorted(r.where for r in rows)


def test_the_real_registers_add_up_line_by_line(shared):
    from scenarios.store.contracts import bring

    for path in sorted((shared / "contracts" / "registers").glob("*.[cx]*")):
        made = bring.book_of_file(path, "Ours", TODAY)
        rows = list(accounting.of_report(made.report, TODAY))
        whole = Counter(r.where for r in rows if r.became in ("read", "left out", "set aside"))
        assert set(whole.values()) == {1}, path
        assert len(whole) == len(made.report.contracts) + len(made.report.skipped)
        in_book_gbp = sum(float(r.value) for r in rows if r.became == "read")
        assert in_book_gbp == pytest.approx(made.booking.book.annual_gbp, abs=0.005 * len(rows))
        assert all(r.why for r in rows)


def test_notices_say_what_became_of_each_release():
    change = release("UK10", id="2-2026")
    rows = list(accounting.of_notices(read_notices("n.json", [release(), release(), change]), TODAY))
    became = {r.became for r in rows}
    assert {"read", "left out"} <= became
    assert "read twice and counted once" in {r.why for r in rows}


def test_the_real_notices_are_all_accounted_for(shared):
    from scenarios.store.contracts import bring

    for path in sorted((shared / "contracts" / "notices").rglob("*.json")):
        if path.name == "expected.json":
            continue
        made = bring.book_of_file(path, "Ours", TODAY)
        rows = list(accounting.of_report(made.report, TODAY))
        assert {row.release for row in made.report.rows} <= {r.where for r in rows}, path
        assert len([r for r in rows if r.where.startswith("release ")]) == len(made.report.skipped)
        assert all(r.why for r in rows)


def test_a_return_says_of_every_line_whether_it_counts_and_of_which_field_it_does_not(shared):
    from scenarios.domain.social_value import RETURN_FLAGS
    from scenarios.store.contracts.return_files import measures_of, social_value_return

    folder = shared / "contracts" / "returns"
    known = measures_of(folder / "measures_invented.csv")
    for name in ("platform_long_utf8.csv", "quarterly_long_cp1252.csv", "toms_like_wide.xlsx"):
        report = social_value_return(folder / name, (), known)
        rows = list(accounting.of_return(report))
        assert sum(r.became in ("read", "left out") and r.why not in RETURN_FLAGS.values() for r in rows) == len(
            report.lines
        )
        assert {r.why for r in rows} >= {RETURN_FLAGS[f] for f in report.flagged()}
        assert all(r.field for r in rows if r.why == RETURN_FLAGS["contract_not_in_register"])
