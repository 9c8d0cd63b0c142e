"""What an analyst asks: every kind is shown, and frames that were pasted before the page was there still show it."""

from __future__ import annotations

import pytest

from scenarios.ui import analysts
from scenarios.ui.views import VIEWS


def test_every_kind_is_a_view_of_the_analysts_page():
    assert {VIEWS[kind].page for kind in analysts.KINDS} == {"For_analysts"}


@pytest.mark.parametrize("kind", analysts.KINDS)
def test_every_kind_is_shown(kind, monkeypatch):
    called = []
    for name in analysts.KINDS:
        monkeypatch.setattr(analysts, f"_{name}", lambda *given, name=name: called.append((name, given)))
    analysts.shown(kind, "question", "about", "decided")
    assert called == [(kind, ("question", "about", "decided"))]


def test_a_frame_of_the_former_page_shows_what_it_showed(root):
    text = (root / "pages/1_What_decides_it.py").read_text(encoding="utf-8")
    assert "analysts.shown(shown, question, about, found)" in text
