"""The asks as a workbook and as a calendar."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime

from icalendar import Calendar
from openpyxl import load_workbook

from scenarios.analysis.contracts import Ask
from scenarios.domain.book import BookedContract
from scenarios.procurement.asking import AskText
from scenarios.reports import ask_files
from scenarios.views.tables import asks

CONTRACT = BookedContract(
    "=A1", "+Care; north, \n east", "housing", "=cmd Ltd", "sme", 1e6, date(2028, 3, 31), None, 4, True
)
TEXTS = (AskText("housing", "Time", "Performance"),)
MADE = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
FOUND = [Ask(CONTRACT, 1234.0, 500.0, 2500.0), Ask(replace(CONTRACT, reference="B", ends=None), 1.0, 0.0, 2.0)]


def test_in_the_workbook_nothing_is_a_formula_and_money_is_a_number():
    data = ask_files.workbook(asks.table(FOUND, TEXTS, "isolation", 9))
    sheet = load_workbook(io.BytesIO(data))[ask_files.SHEET]
    rows = [[c.value for c in row] for row in sheet.iter_rows()]
    head = rows[0]
    first = dict(zip(head, rows[1], strict=True))
    assert (first["Reference"], first["Held by"], first["Contract"]) == ("'=A1", "'=cmd Ltd", "'" + CONTRACT.title)
    assert first["Could bring a year (£)"] == 1234
    assert first["Notice by"].date() == date(2027, 6, 30)
    assert all(c.data_type != "f" for row in sheet.iter_rows() for c in row)


def test_the_calendar_has_a_day_for_each_contract_whose_end_is_known():
    data = ask_files.calendar(FOUND, TEXTS, "isolation", 9, MADE)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert event["DTSTART"].dt == date(2027, 6, 30)
    assert event["DTEND"].dt == date(2027, 7, 1)
    assert "+Care; north" in event["SUMMARY"]
    assert "£1,200 a year" in event["DESCRIPTION"]
    assert "Ask for: Time" in event["DESCRIPTION"]
    assert b"\r\n" in data
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_an_event_keeps_its_name_so_that_a_second_import_replaces_it():
    one, two = (
        Calendar.from_ical(ask_files.calendar(FOUND, TEXTS, "isolation", lead, MADE)).walk("VEVENT")[0]
        for lead in (9, 6)
    )
    assert one["UID"] == two["UID"]
