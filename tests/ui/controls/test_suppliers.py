"""Kinds of suppliers told apart on a page: the line it writes, and a change without a reason."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


@pytest.fixture
def page(root):
    app = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    app.query_params["draws"] = "256"
    app.run().switch_page("pages/1_Contracts.py").run()
    app.session_state["kinds_open"] = True
    return app.run()


def box(page, key):
    return next(x for x in (*page.text_input, *page.number_input, *page.selectbox) if x.key == key)


def use(page):
    next(b for b in page.button if b.key == "use_kinds").click().run()
    assert not page.exception


def test_an_edge_is_used_with_its_reason_and_taken_back(page):
    assert any(h.value.startswith("Charities and social enterprises hold £14 of every £100") for h in page.header)
    box(page, "times_vcse_delivered").set_value(150)
    box(page, "times_why_vcse").set_value("our returns show it")
    use(page)
    assert page.session_state["kinds"] == "vcse: delivered 150% because our returns show it"
    box(page, "times_vcse_delivered").set_value(100)
    use(page)
    assert page.session_state["kinds"] == "none"


def test_a_change_without_a_reason_is_not_used(page):
    box(page, "kind_of").set_value("large").run()
    box(page, "times_large_in_kind").set_value(200)
    use(page)
    assert any("changed without a reason" in e.value for e in page.error)
    assert "kinds" not in page.session_state  # its box at the side was never opened
    assert box(page, "times_large_in_kind").value == 200


def test_without_a_book_what_is_said_of_kinds_does_nothing_and_that_is_told(root):
    for kinds, told in (("vcse: delivered 150% because our returns", True), ("", False)):
        app = AppTest.from_file(str(root / "app.py"), default_timeout=90)
        for key, value in {"draws": "256", "book": "none", "kinds": kinds}.items():
            app.query_params[key] = value
        app.run().switch_page("pages/1_Contracts.py").run()
        assert not app.exception
        assert any("kinds of suppliers change nothing" in m.value for m in app.markdown) is told
