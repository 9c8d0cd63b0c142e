"""The paper of a screen, on a page: offered under the headings that ship, and made only once somebody asks."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def offering():
    from scenarios.answers.answering import RESOLVER
    from scenarios.answers.link import Choices, asked
    from scenarios.ui.controls import papers

    papers.section(asked(Choices(levers={"draws": 256}), RESOLVER))


def test_it_is_offered_and_not_made_before_it_is_asked_for(monkeypatch):
    from scenarios.reports import paper_docx

    def never(*_: object) -> bytes:
        raise AssertionError("made before anybody asked")

    monkeypatch.setattr(paper_docx, "of_question", never)
    app = AppTest.from_function(offering, default_timeout=60).run()
    assert not app.exception
    assert app.selectbox(key="paper_map").options == ["Generic committee report"]
    assert not app.get("file_uploader")  # asked for first
    assert any("it does not recommend" in m.value for m in app.markdown)


def test_a_council_s_own_headings_are_brought_and_those_that_cannot_be_used_are_told():
    from scenarios.store.files import paper_files

    own = 'title = "Ours"\nsource = "our own template"\n[[headings]]\ntitle = "Why"\nblocks = ["purpose"]\n'
    app = AppTest.from_function(offering, default_timeout=60).run()
    app.session_state["paper_map_open"] = True
    app.run()
    assert paper_files.text_of("generic").strip() in [c.value for c in app.code]
    app.get("file_uploader")[0].set_value(("ours.toml", own.encode(), "application/toml")).run()
    assert not app.exception
    assert any("under the headings of Ours (our own template)" in c.value for c in app.caption)
    broken = own.replace("purpose", "porpoise")
    app.get("file_uploader")[0].set_value(("ours.toml", broken.encode(), "application/toml")).run()
    (said,) = [e.value for e in app.error]
    assert "porpoise" in said
    assert "The headings chosen above stand." in said
