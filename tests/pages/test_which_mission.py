"""Which mission?, as a reader finds it."""

from __future__ import annotations

import pytest
from drawing import alternative_text
from streamlit.testing.v1 import AppTest


def opened(root, **asked: str) -> AppTest:
    app = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    for key, value in ({"draws": "256"} | asked).items():
        app.query_params[key] = value
    app.run().switch_page("pages/1_Which_mission.py").run()
    assert not app.exception
    assert not app.error
    return app


def said(page) -> str:
    return " ".join(m.value for m in page.markdown)


@pytest.fixture(scope="module")
def page(root):
    return opened(root)


def test_the_best_is_named_and_where_the_chosen_one_stands(page):
    assert page.header[0].value.endswith("at £400m a year")
    assert "Isolation stands" in said(page)
    assert "does best on average" in said(page)


def test_the_chart_speaks(page):
    (chart,) = page.get("vega_lite_chart")
    assert "Jobs for young people" in alternative_text(chart)


def test_another_mission_s_place_is_told_when_it_is_chosen(root):
    assert "Carbon stands" in said(opened(root, mission="Carbon"))


def test_with_nothing_to_spend_it_says_so(root):
    page = opened(root, spend="0")
    assert page.header[0].value == "With nothing to spend, every mission does the same"
