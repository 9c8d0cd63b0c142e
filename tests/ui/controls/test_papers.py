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
    assert any("it does not recommend" in m.value for m in app.markdown)
