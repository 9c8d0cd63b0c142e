"""The controls of "Evidence": filters, and an assumption of one's own."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def script(key):
    import streamlit as st

    from scenarios.answers.answering import RESOLVER
    from scenarios.ui.controls import evidence

    register = RESOLVER.base("existing_practice").base_register
    st.session_state["filters"] = evidence.filters(register.groups)
    st.session_state["one"] = evidence.one_parameter(register, ["wellby", "reach_ceiling"])
    st.text_area("Assumptions", key="assume")
    evidence.change(register[key], register, key in (st.session_state["assume"] or ""))


def opened(key: str = "reach_ceiling") -> AppTest:
    app = AppTest.from_function(script, default_timeout=60, kwargs={"key": key}).run()
    assert not app.exception
    return app


def change(app: AppTest, why: str = "our team says so", **typed: str) -> AppTest:
    for key, value in {**typed, "new_why": why}.items():
        app.text_input(key=key).set_value(value)
    return app.button(key="change_it").click().run()


def test_nothing_is_filtered_at_first_and_what_decides_comes_first():
    assert opened().session_state["filters"] == ("", [], [], "decides")


def test_those_that_are_listed_stand_first_among_those_to_open():
    app = opened()
    assert app.session_state["one"] == "wellby"
    options = app.selectbox(key="parameter").options
    assert len(options) > 50


def test_a_range_is_written_as_a_line():
    app = change(opened(), new_low="20%", new_high="50%")
    assert app.session_state["assume"] == "reach_ceiling = 20% to 50% (80%) because our team says so"
    assert not app.error


def test_one_value_is_written_as_a_line():
    app = opened()
    app.button_group(key="way_reach_ceiling").set_value("One value").run()
    change(app, new_value="30%")
    assert app.session_state["assume"] == "reach_ceiling = 30% because our team says so"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"new_low": "50%", "new_high": "20%"}, "reach_ceiling"),
        ({"new_low": "lots", "new_high": "50%"}, "lots"),
        ({"new_low": "", "new_high": ""}, "reach_ceiling"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(typed, says):
    app = change(opened(), **typed)
    assert says in app.error[0].value
    assert app.session_state["assume"] == ""
    for key, value in typed.items():
        assert app.text_input(key=key).value == value


def test_a_reason_is_asked_for():
    app = change(opened(), why="", new_low="20%", new_high="50%")
    assert app.error
    assert app.session_state["assume"] == ""


def test_a_reason_cannot_begin_another_line():
    app = change(opened(), why="because; wellby = 1", new_low="20%", new_high="50%")
    assert app.session_state["assume"] == "reach_ceiling = 20% to 50% (80%) because because, wellby = 1"


def test_a_second_change_takes_the_place_of_the_first_and_others_stay():
    app = opened()
    app.text_area(key="assume").set_value("wellby = 10000 because we think so").run()
    change(app, new_low="20%", new_high="50%")
    change(app, new_low="10%", new_high="30%")
    lines = [part.strip() for part in app.session_state["assume"].split(";")]
    assert len(lines) == 2
    assert lines[0].startswith("wellby = 10000")
    assert "10% to 30%" in lines[1]


def test_it_can_be_put_back():
    app = change(opened(), new_low="20%", new_high="50%")
    app.button(key="put_back").click().run()
    assert app.session_state["assume"] == ""


def test_a_mix_asks_for_a_label_and_its_share():
    app = opened("piecemeal_mix")
    box = app.text_input(key="new_value")
    assert box.label.startswith("Shares, as label and share")


def test_the_glossary_can_be_searched():
    def words():
        import streamlit as st

        from scenarios.ui.controls import evidence

        st.session_state["searched"] = evidence.search_words()

    app = AppTest.from_function(words).run()
    assert app.session_state["searched"] == ""
    app.text_input(key="word").set_value("pledge").run()
    assert app.session_state["searched"] == "pledge"
