"""The page for analysts: where the choice changes, however it is counted, and four numbers of robustness."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]


def opened(**query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    for key, value in query.items():
        app.query_params[key] = value
    app.run().switch_page("pages/1_For_analysts.py").run().run()
    assert not app.exception
    assert not app.error
    return app


def test_it_has_three_figures_a_target_and_no_question_of_a_leader_s():
    app = opened()
    assert len(app.header) == 3
    assert app.number_input(key="target").value == 0.1
    assert not app.get("segmented_control")


@pytest.mark.parametrize("target", [0.05, 90.0])
def test_a_target_moves_the_four_numbers(target):
    app = opened()
    before = [str(h.value) for h in app.header][2]
    app.number_input(key="target").set_value(target).run()
    assert not app.exception
    after = str(app.header[2].value)
    assert after.startswith("The target is " if target < 1 else "No strategy reaches the target")
    assert target < 1 or after != before
