"""Whose wards and contracts, as they are chosen at the side."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


@pytest.fixture
def app(root):
    app = AppTest.from_file(str(root / "pages/5_Glossary.py"), default_timeout=90)
    app.query_params["draws"] = "128"
    return AppTest.from_function(choosing, default_timeout=90).run()


def choosing():
    import streamlit as st

    from scenarios.answers.answering import RESOLVER
    from scenarios.ui.controls import whose

    base = RESOLVER.base("existing_practice")
    council = whose.council(base)
    st.session_state["now"] = (council, whose.book(base, council))


def test_the_scenario_s_own_wards_and_contracts_stand_first(app):
    assert app.session_state["now"] == ("", "")
    council, book = app.selectbox
    assert council.options[0] == "SuchnSuch (fictional)"
    assert book.options == ["SuchnSuch's contracts (fictional)", "none"]


def test_no_contracts_can_be_chosen(app):
    app.selectbox(key="book").set_value("none").run()
    assert app.session_state["now"] == ("", "none")
