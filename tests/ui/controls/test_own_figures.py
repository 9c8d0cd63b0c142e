"""A reader's own figures at the side: boxes that are drawn once they are opened or hold something."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.ui.controls import closed, own_figures


def script():
    import streamlit as st

    from scenarios.store.files import scenario_files
    from scenarios.ui.controls import own_figures

    st.session_state["typed"] = own_figures.typed(scenario_files.load("existing_practice"))


def page(**query) -> AppTest:
    app = AppTest.from_function(script, default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def test_closed_the_scenario_s_own_stand_as_they_do_in_empty_boxes():
    app = page()
    assert app.session_state["typed"] == ((), None, None)
    assert not app.text_area
    app.session_state[closed.key(own_figures.TITLE)] = True
    app.run()
    assert app.session_state["typed"] == ((), None, None)
    assert {x.key for x in app.text_area} == set(own_figures.NONE_OF_THEM)


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ({"assume": "wellby = 10000 because we think so"}, 0),
        ({"partners": "Hospital trust: spend £300m, joins 2"}, 1),
        ({"kinds": "vcse: delivered 150% because our returns show it"}, 2),
    ],
)
def test_what_a_link_brings_is_used_without_opening_them(query, number):
    found = page(**query).session_state["typed"]
    assert [bool(part) for part in found] == [n == number for n in range(3)]


def test_a_line_that_cannot_be_read_is_told_and_left_out():
    app = page(assume="reach_cieling = 30% because so")
    assert app.session_state["typed"][0] == ()
    assert "Left out" in app.warning[0].value
