"""A bundle on the page: opened, compared, kept; what cannot be opened is one sentence."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.answers import link
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.reports import bundle
from scenarios.store.library import database
from scenarios.store.library import saved_scenarios as library


@pytest.fixture
def page(root, tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    app = AppTest.from_file(str(root / "app.py"), default_timeout=120)
    app.query_params["draws"] = "256"
    app.run().switch_page("pages/3_Saved_scenarios.py").run()
    app.session_state["bundle_open"] = True
    yield app.run()
    database.forget()


def by_key(elements, key):
    return next(e for e in elements if e.key == key)


def opened(page, data: bytes):
    by_key(page.text_input, "who_bundle").set_value("Ann")
    page.get("file_uploader")[-1].set_value(("theirs.zip", data, "application/zip")).run()
    by_key(page.button, "bundle_use").click().run()
    assert not page.exception
    return page


def test_one_is_run_compared_kept_and_opened(page):
    question = link.asked(Choices(levers={"draws": 256, "years": 4}), RESOLVER)
    opened(page, bundle.bundle(question, Answers()))
    assert any("figures are the same to the last digit." in h.proto.body for h in page.get("html"))
    (of,) = library.search()
    assert page.session_state["scenario"] == of.reference
    assert page.session_state["years"] == 4
    assert library.history(of.id)[0].why == "From the bundle theirs.zip"


def test_what_is_none_is_told_and_nothing_changes(page):
    opened(page, b"nothing")
    assert any("so it is not a bundle. Nothing has changed." in e.value for e in page.error)
    assert library.search() == []
