"""Contracts of one's own: looked over, used, and taken out again."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.store.contracts import book_files
from scenarios.store.files import places

REGISTER = (
    b"Contract ref,Title,Supplier,Department,Value,Start date,End date\n"
    b'A/1,Home care,A Ltd,Adults,"40000000.00",01/04/2024,31/03/2030\n'
    b"A/2,Schools,B Ltd,Education,TBC,01/04/2024,TBC\n"
)


def uploading():
    from scenarios.ui import page_state
    from scenarios.ui.controls import books

    page_state.own_books()  # as the list of contracts at the side does
    books.upload()
    books.lead_months()


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "brought_book_folder", lambda: tmp_path / "books")
    places.look_again()
    yield tmp_path / "books"
    places.look_again()


@pytest.fixture
def app(home):
    app = AppTest.from_function(uploading, default_timeout=90).run()
    assert not app.exception
    return app


def brought(app, data=REGISTER, name="our_register.csv"):
    app.file_uploader[0].upload(name, data, "text/csv").run()
    assert not app.exception
    return app


def test_a_file_is_reported_on_before_anything_is_used(app, home):
    said = [t.value for t in brought(app).text]
    assert said[0].startswith("In the book: 1 contracts worth £6,6")
    assert "Left out: it has no value that can be read (line 3)." in said
    assert app.text_input(key="book_name").value == "Our register"
    assert not home.exists()


def test_contracts_that_are_used_become_the_book_and_bring_their_spend(app, home):
    brought(app).session_state["spend"] = 400_000_000
    app.button(key="use_book").click().run()
    assert not app.error
    name = app.session_state["book"]
    assert book_files.load(name).contracts[0].reference == "A/1"
    assert 6_600_000 < app.session_state["spend"] < 6_700_000
    assert "It worked: every page now runs on Our register" in app.success[0].value
    app.button(key="remove_book").click().run()
    assert book_files.named(name) is None
    assert app.session_state["book"] == ""


def test_a_file_that_is_neither_changes_nothing_and_says_so(app, home):
    brought(app, b"a,b\n1,2\n")
    assert app.error[0].value.startswith("our_register.csv: no row in it is a header of a contract register")
    assert app.error[0].value.endswith("Nothing has changed.")


def test_a_register_without_a_contract_that_runs_cannot_be_used(app, home):
    brought(app, REGISTER.replace(b"31/03/2030", b"31/03/2025"))
    assert app.error[0].value.startswith("There is no contract in it that runs")
    assert "use_book" not in {b.key for b in app.button}


def test_a_file_can_be_put_into_the_contracts_in_use(root, tmp_path, monkeypatch):
    monkeypatch.setenv("ONE_MISSION_CACHE", str(tmp_path))
    page = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    page.query_params["draws"] = "256"
    page.run().switch_page("pages/1_Contracts.py").run()
    next(f for f in page.file_uploader if f.key == "contracts_0").upload("r.csv", REGISTER, "text/csv").run()
    page.toggle(key="book_onto").set_value(True).run()
    assert any(t.value.startswith("Into the book: 1 contracts added, 0 said anew") for t in page.text)
    page.button(key="use_book").click().run()
    assert not page.exception
    made = book_files.load(page.session_state["book"])
    assert len(made.contracts) == 851
    assert made.contracts[-1].reference == "A/1"


def test_the_months_before_a_notice_can_be_changed(app):
    assert app.number_input(key="lead").value == 9
