"""A slider and a box that always hold the same figure."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def script():
    import streamlit as st

    from scenarios.ui.controls.numbers import slider_with_box

    st.write(str(slider_with_box("Years", 1, 20, 10, "years", "How long.")))


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(script).run()


def both(app: AppTest) -> tuple[int, int, str]:
    return app.slider(key="years_slider").value, app.number_input(key="years").value, app.markdown[0].value


def test_both_begin_at_the_value_that_is_its_own(app):
    assert both(app) == (10, 10, "10")


def test_the_slider_moves_the_box(app):
    app.slider(key="years_slider").set_value(3).run()
    assert both(app) == (3, 3, "3")


def test_the_box_moves_the_slider(app):
    app.number_input(key="years").set_value(17).run()
    assert both(app) == (17, 17, "17")


def test_one_after_the_other_the_last_one_holds(app):
    app.slider(key="years_slider").set_value(3).run()
    app.number_input(key="years").set_value(5).run()
    app.slider(key="years_slider").set_value(8).run()
    assert both(app) == (8, 8, "8")


def test_a_link_sets_both():
    app = AppTest.from_function(script)
    app.query_params["years"] = "6"
    assert both(app.run()) == (6, 6, "6")


def test_limits_and_help_are_the_same_on_both(app):
    slider, box = app.slider(key="years_slider"), app.number_input(key="years")
    assert (slider.min, slider.max) == (box.min, box.max) == (1, 20)
    assert slider.help == box.help == "How long."
    assert box.label == "Years, typed"
