"""Amounts, dates, yes and no as people type them: read where they can be, and never guessed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.procurement import cells


@pytest.mark.parametrize(
    ("cell", "gbp"),
    [
        ("£9,240,000.00", 9_240_000.0),
        ("12,600,000.00", 12_600_000.0),
        ("4185600.00", 4_185_600.0),
        (" £ 48,000 ", 48_000.0),
        (88_000, 88_000.0),
        (0.0, 0.0),
        ("", None),
        (None, None),
        ("TBC", None),
        ("Commercially confidential", None),
    ],
)
def test_an_amount_as_it_is_typed(cell, gbp):
    assert cells.amount_gbp(cell) == gbp


@pytest.mark.parametrize("cell", ["£9,240,00.00", "1.5m", "£12 to £15", "9,24", "1,2345", "45.123", True])
def test_an_amount_that_could_be_two_things_is_none(cell):
    with pytest.raises(cells.Unreadable):
        cells.amount_gbp(cell)


@given(st.floats(0, 1e11, allow_nan=False))
def test_every_amount_that_is_written_out_is_read_back(gbp):
    assert cells.amount_gbp(f"£{gbp:,.2f}") == pytest.approx(round(gbp, 2))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("01/04/2026", date(2026, 4, 1)),
        ("1/9/2024", date(2024, 9, 1)),
        ("31-03-2027", date(2027, 3, 31)),
        ("2027-03-31", date(2027, 3, 31)),
        ("2027-03-31T00:00:00Z", date(2027, 3, 31)),
        (datetime(2023, 9, 1, 1, 0), date(2023, 9, 1)),
        (date(2023, 9, 1), date(2023, 9, 1)),
        (45200, date(2023, 10, 1)),
        ("44774", date(2022, 8, 1)),
        ("Rolling", None),
        ("N/A", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_as_it_is_typed(cell, expected):
    assert cells.day(cell) == expected


@pytest.mark.parametrize("cell", ["31/02/2027", "13/13/2027", "April 2027", "2027", "01/04/27", "99999"])
def test_a_date_that_is_none_is_not_made_one(cell):
    with pytest.raises(cells.Unreadable):
        cells.day(cell)


@given(st.dates(date(1990, 1, 1), date(2080, 1, 1)))
def test_a_date_is_read_in_the_order_of_its_file(day):
    assert cells.day(f"{day:%d/%m/%Y}") == day
    assert cells.day(f"{day:%m/%d/%Y}", month_first=True) == day


@pytest.mark.parametrize(
    ("cell", "first"), [("13/04/2026", False), ("04/13/2026", True), ("04/04/2026", None), (45200, None), ("x", None)]
)
def test_whether_the_month_could_stand_first(cell, first):
    assert cells.month_could_be_first(cell) is first


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 240))
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day, months):
    later = cells.later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(("cell", "said"), [("Yes", True), ("y", True), ("TRUE", True), ("No", False), ("", None)])
def test_yes_no_or_nothing(cell, said):
    assert cells.yes_no(cell) is said


@pytest.mark.parametrize(("cell", "months"), [("24", 24), (24.0, 24), ("N/A", 0), (None, 0), ("two", 0), ("-3", 0)])
def test_a_number_of_months(cell, months):
    assert cells.months(cell) == months
