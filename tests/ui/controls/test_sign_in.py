"""What a reader is told who has not signed in, and who may only read."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from scenarios.ui import who


def shown():
    from scenarios.ui.controls import sign_in

    sign_in.section()


def said(app: AppTest) -> str:
    return " ".join(e.value for kind in ("markdown", "caption") for e in app.get(kind))


def test_where_nobody_vouches_nothing_is_said(monkeypatch):
    monkeypatch.delenv(who.HEADER, raising=False)
    assert said(AppTest.from_function(shown).run()) == ""


def test_without_a_name_from_the_proxy_only_what_is_published_is_seen(monkeypatch):
    monkeypatch.setenv(who.HEADER, "X-User")
    assert "You have not signed in here, so you see what is published" in said(AppTest.from_function(shown).run())


def test_a_viewer_is_told_so(monkeypatch):
    monkeypatch.setenv(who.HEADER, "X-User")
    monkeypatch.setenv(who.ROLE_HEADER, "X-Role")
    headers = {"X-User": "Ann", "X-Role": "viewer"}
    monkeypatch.setattr(who, "request_header", lambda name: headers.get(name, ""))
    assert (
        said(AppTest.from_function(shown).run())
        == "Signed in as Ann. You may read what is saved here, and not change it."
    )
    headers["X-Role"] = "editor"
    assert said(AppTest.from_function(shown).run()) == "Signed in as Ann."
