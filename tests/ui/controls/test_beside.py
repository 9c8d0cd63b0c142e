"""What can be laid beside a screen: current versions, those a link names, shipped scenarios, and other councils."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.domain.saved import Author, Kept
from scenarios.store.library import database
from scenarios.store.library import saved_scenarios as library
from scenarios.store.library.saved_scenarios import Details


@pytest.fixture
def text(tmp_path, monkeypatch):
    from scenarios.answers.answering import RESOLVER
    from scenarios.store.files import scenario_files

    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    yield scenario_files.as_text(RESOLVER.base("existing_practice").scenario)
    database.forget()


def choosing():
    import streamlit as st

    from scenarios.answers.answering import RESOLVER
    from scenarios.answers.link import Choices, asked
    from scenarios.ui.controls import beside

    found = beside.chosen(asked(Choices(levers={"draws": 256}), RESOLVER))
    st.text([one.label for one in found])


def test_saved_ones_stand_first_at_their_current_version_and_older_ones_where_a_link_names_them(text):
    first = library.save_new(Kept(text, "existing_practice", {}, {}), Details("Ours"), Author("Ann"))
    second = library.save(first.scenario, 1, Kept(text, "existing_practice", {}, {}), Author("Ann"))
    app = AppTest.from_function(choosing, default_timeout=60).run()
    assert not app.exception
    options = app.multiselect(key="with").options
    assert options[0] == f"Ours · {second.reference}"
    assert not any(first.reference in o for o in options)
    assert "Policy stretch" in options
    again = AppTest.from_function(choosing, default_timeout=60)
    again.query_params["with"] = [f"Ours · {first.reference}"]
    again.run()
    assert f"Ours · {first.reference}" in again.multiselect(key="with").options


def test_the_screen_s_own_council_is_not_another_one(text):
    app = AppTest.from_function(choosing, default_timeout=60).run()
    assert app.selectbox(key="with_wards").options[0] == "No other council"
