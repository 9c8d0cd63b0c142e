"""The tables on the page: what they say is saved as a version and opened; what cannot be used loses nothing."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.store.library import database
from scenarios.store.library import saved_scenarios as library
from scenarios.ui.controls import scenario_form
from scenarios.views.tables import scenario_form as tables


@pytest.fixture
def page(root, tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    app = AppTest.from_file(str(root / "app.py"), default_timeout=120)
    app.query_params["draws"] = "256"
    app.run().switch_page("pages/3_Saved_scenarios.py").run()
    app.session_state["form_open"] = True
    yield app.run()
    database.forget()


def by_key(elements, key):
    return next(e for e in elements if str(e.key).startswith(key))


def used(page):
    by_key(page.text_input, "who_form").set_value("Ann")
    by_key(page.button, "form_use").click().run()
    assert not page.exception
    return page


def edited(monkeypatch, **cells):
    """The first row of the spend table as somebody would type it."""
    original = scenario_form._table

    def table(key, told, frame, columns):
        after = original(key, told, frame, columns).copy()
        if key.startswith("spend_"):
            for column, value in cells.items():
                after.loc[0, column] = value
        return after

    monkeypatch.setattr(scenario_form, "_table", table)


def test_what_is_typed_is_saved_and_opened_and_the_next_change_is_a_version(page, monkeypatch):
    edited(monkeypatch, **{tables.PLEDGED: 4.5})
    by_key(page.number_input, "start_").set_value(2031)
    used(page)
    (of,) = library.search()
    first = library.history(of.id)[0]
    assert (first.why, first.who.name) == ("Changed in tables", "Ann")
    assert "pledged_share = 0.045" in first.kept.text
    assert "start = 2031" in first.kept.text
    assert page.session_state["scenario"] == of.reference
    page.session_state["form_open"] = True
    page.run()
    by_key(page.text_input, "relet_").set_value("30, 60, 100")
    used(page)
    assert [v.number for v in library.history(of.id)] == [1, 2]
    assert library.history(of.id)[1].kept.text.count("relet_by_year") == 1


def test_what_cannot_be_used_is_told_and_stays(page, monkeypatch):
    edited(monkeypatch, **{tables.SHARE: 90.0})
    by_key(page.text_input, "relet_").set_value("30, 60")
    used(page)
    assert any("Nothing has changed, and what you typed stays." in e.value for e in page.error)
    assert library.search() == []
    assert by_key(page.text_input, "relet_").value == "30, 60"
