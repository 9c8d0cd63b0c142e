"""Sharing a screen: its link, its frame and its static summary."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.ui import share
from scenarios.ui.views import VIEWS


class Query(dict):
    """The query of an address, as the framework gives it."""

    def get_all(self, key):
        value = self[key]
        return value if isinstance(value, list) else [value]


@pytest.fixture
def address(monkeypatch):
    """Sets the query of the address, whether it is in a frame, and where the app is served."""

    def put(query=None, embedded=False, base=""):
        monkeypatch.setattr(share.st, "query_params", Query(query or {}), raising=False)
        monkeypatch.setattr(share, "embedded", lambda: embedded)
        monkeypatch.setattr(share, "base_path", lambda: base)

    put()
    return put


def test_a_link_holds_every_part_of_the_screen_repeats_too(address):
    address({"years": "7", "strategies": ["A", "B"]})
    parts = urlsplit(share.link("Wards"))
    assert parts.path == "/Wards"
    assert parse_qs(parts.query) == {"years": ["7"], "strategies": ["A", "B"]}


def test_a_screen_as_it_is_has_no_query(address):
    assert share.link() == share.base()
    assert not share.link().endswith("?")


def test_a_view_of_the_address_is_not_passed_on_and_another_can_be_asked_for(address):
    address({"view": "ladder", "years": "7"})
    assert "view=" not in share.query()
    assert parse_qs(share.query(view="dots")) == {"years": ["7"], "view": ["dots"]}


def test_the_evidence_of_an_older_link_is_not_passed_on_and_a_shared_one_names_its_own(address):
    address({"evidence": "0ld", "years": "7"})
    assert "evidence=" not in share.query()
    assert parse_qs(urlsplit(share.link(evidence="n3w")).query) == {"years": ["7"], "evidence": ["n3w"]}
    assert "evidence=n3w" in share.frame_code("ladder", "Compare", evidence="n3w")


def test_under_a_base_path_the_links_lead_there(address):
    address(base="/mission")
    assert urlsplit(share.link("Wards")).path == "/mission/Wards"
    assert urlsplit(share.summary_address()).path == "/mission/summary.html"


@pytest.mark.parametrize("name", list(VIEWS))
def test_a_frame_is_sandboxed_named_and_as_high_as_its_view(address, name):
    address({"mission": 'Jobs "for" <all>'})
    code = share.frame_code(name, "Compare")
    assert code.count('"') % 2 == 0
    source = html.unescape(re.search(r'src="([^"]*)"', code)[1])
    query = parse_qs(urlsplit(source).query)
    assert (query["view"], query["embed"]) == ([name], ["true"])
    assert f'height="{VIEWS[name].height}"' in code
    assert f'sandbox="{share.SANDBOX}"' in code
    assert "allow-top-navigation" not in code
    assert "min-width" not in code
    own = re.search(r'id="([^"]*)"', code)[1]
    assert f"getElementById('{own}')" in code  # it sizes this frame and no other
    assert "e.source === f.contentWindow" in code


@pytest.mark.parametrize(
    ("query", "embedded", "wanted"),
    [
        ({"view": "ladder"}, False, ""),
        ({"view": "ladder"}, True, "ladder"),
        ({}, True, "compare"),
        ({"view": "nothing"}, True, "compare"),
        ({"view": "learn"}, True, "evppi"),
    ],
)
def test_which_view_a_frame_asked_for(address, query, embedded, wanted):
    address(query, embedded)
    assert share.wanted() == wanted


def test_a_frame_of_one_part_shows_that_part_alone(address):
    address({"view": "ladder"}, True)
    assert share.shows("ladder")
    assert not share.shows("dots")
    address({}, True)
    assert share.shows("dots")
    address()
    assert share.shows("dots")


def test_the_panel_is_closed_until_it_is_opened_and_then_has_all_three(root):
    page = AppTest.from_file(str(root / "app.py"), default_timeout=60)
    page.query_params["years"] = "7"
    page.query_params["draws"] = "256"
    page.run()
    assert not page.main.get("code")
    page.session_state["share_open"] = True
    page.run()
    codes = [c.value for c in page.get("code")]
    assert any("years=7" in c and "<iframe" not in c for c in codes)
    assert any(c.startswith("<iframe") for c in codes)
    bodies = [h.proto.body for h in page.main if h.type == "html"]
    assert any("summary.html?" in b and "Keep" in b for b in bodies) or any(
        "summary.html?" in h.proto.body for h in page.get("html")
    )
