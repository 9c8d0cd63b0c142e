"""What a session remembers: what comes along from page to page, undo and reset."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.answers import link_reading
from scenarios.domain.levers import MOVABLE
from scenarios.ui import page_state
from scenarios.ui.page_state import CARRIED, PREFIX, SLIDER, lever_keys


@pytest.fixture
def app(root) -> AppTest:
    page = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    page.query_params["draws"] = "256"
    return page.run()


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def test_every_lever_has_its_key_and_a_slider_where_it_slides():
    keys = lever_keys()
    for lever in MOVABLE.values():
        assert lever.link_name in keys
        assert (lever.link_name + SLIDER in keys) == (lever.slides or lever.kind == "pounds")
    assert len(keys) == len(set(keys))


def test_every_control_comes_along_and_no_key_has_two_meanings():
    assert set(lever_keys()) <= set(CARRIED)
    assert set(link_reading.OWN) <= set(CARRIED)
    assert len(CARRIED) == len(set(CARRIED))
    assert not [k for k in CARRIED if k.startswith(PREFIX)]


def test_undo_takes_the_last_change_back(app):
    app.number_input(key="years").set_value(7).run()
    app.number_input(key="years").set_value(4).run()
    assert press(app, "undo").session_state["years"] == 7
    assert press(app, "undo").session_state["years"] == 10
    assert press(app, "undo").session_state["years"] == 10  # nothing is left to take back


def test_undo_moves_the_slider_with_its_box(app):
    next(t for t in app.text_input if t.label == "Exactly, £ a year").set_value("0.25bn").run()
    assert app.slider(key="spend_slider").value == 250.0
    press(app, "undo")
    assert (app.session_state["spend"], app.session_state["spend_slider"]) == (400_000_000, 400.0)


def test_reset_goes_back_to_the_scenario_s_own(app):
    app.number_input(key="years").set_value(7).run()
    app.selectbox(key="mission").set_value("jobs").run()
    press(app, "reset")
    assert (app.session_state["years"], app.session_state["mission"]) == (10, "isolation")


def test_a_reset_can_itself_be_undone(app):
    app.number_input(key="years").set_value(7).run()
    press(app, "reset")
    assert press(app, "undo").session_state["years"] == 7


def test_what_is_set_comes_along_to_the_next_page(app):
    app.number_input(key="years").set_value(7).run()
    app.switch_page("pages/2_Evidence.py").run()
    assert not app.exception
    assert app.session_state["years"] == 7
    assert app.number_input(key="years").value == 7


def test_what_we_keep_besides_the_controls_has_our_prefix(app):
    for name in ("controls", "past", "initial"):
        assert f"{PREFIX}{name}" in app.session_state, name


def test_undo_remembers_no_more_than_a_session_needs():
    assert 10 <= page_state.LONGEST_UNDO <= 200
