"""The page Evidence, opened and used."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.views.words.evidence import CAUTION

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def page() -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.query_params["draws"] = "512"
    app.run().switch_page("pages/2_Evidence.py").run()
    assert not app.exception
    assert not app.error
    return app


def test_every_assumption_is_in_the_table_with_what_decides_most_first(page, register):
    table = page.dataframe[0].value
    assert len(table) == len(register.parameters)
    worth = table["Decides (£)"].dropna().tolist()
    assert worth == sorted(worth, reverse=True)


def test_a_search_narrows_the_table_and_nothing_found_says_so(page):
    page.text_input(key="search").set_value("reach ceiling").run()
    assert 0 < len(page.dataframe[0].value) < 20
    page.text_input(key="search").set_value("zzzz").run()
    assert [i.value for i in page.info] == ["No evidence matches. Take out a word of the search, or a filter."]


def test_an_assumption_is_opened_with_its_source(page, register):
    page.selectbox(key="parameter").set_value("reach_ceiling").run()
    card = dict(page.table[0].value.to_numpy().tolist())
    assert register["reach_ceiling"].source in card["Source"]


def test_a_change_moves_the_sentence_and_marks_the_page(page):
    page.selectbox(key="parameter").set_value("reach_ceiling").run()
    for key, value in (("new_low", "1%"), ("new_high", "2%"), ("new_why", "we counted")):
        page.text_input(key=key).set_value(value)
    page.button(key="change_it").click().run()
    assert not page.error
    assert any("1 assumption" in h.proto.body for h in page.get("html"))
    table = page.dataframe[0].value.set_index("Key")
    assert table.loc["reach_ceiling", "Changed"] == "changed"


def test_how_far_the_evidence_is_believed_follows_the_lever(page):
    assert CAUTION["off"] in [m.value for m in page.markdown]
    page.session_state["what_counts_open"] = True
    page.run().selectbox(key="caution").set_value("sceptic").run()
    assert CAUTION["sceptic"] in [m.value for m in page.markdown]


def test_the_answer_at_each_level_of_caution_is_worked_out_only_when_asked_for(page):
    def levels():
        return [m.value for m in page.markdown if m.value.startswith("**") and "At £400m a year" in m.value]

    assert levels() == []
    page.session_state["caution_open"] = True
    page.run()
    assert len(levels()) == len(CAUTION)
    assert all("Why not simply pay for it?" in said for said in levels())
