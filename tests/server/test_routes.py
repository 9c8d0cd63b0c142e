"""The static summary of a link, by its address."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from scenarios.domain.errors import FileError
from scenarios.server import phones, routes
from scenarios.server.routes import BUSY, FOR_EVER, FORMER, LONGEST_QUERY, POLICY, SUMMARY
from scenarios.server.summaries import RETRY_AFTER_S, Busy
from scenarios.store.wards import outline_files, ward_files


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
    monkeypatch.setattr(routes.link_reading, "read", lambda *_: pytest.fail("it was read"))
    answer = client.get(f"{SUMMARY}?x={'a' * LONGEST_QUERY}")
    assert (answer.status_code, answer.text) == (400, "This link is too long to be one of ours.")


def answering(monkeypatch, answer):
    """The queue of summaries, with this in place of a page."""

    async def page(link, params, address=""):
        return answer(params) if callable(answer) else answer

    monkeypatch.setattr(routes.SUMMARIES, "page", page)


def refusing(error: Exception):
    def refuse(params):
        raise error

    return refuse


def test_a_reader_s_mistake_is_a_sentence_and_nothing_is_lost(client, monkeypatch):
    answering(monkeypatch, refusing(FileError("wards.geojson", "it is empty")))
    answer = client.get(SUMMARY)
    assert answer.status_code == 400
    assert answer.text == "wards.geojson: it is empty Nothing is lost: change the link and open it again."


def test_a_fault_of_ours_is_said_to_be_ours_and_shows_no_traceback(client, monkeypatch):
    answering(monkeypatch, refusing(ZeroDivisionError("secret")))
    answer = client.get(SUMMARY)
    assert answer.status_code == 500
    assert answer.text == "Something went wrong in One Mission itself, not in what you did."


def test_where_too_many_wait_it_says_when_to_come_again(client, monkeypatch):
    answering(monkeypatch, refusing(Busy()))
    answer = client.get(SUMMARY)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, str(RETRY_AFTER_S))
    assert answer.text == BUSY


def test_under_a_base_path_it_stands_there(monkeypatch):
    for module in (routes, phones, routes.desk):
        monkeypatch.setattr(module, "base_path", lambda: "/mission")
    paths = [r.path for r in (*routes.routes(), *phones.routes())]
    assert paths[:2] == [f"/mission{SUMMARY}", f"/mission{FORMER}"]
    assert all(p.startswith("/mission/") for p in paths)


def test_repeated_and_blank_parts_of_a_link_are_kept(client, monkeypatch):
    seen = {}
    answering(monkeypatch, lambda params: seen.update(params) or "x")
    client.get(f"{SUMMARY}?strategies=A&strategies=B&room=")
    assert seen == {"strategies": ["A", "B"], "room": [""]}


@pytest.mark.parametrize("page", ["", "/Wards"])
def test_outlines_are_given_out_by_name_below_any_page_and_kept_for_ever(client, page):
    found = outline_files.outlines("suchnsuch", ward_files.version("suchnsuch"))
    answer = client.get(f"{page}/{found.url}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == FOR_EVER
    assert len(answer.json()["features"]) == len(found.code)
    assert client.get(f"{page}/outlines/0123456789abcdef.json").status_code == 404
