"""Every line of a register is read or set aside with a reason; nothing is dropped, and nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.domain.errors import FileError
from scenarios.procurement.register import Table, read_register

HEADER = ["Contract ref", "Title", "Supplier", "Department", "Value", "Start date", "End date"]


def read(*rows, header=HEADER):
    return read_register(Table("r.csv", "CSV", list(enumerate([header, *rows], 1))))


def line(reference="A/1", value="£1,000.00", start="01/04/2025", end="31/03/2027", supplier="A Ltd", title="Care"):
    return [reference, title, supplier, "Adults", value, start, end]


def test_a_plain_line_is_a_contract():
    (c,) = read(line()).contracts
    assert (c.line, c.reference, c.suppliers, c.category) == (2, "A/1", ("A Ltd",), "adult social care")
    assert (c.start, c.end, c.value_gbp, c.basis) == (date(2025, 4, 1), date(2027, 3, 31), 1000.0, "total")
    assert c.flags == ()


cell = st.one_of(st.none(), st.text(max_size=12), st.integers(-9, 60_000), st.sampled_from(["TBC", "Total", "£1,0"]))


@given(st.lists(st.lists(cell, min_size=0, max_size=9), max_size=12))
def test_every_line_of_any_file_is_read_or_set_aside(rows):
    report = read(*rows)
    lines = sorted([c.line for c in report.contracts] + [s.line for s in report.skipped])
    assert lines == list(range(1, len(rows) + 2))


@pytest.mark.parametrize(
    ("more", "flag"),
    [
        ({"value": ""}, "value_missing"),
        ({"value": "£1,0"}, "value_unreadable"),
        ({"value": "0.00"}, "zero_value"),
        ({"end": "Rolling"}, "rolling_end"),
        ({"end": "TBC"}, "end_unknown"),
        ({"end": "31/02/2027"}, "date_unreadable"),
        ({"end": "01/04/2020"}, "end_before_start"),
        ({"start": "", "end": ""}, "no_dates"),
        ({"reference": "PO-4001"}, "purchase_order"),
        ({"supplier": "A Ltd; B Ltd"}, "several_suppliers"),
    ],
)
def test_what_is_odd_about_a_line_is_flagged(more, flag):
    (c,) = read(line(**more)).contracts
    assert flag in c.flags


def test_lines_beside_each_other():
    report = read(line(), line(), line("A/2", supplier="B Ltd"), line("A/2", supplier="C Ltd"), line("A/3", "£5.00"))
    assert [c.flags for c in report.contracts] == [
        (),
        ("exact_duplicate",),
        ("same_ref_two_suppliers",),
        ("same_ref_two_suppliers", "same_value_repeated"),
        (),
    ]


def test_a_framework_with_call_offs_in_the_same_file_is_a_ceiling():
    header = [*HEADER, "Parent framework"]
    whole, part = [*line("F/1", "£9,000.00"), ""], [*line("C/1", "£100.00"), "F/1"]
    framework, call_off = read(whole, part, header=header).contracts
    assert (framework.basis, framework.flags) == ("framework_max", ("framework",))
    assert (call_off.basis, call_off.flags) == ("total", ("call_off",))


@pytest.mark.parametrize(
    ("total", "why"),
    [
        ("£2,000.00", "total row: not a contract"),
        ("£2,000.01", "total row: not a contract, and its figure is not the sum of the lines above"),
        ("many", "total row: not a contract"),
        ("£2,0", "total row: not a contract, and its figure cannot be read"),
    ],
)
def test_a_total_is_no_contract_and_is_held_to_the_sum(total, why):
    report = read(line(), line("A/2"), ["Total", "", "", "", total, "", ""])
    assert [(s.line, s.why) for s in report.skipped] == [(1, "header"), (4, why)]


def test_dates_with_the_month_first_are_read_so_where_the_file_can_be_read_in_no_other_way():
    report = read(line(start="04/01/2025", end="03/31/2027"))
    assert (report.contracts[0].start, report.contracts[0].end) == (date(2025, 4, 1), date(2027, 3, 31))
    assert report.noticed == ["Dates are read with the month first: 1 of them can be read in no other way"]


def test_a_file_of_both_orders_says_so_and_leaves_empty_what_cannot_be():
    report = read(line(), line("A/2", end="03/31/2027"))
    assert report.contracts[1].end is None
    assert "date_unreadable" in report.contracts[1].flags
    assert "with the day first, as 1 of them must be; 1 cannot be" in report.noticed[0]


def test_options_that_are_left_make_the_latest_end():
    header = [*HEADER, "Extension option (months)", "Extensions used (months)"]
    first, second, third = read(
        [*line(), "24", ""], [*line("A/2"), "24", "12"], [*line("A/3"), "12", "12"], header=header
    ).contracts
    assert (first.max_end, second.max_end, third.max_end) == (date(2029, 3, 31), date(2028, 3, 31), None)
    assert second.flags == ("extension_used", "value_may_exclude_extension")


def test_a_yearly_value_beside_a_total_is_held_to_it():
    header = [*HEADER, "Estimated annual value", "Current term in months"]
    same, off = read([*line(), "500", "24"], [*line("A/2"), "900", "24"], header=header).contracts
    assert same.flags == ()
    assert off.flags == ("annual_not_value_over_term",)
    (equal,) = read([*line(), "£1,000.00", ""], header=header).contracts
    assert (equal.basis, equal.flags) == ("unknown", ("total_equals_annual_ask",))


def test_a_file_without_a_header_is_refused_in_one_sentence():
    with pytest.raises(FileError, match=r"no row in it is a header of a contract register; looked for columns like"):
        read_register(Table("r.csv", "CSV", [(1, ["a", "b"])]))
