"""Columns of a register corrected on a page, read again so, and kept as a preset."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.store.contracts import column_files

FILE = b"Nr,What,Who,Money a year,From,Until\n7,Roofs,A Ltd,12000,01/04/2024,31/03/2030\n"
WANTED = {"reference": "Nr", "title": "What", "supplier": "Who", "annual_value": "Money a year", "end": "Until"}


def uploading():
    from scenarios.ui import page_state
    from scenarios.ui.controls import books

    page_state.own_books()  # as the list of contracts at the side does
    books.upload()


@pytest.fixture
def app(tmp_path, monkeypatch):
    monkeypatch.setenv("ONE_MISSION_CACHE", str(tmp_path))
    app = AppTest.from_function(uploading, default_timeout=90).run()
    app.session_state["book_columns_open"] = True
    app.file_uploader[0].upload("r.csv", FILE, "text/csv").run()
    assert not app.exception
    return app


def box(app, name):
    return next(b for b in app.selectbox if (b.key or "").startswith(f"column_{name}_columns_"))


def test_a_file_that_is_not_recognised_can_be_told_what_its_columns_are(app):
    assert any("no row in it is a header" in e.value for e in app.error)
    for name, heading in WANTED.items():
        box(app, name).set_value(heading)
    app.button(key="read_so").click().run()
    assert not app.exception
    assert not app.error
    assert any("In the book: 1 contracts worth £12,000.00 a year." in t.value for t in app.text)


def test_columns_are_kept_under_a_name_and_chosen_by_it(app):
    app.button(key="keep_preset").click().run()
    assert any("Say what to call it first" in e.value for e in app.error)
    for name, heading in WANTED.items():
        box(app, name).set_value(heading)
    app.text_input(key="preset_title").set_value("Our export")
    app.button(key="keep_preset").click().run()
    name = app.session_state["om.preset_kept"]
    assert column_files.load(name).columns == WANTED
    app.selectbox(key="book_preset").set_value(name).run()
    assert not app.error
    assert any("In the book: 1 contracts" in t.value for t in app.text)


def test_without_a_supplier_no_line_can_be_read_and_that_is_said(app):
    app.selectbox(key="book_preset").set_value("atamis").run()
    assert any("no row in it has the columns that were chosen" in e.value for e in app.error)
