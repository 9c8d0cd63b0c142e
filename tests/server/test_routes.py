"""The static summary of a link, by its address."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from scenarios.domain.errors import FileError
from scenarios.server import routes
from scenarios.server.routes import FORMER, LONGEST_QUERY, POLICY, SUMMARY


@pytest.fixture(scope="module")
def client():
    return TestClient(Starlette(routes=routes.routes()))


@pytest.mark.parametrize("address", [SUMMARY, FORMER])
def test_the_summary_stands_at_its_address_and_at_its_former_one(client, address):
    answer = client.get(f"{address}?draws=256&spend=250000000")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-security-policy"] == POLICY
    assert "At £250m a year" in answer.text


def test_what_cannot_be_read_is_told_and_the_rest_stands(client):
    answer = client.get(f"{SUMMARY}?draws=256&mission=jobz&years=3")
    assert answer.status_code == 200
    assert "Part of this link could not be read" in answer.text
    assert "jobz" in answer.text
    assert "after 3 years" in answer.text


def test_a_link_too_long_to_be_ours_is_refused_before_it_is_read(client, monkeypatch):
    monkeypatch.setattr(routes, "page_of", lambda params: pytest.fail("it was read"))
    answer = client.get(f"{SUMMARY}?x={'a' * LONGEST_QUERY}")
    assert (answer.status_code, answer.text) == (400, "This link is too long to be one of ours.")


def test_a_reader_s_mistake_is_a_sentence_and_nothing_is_lost(client, monkeypatch):
    def refuse(params):
        raise FileError("wards.geojson", "it is empty")

    monkeypatch.setattr(routes, "page_of", refuse)
    answer = client.get(SUMMARY)
    assert answer.status_code == 400
    assert answer.text == "wards.geojson: it is empty Nothing is lost: change the link and open it again."


def test_a_fault_of_ours_is_said_to_be_ours_and_shows_no_traceback(client, monkeypatch):
    def fail(params):
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(routes, "page_of", fail)
    answer = client.get(SUMMARY)
    assert answer.status_code == 500
    assert answer.text == "Something went wrong in One Mission itself, not in what you did."


def test_under_a_base_path_it_stands_there(monkeypatch):
    monkeypatch.setattr(routes, "base_path", lambda: "/mission")
    assert [r.path for r in routes.routes()] == [f"/mission{SUMMARY}", f"/mission{FORMER}"]


def test_repeated_and_blank_parts_of_a_link_are_kept(client, monkeypatch):
    seen = {}
    monkeypatch.setattr(routes, "page_of", lambda params: seen.update(params) or "x")
    client.get(f"{SUMMARY}?strategies=A&strategies=B&room=")
    assert seen == {"strategies": ["A", "B"], "room": [""]}
