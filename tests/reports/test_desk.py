"""The facilitator's screen as a document."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import html5lib
import pytest

from scenarios.domain.meeting import Counts, Meeting, Suggestion
from scenarios.reports.desk import DeskPage, export, page
from scenarios.store.files.room_file import guide
from scenarios.views.words import room_screens

NOW = datetime(2026, 11, 27, 10, tzinfo=UTC)


def desk(key: str, **state: object) -> DeskPage:
    meeting = Meeting(
        "a" * 16, "b" * 16, "abc234", "abcd2345", NOW, NOW + timedelta(hours=1), link="spend=1m", state=state
    )
    given = [Suggestion(1, "benches <b>", 1, "", False, True), Suggestion(2, "buses", 120)]
    return DeskPage(
        base="/desk/" + "a" * 16,
        app="",
        meeting=meeting,
        counts=Counts(3, 2),
        screen=room_screens.at(key),
        note=guide().screens[key],
        coming=room_screens.next_of(key),
        before=room_screens.before(key),
        suggestions=given,
        missions={"jobs": "Jobs"},
    )


@pytest.mark.parametrize("key", room_screens.KEYS)
def test_every_screen_s_page_is_whole_with_labelled_boxes(key):
    made = page(desk(key, parked=["x"], actions=["Ann: y"], dissent="z"))
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(made)
    assert tree.find(".//h1").text.endswith(room_screens.at(key).title)
    labelled = {e.get("for") for e in tree.iter("label")}
    for box in tree.iter():
        if box.tag in ("input", "select", "textarea") and box.get("type") != "hidden":
            assert box.get("aria-label") or box.get("id") in labelled
    assert "<b>" not in made


def test_the_first_has_no_way_back_and_the_last_no_way_on():
    assert "Back:" not in page(desk("question"))
    assert "Next:" not in page(desk("minutes"))


def test_what_was_said_is_counted():
    assert "<td>1</td>" in page(desk("one_thing"))
    assert "<td>120</td>" in page(desk("one_thing"))


def test_an_export_names_nobody():
    told = json.loads(export(desk("plan").meeting, {"guess": [{"phone": 1, "number": 3}]}, [Suggestion(1, "a", 2)]))
    assert told["link"] == "spend=1m"
    assert "desk" not in told
    assert told["suggestions"] == [{"text": "a", "said": 2, "mission": "", "shown": False, "from_phone": False}]
