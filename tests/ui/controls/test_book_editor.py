"""The table in which an officer corrects a book."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from scenarios.store.contracts import book_files
from scenarios.store.files import places
from scenarios.ui.controls import book_editor


@pytest.fixture(scope="module")
def book():
    return book_files.load("suchnsuch")


def test_the_largest_stand_first_each_with_its_place_in_the_book(book):
    frame, where = book_editor.rows(book)
    assert len(frame) == book_editor.MOST_ROWS
    assert frame["Value a year (£)"].is_monotonic_decreasing
    assert [book.contracts[i].reference for i in where] == list(frame["Reference"])


def test_nothing_changed_is_nothing_and_a_cell_is_one_field(book):
    frame, where = book_editor.rows(book)
    assert book_editor.changed(frame, frame.copy(), where) == {}
    after = frame.copy()
    after.loc[0, "Category"] = "housing"
    after.loc[1, "Term ends"] = pd.NaT
    after.loc[2, "Can run to"] = pd.Timestamp(2035, 3, 31)
    after.loc[2, "May be asked"] = False
    after.loc[3, "Years when let again"] = 7
    assert book_editor.changed(frame, after, where) == {
        where[0]: {"category": "housing"},
        where[1]: {"ends": None},
        where[2]: {"latest_end": date(2035, 3, 31), "may_be_asked": False},
        where[3]: {"term_years": 7},
    }


def editing():
    import streamlit as st

    from scenarios.store.contracts import book_files
    from scenarios.ui import page_state
    from scenarios.ui.controls import book_editor

    page_state.own_books()
    st.session_state["book_edit_open"] = True

    def edited(frame, **_):
        after = frame.copy()
        after.loc[0, "May be asked"] = False
        after.loc[1, "Years when let again"] = st.session_state.get("years", 7)
        return after

    real, st.data_editor = st.data_editor, edited
    try:
        book_editor.editor(book_files.load("suchnsuch"))
    finally:
        st.data_editor = real


@pytest.fixture
def app(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "brought_book_folder", lambda: tmp_path / "books")
    places.look_again()
    app = AppTest.from_function(editing, default_timeout=90).run()
    assert not app.exception
    yield app
    places.look_again()


def test_what_is_corrected_becomes_a_book_of_its_own(app, book):
    assert "2 contracts are corrected." in [c.value for c in app.caption]
    app.session_state["spend"] = 300_000_000
    app.button(key="use_corrected").click().run()
    assert not app.exception
    name = app.session_state["book"]
    made = book_files.load(name)
    (largest,) = [c for c in made.contracts if c.reference == book_editor.rows(book)[0]["Reference"][0]]
    assert largest.may_be_asked is False
    assert made.annual_gbp == book.annual_gbp
    assert app.session_state["spend"] == 300_000_000  # it is the same spend, so the slider stays


def test_what_does_not_hang_together_changes_nothing(app):
    app.session_state["years"] = 99
    app.button(key="use_corrected").click().run()
    assert "it must be from 1 to 50 years. Nothing has changed." in app.error[0].value
