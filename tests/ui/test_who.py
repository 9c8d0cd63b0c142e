"""Who is at the screen: a trusted header goes before what is typed, and is trusted only where one is set."""

from __future__ import annotations

from scenarios.domain.saved import Author
from scenarios.ui import who


def test_a_header_is_believed_only_where_one_is_set(monkeypatch):
    monkeypatch.setattr(who, "request_header", lambda name: {"X-User": "Ann"}.get(name, ""))
    monkeypatch.delenv(who.HEADER, raising=False)
    assert who.vouched_for() is None
    monkeypatch.setenv(who.HEADER, "X-User")
    assert who.vouched_for() == Author("Ann", "proxy")
    monkeypatch.setenv(who.HEADER, "X-Other")
    assert who.vouched_for() is None
