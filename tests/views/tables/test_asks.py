"""The asks as a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scenarios.analysis.contracts import Ask
from scenarios.domain.book import BookedContract
from scenarios.procurement.asking import A_PERSON, AskText
from scenarios.views.tables import asks

CONTRACT = BookedContract("A", "Care", "housing", "Jane Doe", "sme", 1e6, date(2028, 3, 31), None, 4, True)
TEXTS = (AskText("housing", "Time", "Performance"),)


def test_a_row_a_contract_with_exact_money_and_no_person_named():
    frame = asks.table([Ask(CONTRACT, 1234.4, 500.0, 2500.0)], TEXTS, "isolation", 9)
    row = frame.iloc[0]
    assert (row["Could bring a year (£)"], row["Low (£)"], row["High (£)"]) == (1234, 500, 2500)
    assert (row["Notice by"], row["Ask for"], row["Held by"]) == (date(2027, 6, 30), "Time", A_PERSON)
    assert "Jane" not in frame.to_csv()


def test_another_mission_s_asks_are_still_to_be_written():
    frame = asks.table([Ask(replace(CONTRACT, ends=None), 1.0, 0.0, 2.0)], TEXTS, "carbon", 9)
    assert frame.iloc[0]["Ask for"] == asks.TO_WRITE
    assert frame.iloc[0]["Notice by"] is None
