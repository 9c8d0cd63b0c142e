"""Saved scenarios, as an officer keeps, finds and restores them on the page."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.domain.saved import Author
from scenarios.store.library import database
from scenarios.store.library import saved_scenarios as library


@pytest.fixture
def page(root, tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    yield opened(root)
    database.forget()


def opened(root, **query: str) -> AppTest:
    app = AppTest.from_file(str(root / "app.py"), default_timeout=120)
    for key, value in ({"draws": "256"} | query).items():
        app.query_params[key] = value
    app.run().switch_page("pages/3_Saved_scenarios.py").run()
    assert not app.exception
    return app


def by_key(elements, key):
    return next(e for e in elements if e.key == key)


def saved(page, name="Isolation first", who="Ann") -> AppTest:
    by_key(page.text_input, "who_saving").set_value(who)
    by_key(page.text_input, "name_new").set_value(name)
    by_key(page.button, "save_new").click().run()
    assert not page.exception
    return page


def text(page) -> str:
    return " ".join(str(e.value) for e in page.main if hasattr(e, "value"))


def test_what_is_on_screen_is_kept_with_a_link_and_opened_at_once(page):
    saved(page)
    (of,) = library.search()
    assert (of.name, of.owner.name, of.current) == ("Isolation first", "Ann", 1)
    assert any(f"?scenario={of.reference}" in s.value for s in page.success)
    assert page.session_state["scenario"] == of.reference
    assert any("Isolation first, version 1, as it is saved." in m.value for m in page.markdown)
    assert page.session_state["draws"] == 256  # the controls stand as they were saved


def test_a_change_is_marked_as_not_saved_on_every_page_and_saved_on_top(page, root):
    saved(page)
    page.number_input(key="years").set_value(6).run()
    assert any("with changes that are not saved" in m.value for m in page.markdown)
    page.switch_page("pages/2_Evidence.py").run()
    assert any("Not saved" in h.proto.body for h in page.get("html"))
    page.switch_page("pages/3_Saved_scenarios.py").run()
    by_key(page.text_input, "save_why").set_value("Six years")
    by_key(page.button, "save_further").click().run()
    assert not page.exception
    (of,) = library.search()
    first, second = library.history(of.id)
    assert (second.why, second.parent) == ("Six years", first.reference)
    assert "years = 6" in second.kept.text
    assert second.kept.results["years"] == 6
    assert page.session_state["scenario"] == second.reference


def test_without_a_name_nothing_is_kept_and_what_was_typed_stays(page):
    by_key(page.text_input, "who_saving").set_value("Ann")
    by_key(page.button, "save_new").click().run()
    assert any("a scenario that is kept needs a name" in e.value for e in page.error)
    by_key(page.text_input, "name_new").set_value("Ours")
    by_key(page.text_input, "who_saving").set_value("")
    by_key(page.button, "save_new").click().run()
    assert any("the history says who" in e.value for e in page.error)
    assert library.search() == []
    assert by_key(page.text_input, "name_new").value == "Ours"


def test_who_saves_second_sees_what_the_first_changed_and_saves_on_top(page, root):
    saved(page)
    (of,) = library.search()
    mine = library.version(of.reference)
    theirs = mine.kept.text.replace("years = 10", "years = 7")
    library.save(of.id, 1, type(mine.kept)(theirs, mine.kept.base, mine.kept.results, {}), Author("Ben"), "Seven")
    page.number_input(key="years").set_value(6).run()
    by_key(page.button, "save_further").click().run()
    assert not page.exception
    assert any("saved by Ben meanwhile, as version 2 (Seven)" in w.value for w in page.warning)
    changed = [list(t.value.columns) for t in page.table]
    assert any("Theirs" in columns for columns in changed)
    by_key(page.button, "save_on_top").click().run()
    assert not page.exception
    assert [("years = 6" in v.kept.text, v.who.name) for v in library.history(of.id)] == [
        (False, "Ann"),
        (False, "Ben"),
        (True, "Ann"),
    ]


def test_an_earlier_version_is_opened_and_restored(page):
    saved(page)
    page.number_input(key="years").set_value(6).run()
    by_key(page.button, "save_further").click().run()
    (of,) = library.search()
    page.selectbox(key=f"version_of_{of.id}").set_value(1).run()
    by_key(page.button, "open_saved").click().run()
    assert page.session_state["scenario"] == f"{of.id}@1"
    assert page.session_state["years"] == 10
    page.session_state["library_change"] = True
    page.run()
    page.selectbox(key=f"version_of_{of.id}").set_value(1).run()
    next(b for b in page.button if b.label == "Restore version 1").click().run()
    assert not page.exception
    assert len(library.history(of.id)) == 3
    assert "years = 10" in library.version(of.id).kept.text


def test_what_is_deleted_is_brought_back(page):
    saved(page)
    page.session_state["library_change"] = True
    page.run()
    next(b for b in page.button if b.label == "Delete").click().run()
    assert library.search() == []
    page.toggle(key="library_deleted").set_value(True).run()
    by_key(page.button, "undelete").click().run()
    assert not page.exception
    assert len(library.search()) == 1


def test_a_locked_one_says_whose_it_is(page):
    saved(page)
    (of,) = library.search()
    library.lock(of.id, Author("Ann"))
    by_key(page.text_input, "who_saving").set_value("Ben")
    by_key(page.button, "save_further").click().run()
    assert any("Ann has made it read-only for others" in e.value for e in page.error)


def test_a_link_without_a_version_opens_the_current_one_and_names_it(page, root):
    saved(page)
    (of,) = library.search()
    again = opened(root, scenario=of.id)
    assert again.session_state["scenario"] == of.reference
    assert any("Isolation first, version 1" in m.value for m in again.markdown)
    gone = opened(root, scenario="aaaaaaaaaa@3")
    assert any("there is no such saved scenario on this server" in t.value for t in gone.text)
    assert gone.session_state["scenario"] == "existing_practice"


def test_a_file_is_opened_with_everything_it_says(page):
    page.session_state["scenario_text_open"] = True
    page.run()
    box = page.text_area(key="scenario_text")
    changed = box.value.replace('title = "Existing practice"', 'title = "Fast"').replace("years = 10", "years = 3")
    box.set_value(changed)
    by_key(page.text_input, "who_text").set_value("Ann")
    by_key(page.button, "use_text").click().run()
    assert not page.exception
    (of,) = library.search()
    assert of.name == "Fast"
    assert page.session_state["scenario"] == of.reference
    assert page.session_state["years"] == 3


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("years = 10", "years = 1000", "levers.years is 1000, but it must be"),
        ("years = 10", "yaers = 10", "Did you mean 'years'?"),
        ('wards = "suchnsuch"', 'wards = "/etc/passwd"', "council.wards is '/etc/passwd', but it must be a council"),
        ('book = "suchnsuch"', 'book = "../x.csv"', "contracts.book is '../x.csv', but it must be a contract book"),
        ("format = 1", "format = = 1", "it is not valid TOML"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_sentence_and_its_text_stays(page, old, new, told):
    page.session_state["scenario_text_open"] = True
    page.run()
    box = page.text_area(key="scenario_text")
    assert old in box.value
    box.set_value(box.value.replace(old, new))
    by_key(page.text_input, "who_text").set_value("Ann")
    by_key(page.button, "use_text").click().run()
    assert not page.exception
    assert any(told in e.value and e.value.endswith("Nothing has changed.") for e in page.error), [
        e.value for e in page.error
    ]
    assert new in page.text_area(key="scenario_text").value
    assert library.search() == []


def test_a_library_that_cannot_be_opened_is_a_sentence(root, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'file' / 'library.sqlite'}")
    app = opened(root)
    assert any("The library: it cannot be opened" in e.value for e in app.error)
    database.forget()
