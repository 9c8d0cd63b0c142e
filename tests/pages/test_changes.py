"""The page Changes, opened and used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]


def opened(**query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    for key, value in query.items():
        app.query_params[key] = value
    app.run().switch_page("pages/3_Changes.py").run()
    assert not app.exception
    assert not app.error
    return app


def rows(app: AppTest) -> list[list[str]]:
    return [row for frame in app.table for row in frame.value.to_numpy().tolist()]


def test_without_a_change_it_says_so():
    shown = " ".join(str(e.value) for e in opened().main if e.type in ("markdown", "header", "info", "success"))
    assert "othing differs" in shown


@pytest.mark.parametrize(
    ("query", "name", "old", "new"),
    [
        ({"years": "7"}, "Years", "10", "7"),
        ({"mission": "Jobs for young people"}, "Mission", "isolation", "jobs"),
        ({"pointed": "40"}, "Share pointed at the mission", "1", "0.4"),
    ],
)
def test_a_lever_is_listed_with_old_and_new(query, name, old, new):
    (row,) = [r for r in rows(opened(**query)) if r[0] == name]
    assert row[2:4] == [old, new]


def test_an_assumption_is_listed_with_its_reason():
    app = opened(assume="reach_ceiling = 10% because we counted")
    (row,) = [r for r in rows(app) if "we counted" in r]
    assert row[1] == "Assumption"


def test_a_change_taken_back_is_no_longer_listed():
    app = opened(years="7")
    app.number_input(key="years").set_value(10).run()
    assert not [r for r in rows(app) if r[0] == "Years"]


def test_the_grant_is_told_before_and_after_too():
    def asked(app: AppTest) -> str:
        (said,) = [m.value for m in app.markdown if "Why not simply pay for it?" in m.value]
        return said

    assert asked(opened()).endswith("as before.")
    changed = asked(opened(assume="fixed_cost_mission = £20,000 because partners share it"))
    assert re.search(r"Before: .* After: ", changed)
