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


def test_roles_are_the_proxy_s_and_who_has_none_reads(monkeypatch):
    headers = {"X-User": "Ann"}
    monkeypatch.setattr(who, "request_header", lambda name: headers.get(name, ""))
    monkeypatch.setenv(who.HEADER, "X-User")
    assert who.vouched_for().role == "editor"  # no roles are said here: who is known may save
    monkeypatch.setenv(who.ROLE_HEADER, "X-Role")
    assert who.vouched_for().role == "viewer"
    for said, role in (
        ("Editor", "editor"),
        ("staff, owner", "owner"),
        ("viewer,editor", "editor"),
        ("root", "viewer"),
    ):
        headers["X-Role"] = said
        assert who.vouched_for().role == role
    assert who.role_of("groups", ["editor", "finance"]) == "editor"


def test_who_is_not_known_sees_what_is_published_and_writes_nothing(monkeypatch):
    headers = {}
    monkeypatch.setattr(who, "request_header", lambda name: headers.get(name, ""))
    monkeypatch.setattr(who, "embedded", lambda: False)
    monkeypatch.delenv(who.HEADER, raising=False)
    assert (who.expected(), who.only_published(), who.may_write()) == (False, False, True)
    monkeypatch.setenv(who.HEADER, "X-User")
    assert (who.expected(), who.only_published(), who.may_write()) == (True, True, False)
    headers["X-User"] = "Ann"
    assert (who.only_published(), who.may_write()) == (False, True)
    monkeypatch.setenv(who.ROLE_HEADER, "X-Role")
    assert (who.only_published(), who.may_write()) == (False, False)


def test_a_frame_shows_what_is_published_and_writes_nothing_whoever_looks(monkeypatch):
    monkeypatch.setattr(who, "request_header", lambda name: "Ann")
    monkeypatch.setattr(who, "embedded", lambda: True)
    monkeypatch.setenv(who.HEADER, "X-User")
    assert (who.only_published(), who.may_write()) == (True, False)
    monkeypatch.delenv(who.HEADER)
    assert (who.only_published(), who.may_write()) == (True, False)


def test_a_provider_s_claims_name_the_reader(monkeypatch):
    claims = {"sub": "123", "email": "ann@council.example", "roles": ["editor"]}
    monkeypatch.setattr(who, "signed_in", lambda: claims)
    monkeypatch.delenv(who.HEADER, raising=False)
    assert who.vouched_for() == Author("ann@council.example", "login")
    monkeypatch.setenv(who.ROLE_CLAIM, "roles")
    assert who.vouched_for().role == "editor"
    claims["roles"] = []
    assert who.vouched_for().role == "viewer"
    monkeypatch.setattr(who, "signed_in", dict)
    assert who.vouched_for() is None


def test_a_request_without_the_trusted_header_is_nobody_s(monkeypatch):
    monkeypatch.delenv(who.HEADER, raising=False)
    assert not who.unknown({})
    monkeypatch.setenv(who.HEADER, "X-User")
    assert who.unknown({})
    assert not who.unknown({"X-User": "Ann"})
