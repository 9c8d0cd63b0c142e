"""Partners named on a page: the line they write, what is refused, and taking one out."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


@pytest.fixture
def page(root):
    app = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    app.query_params["draws"] = "256"
    app.run().switch_page("pages/1_Contracts.py").run()
    app.session_state["partner_open"] = True
    return app.run()


def box(page, key):
    return next(x for x in (*page.text_input, *page.number_input, *page.selectbox, *page.text_area) if x.key == key)


def button(page, key):
    return next(b for b in page.button if b.key == key)


def test_a_partner_is_named_told_and_taken_out(page):
    box(page, "partner_title").set_value("Hospital trust")
    box(page, "partner_spend").set_value("£300m")
    box(page, "partner_chance").set_value("90%")
    button(page, "add_partner").click().run()
    assert not page.exception
    assert page.session_state["partners"] == "Hospital trust: spend £300m, joins 2, chance 90%"
    assert any(h.value.startswith("With Hospital trust, one mission suggests") for h in page.header)
    assert box(page, "partner_title").value == ""
    assert any({"The council", "Hospital trust"} <= set(t.value.to_numpy().ravel()) for t in page.table)
    button(page, "without_hospital_trust").click().run()
    assert page.session_state["partners"] == "none"
    assert any(h.value == "Partners beside the council" for h in page.header)


@pytest.mark.parametrize(
    ("title", "spend", "told"), [("", "£300m", "name"), ("Trust", "lots", "£5bn"), ("Trust", "", "£5bn")]
)
def test_what_cannot_be_used_is_refused_and_what_was_typed_stays(page, title, spend, told):
    box(page, "partner_title").set_value(title)
    box(page, "partner_spend").set_value(spend)
    button(page, "add_partner").click().run()
    if title:
        assert any(told in e.value for e in page.error)
        assert "partners" not in page.session_state  # its box at the side was never opened
        assert box(page, "partner_title").value == title


def test_a_book_gives_a_partner_its_spend(page):
    box(page, "partner_title").set_value("Trust")
    box(page, "partner_book").set_value("suchnsuch")
    button(page, "add_partner").click().run()
    assert not page.exception
    assert page.session_state["partners"] == "Trust: spend £400m, joins 2, book suchnsuch"


def test_compare_says_what_partners_add(root):
    app = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    app.query_params["draws"] = "256"
    app.query_params["partners"] = "Hospital trust: spend £300m, joins 1, chance 100%"
    app.run()
    assert not app.exception
    assert any("With Hospital trust, one mission suggests" in m.value for m in app.markdown)


def test_a_partner_says_what_it_buys_and_a_category_that_is_not_known_is_told(page):
    box(page, "partner_title").set_value("Trust")
    box(page, "partner_spend").set_value("£30m")
    box(page, "partner_mix").set_value("adult social care 60%; corprate 40%")
    button(page, "add_partner").click().run()
    assert any("Did you mean 'corporate'" in e.value for e in page.error)
    assert box(page, "partner_mix").value == "adult social care 60%; corprate 40%"
    box(page, "partner_mix").set_value("adult social care 60%, corporate 40%")
    button(page, "add_partner").click().run()
    assert not page.exception
    assert page.session_state["partners"] == "Trust: spend £30m, joins 2, adult social care 60%, corporate 40%"
