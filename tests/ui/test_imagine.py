"""Just imagine is worked out once somebody opens it, and stands in a room."""

from __future__ import annotations

import pytest
from drawing import alternative_text
from streamlit.testing.v1 import AppTest


@pytest.fixture
def page(root):
    app = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    app.query_params["draws"] = "256"
    return app.run()


def test_closed_it_costs_nothing_and_opened_it_shows_today_and_bolder_practices(page):
    before = len(page.get("vega_lite_chart"))
    page.session_state["imagine_open"] = True
    page.run()
    assert not page.exception
    assert len(page.get("vega_lite_chart")) == before + 1
    points = " ".join(h.proto.body for h in page.get("html") if "om-points" in h.proto.body)
    assert "£400m a year is £4bn in 10 years" in points
    assert "people here are often lonely" in points
    alt = next(alternative_text(c) for c in page.get("vega_lite_chart") if "As it is today" in alternative_text(c))
    assert "A fifth, in every contract: about" in alt


def test_of_another_mission_nobody_is_counted_as_lonely(page):
    page.session_state["imagine_open"] = True
    page.selectbox(key="mission").set_value("jobs").run()
    assert not page.exception
    assert "often lonely" not in " ".join(h.proto.body for h in page.get("html") if "om-points" in h.proto.body)
