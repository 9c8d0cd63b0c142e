"""Contracts, as a reader finds it."""

from __future__ import annotations

import pytest
from drawing import alternative_text
from streamlit.testing.v1 import AppTest


def opened(root, **asked: str) -> AppTest:
    app = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    for key, value in ({"draws": "256"} | asked).items():
        app.query_params[key] = value
    app.run().switch_page("pages/1_Contracts.py").run()
    assert not app.exception
    assert not app.error
    return app


@pytest.fixture(scope="module")
def page(root):
    return opened(root)


def heads(page) -> list[str]:
    return [h.value for h in page.header] + [h.value for h in page.subheader]


def test_what_a_year_s_delay_loses_stands_first(page):
    assert page.title[0].value == "Contracts"
    assert page.header[0].value.startswith("Decide a year later, and about £")


def test_both_pictures_speak(page):
    up, carries = page.get("vega_lite_chart")
    assert alternative_text(up).startswith(
        "Stacked columns by council year and category: Coming up for the first time: 2027/28"
    )
    assert alternative_text(carries).startswith("Line by council year")


def test_the_contracts_that_could_carry_most_are_listed_with_their_dates(page):
    assert any("contracts carry four fifths of what could be asked for isolation" in h for h in heads(page))
    frame = page.dataframe[0].value
    assert list(frame.columns[:6]) == ["", "Contract", "Could bring a year (£)", "Low (£)", "High (£)", "Notice by"]
    assert frame["Notice by"].notna().all()


def test_without_contracts_it_says_so_and_asks_for_them(root):
    page = opened(root, book="none")
    assert any("No contract book is used here" in m.value for m in page.markdown)
    assert len(page.file_uploader) == 1


def test_another_level_of_spend_says_that_the_book_is_scaled(root):
    page = opened(root, spend="200000000")
    assert any("every contract is scaled to it" in h.proto.body for h in page.get("html"))


def test_an_officer_can_open_the_book_to_correct_it(root):
    page = opened(root)
    page.session_state["book_edit_open"] = True
    page.run()
    assert not page.exception
    assert any("Nothing is corrected yet." in c.value for c in page.caption)
