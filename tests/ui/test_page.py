"""What every page shares: a sentence for every fault, names, badges and progress."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.ui.page import PAGES, STARTS


def shown(script) -> AppTest:
    return AppTest.from_function(script, default_timeout=90).run()


def test_every_page_in_the_list_is_a_file_and_every_file_is_in_the_list(root):
    assert set(PAGES) == {"app.py", *(f"pages/{p.name}" for p in (root / "pages").glob("*.py"))}
    assert set(STARTS) < set(PAGES)


def test_a_reader_s_mistake_is_a_sentence_and_nothing_is_lost():
    def script():
        from scenarios.domain.errors import FileError
        from scenarios.ui import page

        @page.page("Test", projector=True)
        def main():
            raise FileError("own.toml", "it is empty")

        main()

    app = shown(script)
    assert not app.exception
    assert [e.value for e in app.error] == ["own.toml: it is empty"]
    assert "Nothing is lost" in app.info[0].value


def test_a_fault_of_ours_shows_no_traceback():
    def script():
        from scenarios.ui import page

        @page.page("Test", projector=True)
        def main():
            raise ZeroDivisionError("secret")

        main()

    app = shown(script)
    assert not app.exception
    assert app.error[0].value.startswith("Something went wrong in One Mission itself")
    assert "secret" not in app.error[0].value


def test_a_page_leads_to_every_other_and_a_projector_to_none(root):
    app = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    app.query_params["draws"] = "256"
    app.run()
    assert {"undo", "reset"} <= {b.key for b in app.sidebar.button}
    assert len(app.sidebar.get("page_link")) == len(PAGES)
    app.switch_page("pages/4_Present.py").run()
    assert not {"undo", "reset"} & {b.key for b in app.sidebar.button}
    assert not app.sidebar.get("page_link")


def test_the_sentence_is_announced_and_never_markup():
    def script():
        from scenarios.ui import page

        page.sentence("<b>one</b> & only")

    body = shown(script).get("html")[0].proto.body
    assert 'role="status"' in body
    assert 'data-testid="headline"' in body
    assert "&lt;b&gt;one&lt;/b&gt; &amp; only" in body


def test_progress_leaves_nothing_behind():
    def script():
        from scenarios.ui import page

        with page.progress("Working …") as step:
            step(0.5)

    assert not shown(script).caption


def test_a_council_s_name_is_shown_and_never_markup(root):
    app = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    app.query_params["draws"] = "256"
    bodies = [h.proto.body for h in app.run().get("html")]
    badges = next(b for b in bodies if "om-badge" in b and "SuchnSuch" in b)
    assert re.findall(r">([^<]+)</span>", badges)[:2] == ["SuchnSuch · fictional council", "Existing practice"]


def test_a_page_that_differs_from_the_base_says_so_and_how_to_see_it(root):
    app = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    app.query_params["draws"], app.query_params["years"] = "256", "7"
    app.run()
    assert any("2 settings differ from the base scenario" in h.proto.body for h in app.get("html"))


def test_what_cannot_be_read_is_told_until_it_is_put_away(root):
    app = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    app.query_params["mission"], app.query_params["draws"] = "jobz", "256"
    app.run()
    assert [t.value for t in app.text] == ["mission = 'jobz' is not known here; Isolation is used."]
    app.button(key="link_fine").click().run()
    assert not app.text


@pytest.mark.parametrize("page", [p for p in PAGES if p != "app.py"])
def test_every_page_has_one_title_and_its_own(root, page):
    text = (root / page).read_text(encoding="utf-8")
    assert text.count("@page.page(") == 1
    assert re.search(r'@page\.page\(\s*"', text)


def test_a_link_made_with_other_evidence_opens_with_a_sentence_on_it(root):
    page = AppTest.from_file(str(root / "app.py"), default_timeout=60)
    page.query_params["evidence"] = "00000000"
    page.run()
    assert not page.exception
    assert any("The evidence has changed since this link was made" in i.value for i in page.info)


def test_a_part_that_runs_by_itself_holds_to_what_is_published(monkeypatch):
    from scenarios.answers import link_saved
    from scenarios.ui import page, who

    monkeypatch.setattr(who, "only_published", lambda: True)
    monkeypatch.setattr(page, "_finish", lambda *_: None)
    monkeypatch.setattr(page.st, "fragment", lambda f: f)
    seen = []
    link_saved.show_only_published(False)  # as on a thread of its own
    try:
        page.live(lambda: seen.append(link_saved.only_published()), "", "Compare")
    finally:
        link_saved.show_only_published(False)
    assert seen == [True]
