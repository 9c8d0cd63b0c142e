"""A council's own record as a table: one row a share, in the order given."""

from __future__ import annotations

from datetime import date

from scenarios.analysis.own_record import own_record
from scenarios.store.contracts import book_files
from scenarios.views.tables import record


def test_suchnsuch_s_own_record(loaded):
    found = own_record(book_files.load("suchnsuch"), loaded.base_register, date(2026, 11, 27))
    frame = record.table(found)
    assert frame["Share"].tolist() == ["Pledged of spend", "Delivered of what was pledged"]
    assert frame["Contracts"].tolist() == [f"{own.contracts:,}" for own in found]
    assert (frame["The evidence"] != frame["Both together"]).all()
