"""Parts of the sidebar that stand closed: left out only where nobody has opened or moved anything in them."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.ui.controls import closed


def script():
    import streamlit as st

    from scenarios.ui.controls import closed

    part = closed.part("What counts", {"caution": "off", "beyond": True})
    if part is not None:
        with part:
            st.selectbox("Caution", ["off", "sceptic"], key="caution", bind="query-params", help="How sure.")
            st.toggle("Later gains", value=True, key="beyond", bind="query-params", help="After the end.")


def page(query=None, **state) -> AppTest:
    app = AppTest.from_function(script)
    for name, value in (query or {}).items():
        app.query_params[name] = value
    for name, value in state.items():
        app.session_state[name] = value
    app.run()
    assert not app.exception
    return app


def drawn(app: AppTest) -> bool:
    return len(app.selectbox) == len(app.toggle) == 1


@pytest.mark.parametrize("state", [{}, {"caution": "off"}, {"caution": "off", "beyond": True}, {"caution": None}])
def test_closed_and_as_the_scenario_has_it_nothing_is_drawn(state):
    assert not drawn(page(**state))


@pytest.mark.parametrize("state", [{"caution": "sceptic"}, {"beyond": False}, {"what_counts_open": True}])
def test_what_is_moved_or_opened_is_drawn(state):
    assert drawn(page(**state))


def test_what_a_link_names_is_drawn_even_as_the_scenario_has_it():
    assert drawn(page({"caution": "off"}))
    assert page({"caution": "sceptic"}).selectbox(key="caution").value == "sceptic"


def test_what_was_drawn_once_stays_drawn_and_keeps_what_is_chosen():
    app = page(what_counts_open=True)
    app.selectbox(key="caution").set_value("sceptic").run()
    app.session_state[closed.key("What counts")] = False
    app.run()
    assert app.selectbox(key="caution").value == "sceptic"
    app.selectbox(key="caution").set_value("off").run()
    assert drawn(app)
