"""The controls of "What it would take"."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from scenarios.analysis.need import Aim


def script():
    import streamlit as st

    from scenarios.ui.controls import need

    st.session_state["aim_asked"] = need.aim("isolation")


def opened() -> AppTest:
    app = AppTest.from_function(script, default_timeout=60).run()
    assert not app.exception
    return app


def test_people_on_average_are_asked_for_at_first():
    assert opened().session_state["aim_asked"] == Aim("people", 12)


def test_a_chance_is_typed_in_hundredths_and_is_never_certain():
    app = opened()
    app.selectbox(key="want").set_value("ahead").run()
    assert app.session_state["aim_asked"] == Aim("ahead", 0.12)
    app.number_input(key="want_amount").set_value(500).run()
    assert app.session_state["aim_asked"] == Aim("ahead", 0.99)


def test_the_cautious_want_nine_futures_in_ten():
    app = opened()
    app.selectbox(key="want_sure").set_value("nine").run()
    assert app.session_state["aim_asked"] == Aim("people", 12, True)
