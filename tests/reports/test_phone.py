"""Pages of a phone as documents: whole, small, in two schemes, and escaped."""

from __future__ import annotations

import html5lib
import pytest

from scenarios.domain.meeting import Asked
from scenarios.reports.phone import PhonePage, join_page, page

CHOICES = (("a", "from 0 to 38 <more>"), ("b", "from £0 to £9"))
KINDS = ("wait", "one_thing", "weigh", "guess", "doubt", "choose")


def parsed(text: str):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_question_is_a_whole_document(kind):
    made = page(PhonePage("/r", "abc234", "tok", Asked("k", kind, "Title", "Says", CHOICES), {}))
    tree = parsed(made)
    assert tree.find(".//h1").text == "Title"
    assert len(made.encode()) < 8_000
    assert "prefers-color-scheme: dark" in made
    assert "<more>" not in made
    labels = {e.get("for") for e in tree.iter("label") if e.get("for")}
    boxes = {e.get("id") for e in tree.iter() if e.tag in ("input", "select", "textarea") and e.get("id")}
    assert boxes == labels
    assert bool(tree.findall(".//form")) is (kind != "wait")


def test_what_is_typed_is_escaped_everywhere():
    bad = '"><script>alert(1)</script>'
    made = page(PhonePage("/r", "abc234", "tok", Asked("k", "one_thing", bad, bad), {"text": bad}, bad, bad))
    assert "<script>alert" not in made


def test_the_way_in_is_one_button_or_a_box_for_the_code():
    assert parsed(join_page(PhonePage("/r", "abc234", "t", door="d"))).find(".//form").get("action") == "/r/abc234/join"
    assert parsed(join_page(PhonePage("/base/r"))).find(".//form").get("action") == "/base/r"


def test_a_closed_room_asks_nothing():
    assert not parsed(page(PhonePage("/r", "abc234", asked=Asked("k", "guess", "T"), closed=True))).findall(".//form")
