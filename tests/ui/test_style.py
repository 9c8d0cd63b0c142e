"""Style sheets: what holds everywhere, and what one kind of screen adds."""

from __future__ import annotations

import re

import pytest

from scenarios.ui import style
from scenarios.ui.framework import TEST_IDS
from scenarios.ui.host_look import HostLook

SHEETS = ("everywhere", "dark", "embedded", "projector", "clear")


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_one_element_with_the_framework_s_names_in_it(name):
    sheet = style.sheet(name)
    assert sheet.startswith("<style>\n")
    assert sheet.endswith("</style>")
    assert "${" not in sheet
    assert any(test_id in sheet for test_id in TEST_IDS.values()) or ".block-container" in sheet


def test_every_sheet_that_is_there_is_used():
    assert {p.stem for p in style.FOLDER.glob("*.css")} == {*SHEETS, "font", "untitled"}


@pytest.mark.parametrize(
    ("dark", "embedded", "projector", "names"),
    [
        (False, False, False, []),
        (True, False, False, ["dark"]),
        (False, True, False, ["embedded"]),
        (True, True, True, ["dark", "embedded"]),  # a frame is no projector
        (False, False, True, ["projector"]),
    ],
)
def test_a_screen_adds_what_it_needs(dark, embedded, projector, names):
    assert style.of_page(dark, embedded, projector) == ("".join(style.sheet(n) for n in names) or "<!-- -->")


def test_nothing_is_fetched_from_outside():
    for path in style.FOLDER.glob("*.css"):
        assert not re.search(r"@import|url\((?!['\"]?data:)", path.read_text(encoding="utf-8"))


def test_braces_of_every_sheet_are_closed():
    for path in style.FOLDER.glob("*.css"):
        text = re.sub(r"\$\{\w+\}", "x", path.read_text(encoding="utf-8"))
        assert text.count("{") == text.count("}"), path.name


def test_a_frame_adds_what_its_host_asks_for():
    look = HostLook(titled=False, clear=True, font="Arial")
    added = style.of_page(False, True, False, look)
    assert added == "".join(
        (style.sheet("embedded"), style.sheet("untitled"), style.sheet("clear"), style.sheet("font", font="Arial"))
    )
    assert 'font-family: "Arial", ' in added
