"""The controls of "What decides it"."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.analysis.target import Target


def script(levers):
    import streamlit as st

    from scenarios.answers import link
    from scenarios.answers.answering import RESOLVER
    from scenarios.ui.controls import decision

    question = link.asked(link.Choices(levers=levers), RESOLVER)
    st.session_state["target_asked"] = decision.target(question)
    st.session_state["pilot_asked"] = decision.pilot({"a": "Assumption A", "b": "Assumption B"})
    st.session_state["open"] = decision.open_future(41)


def opened(**levers) -> AppTest:
    app = AppTest.from_function(script, default_timeout=60, kwargs={"levers": levers}).run()
    assert not app.exception
    return app


def test_a_target_of_people_is_a_share_by_the_end_of_a_year():
    app = opened()
    assert app.session_state["target_asked"] == Target("isolation", 0.001, 5)
    app.number_input(key="target").set_value(2.5).run()
    app.number_input(key="target_year").set_value(3).run()
    assert app.session_state["target_asked"] == Target("isolation", 0.025, 3)


def test_a_target_cannot_lie_beyond_the_horizon():
    app = opened(years=3)
    assert app.number_input(key="target_year").max == 3
    assert app.session_state["target_asked"].year == 3


def test_a_target_of_another_mission_counts_its_outcomes():
    app = opened(mission="jobs", years=8)
    assert app.session_state["target_asked"] == Target("jobs", 100.0, 8)
    app.number_input(key="target_count").set_value(2500).run()
    assert app.session_state["target_asked"].amount == 2500


def test_a_pilot_is_an_assumption_answers_months_and_pounds():
    app = opened()
    assert app.session_state["pilot_asked"] == ("a", 100, 12, 20_000.0)
    app.selectbox(key="pilot").set_value("b").run()
    app.number_input(key="pilot_n").set_value(7).run()
    assert app.session_state["pilot_asked"] == ("b", 7, 12, 20_000.0)


def test_one_such_future_is_opened_by_its_number_counted_from_one():
    app = opened()
    assert app.session_state["open"] is None
    app.button(key="open_future").click().run()
    assert app.session_state["open"] == 41
    assert app.number_input(key="future").value == 42


@pytest.mark.parametrize(("typed", "number"), [(1, 0), (500, 499), (0, None)])
def test_any_future_can_be_opened_and_none(typed, number):
    app = opened()
    app.number_input(key="future").set_value(typed).run()
    assert app.session_state["open"] == number
