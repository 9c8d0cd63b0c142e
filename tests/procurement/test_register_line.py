"""One line of a register: its cells as a contract, and what was mended in them."""

from __future__ import annotations

from datetime import date, datetime

from scenarios.procurement.register_line import contract_of

CELLS = {"reference": "A/1", "title": "Care", "supplier": "A Ltd", "value": 1000, "start": date(2025, 4, 1)}


def test_cells_of_a_workbook_that_are_dates_and_numbers_are_read_as_they_stand():
    c = contract_of(7, {**CELLS, "end": datetime(2027, 3, 31)})
    assert (c.line, c.value_gbp, c.basis, c.start, c.end) == (7, 1000.0, "total", date(2025, 4, 1), date(2027, 3, 31))
    assert (c.mended, c.flags) == ((), ())


def test_an_empty_cell_is_nothing_to_mend():
    assert contract_of(7, {**CELLS, "end": "", "annual_value": None, "max_end": None}).mended == ()


def test_months_left_to_extend_are_told_where_they_make_the_latest_end():
    c = contract_of(7, {**CELLS, "end": "31/03/2027", "option_months": "24", "used_months": "12"})
    assert c.max_end == date(2028, 3, 31)
    assert [(m.field, m.said) for m in c.mended] == [("option_months", "24")]


def test_a_flag_keeps_what_stands_in_the_field_it_is_about():
    c = contract_of(7, {**CELLS, "end": "31/03/2027", "supplier": "A; B", "sme": "perhaps"})
    assert dict(c.queried) == {"supplier": "A; B", "sme": "perhaps"}


def test_two_amounts_that_cannot_be_read_are_one_flag_and_two_fields():
    c = contract_of(7, {**CELLS, "value": "1.2.3", "annual_value": "4.5.6"})
    assert c.flags.count("value_unreadable") == 1
    assert [m.field for m in c.mended] == ["value", "annual_value"]
