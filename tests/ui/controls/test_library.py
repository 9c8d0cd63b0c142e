"""The list of saved scenarios on a page: searched, and one of them copied. The rest of it: tests/pages."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.domain.saved import Author, Kept
from scenarios.store.files import scenario_files
from scenarios.store.library import database
from scenarios.store.library import saved_scenarios as library
from scenarios.store.library.saved_scenarios import Details


@pytest.fixture
def page(tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    text = scenario_files.as_text(scenario_files.load("existing_practice").scenario)
    for name in ("Isolation first", "Jobs"):
        library.save_new(Kept(text, "existing_practice", {}, {}), Details(name, tags=("cabinet",)), Author("Ann"))

    def listing():
        from scenarios.answers.answering import RESOLVER
        from scenarios.ui.controls import library as control

        control.section(RESOLVER.base("existing_practice").missions)

    yield AppTest.from_function(listing, default_timeout=120).run()
    database.forget()


def test_a_search_narrows_the_list_and_says_where_it_finds_nothing(page):
    assert page.dataframe[0].value["Name"].tolist() == ["Jobs", "Isolation first"]
    page.text_input(key="library_search").set_value("isolation cabinet").run()
    assert page.dataframe[0].value["Name"].tolist() == ["Isolation first"]
    page.text_input(key="library_search").set_value("nobody").run()
    assert any("No saved scenario holds all of these words." in m.value for m in page.markdown)


def test_a_copy_is_a_scenario_of_its_own_that_says_where_it_comes_from(page):
    page.session_state["library_change"] = True
    page.run()
    next(t for t in page.text_input if t.key == "who_library").set_value("Ben").run()
    next(b for b in page.button if b.label == "Copy").click().run()
    assert not page.exception
    copy = library.search("copy")[0]
    (first,) = library.history(copy.id)
    assert (copy.name, copy.owner.name, first.why) == ("Jobs (copy)", "Ben", "Copied from Jobs, version 1")


def test_name_and_tags_are_changed_and_a_refusal_is_a_sentence(page):
    page.session_state["library_change"] = True
    page.run()
    of = library.search("jobs")[0]
    next(t for t in page.text_input if t.key == "who_library").set_value("Ben")
    page.text_input(key=f"name_{of.id}").set_value("Work").run()
    next(b for b in page.button if b.label.startswith("Keep name")).click().run()
    assert library.saved(of.id).name == "Work"
    next(b for b in page.button if b.label == "Lock").click().run()
    assert any("it is Ann's, who alone can do this" in e.value for e in page.error)


def test_an_empty_list_asks_nobody_to_save_who_may_not(monkeypatch):
    from scenarios.ui.controls import library
    from scenarios.views import words

    for published, writes, said in (
        (True, False, words.saved.NONE_PUBLISHED),
        (False, False, words.saved.NONE_TO_READ),
        (False, True, words.saved.NONE_YET),
    ):
        monkeypatch.setattr(library, "only_published", lambda published=published: published)
        monkeypatch.setattr(library, "may_write", lambda writes=writes: writes)
        assert library._none_yet() == said
