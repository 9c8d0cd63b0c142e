"""Saved scenarios and versions as tables."""

from __future__ import annotations

from datetime import UTC, datetime

from scenarios.domain.saved import Author, Kept, Saved, Version
from scenarios.views.tables import saved as table

AT = datetime(2026, 11, 27, 9, 5, tzinfo=UTC)


def test_a_saved_scenario_is_a_row_that_says_whose_it_is_and_whether_others_may_change_it():
    mine = Saved("abcdefghij", "Ours", "", ("cabinet", "draft"), Author("Ann", "proxy"), 3, AT, "Ben", locked=True)
    (row,) = table.listed([mine]).to_numpy().tolist()
    assert row == ["Ours", "cabinet, draft", 3, "27.11.2026 09:05", "Ben", "Ann (signed in)", "read-only"]
    assert list(table.listed([]).columns) == table.LISTED


def test_the_last_version_stands_first(missions):
    versions = [Version("abcdefghij", n, "", Author("Ann"), AT, f"why {n}", Kept("", "", {}, {})) for n in (1, 2)]
    shown = table.history(versions, missions)
    assert shown["Version"].tolist() == [2, 1]
    assert shown["Why"].tolist() == ["why 2", "why 1"]
    assert shown["What it said then"].tolist() == ["No figures were kept"] * 2
