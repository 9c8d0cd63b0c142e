"""The page of words, opened and searched."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.views.words.glossary import matching

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def page() -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.query_params["draws"] = "256"
    app.run().switch_page("pages/5_Glossary.py").run()
    assert not app.exception
    assert not app.error
    return app


def words(page: AppTest) -> list[list[str]]:
    return [row for table in page.table for row in table.value.to_numpy().tolist()]


def test_every_word_is_there_with_its_meaning(page):
    assert words(page) == [list(entry) for entry in matching("")]


def test_a_search_leaves_the_words_that_hold_it(page):
    page.text_input(key="word").set_value("pledge").run()
    assert words(page) == [list(entry) for entry in matching("pledge")]


def test_a_search_that_finds_nothing_says_how_to_see_all(page):
    page.text_input(key="word").set_value("zzzz").run()
    assert not page.table
    assert f"Clear the box to see all {len(matching(''))}." in page.info[0].value
