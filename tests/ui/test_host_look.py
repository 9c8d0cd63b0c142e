"""A frame takes the look of the page around it, and nothing in its address can reach further than that."""

from __future__ import annotations

import pytest

from scenarios.ui import host_look
from scenarios.ui.host_look import LINK_PARTS, HostLook


@pytest.fixture
def look(monkeypatch):
    def of(query, embedded=True):
        monkeypatch.setattr(host_look.st, "query_params", query, raising=False)
        monkeypatch.setattr(host_look, "embedded", lambda: embedded)
        return host_look.wanted()

    return of


def test_a_frame_is_the_app_s_own_unless_it_is_asked_otherwise(look):
    assert look({}) == HostLook(titled=True, clear=False, font="")
    assert look({"title": "off", "ground": "clear", "font": "Arial"}) == HostLook(False, True, "Arial")


def test_outside_a_frame_nothing_of_it_is_read(look):
    assert look({"title": "off", "ground": "clear", "font": "Arial"}, embedded=False) == HostLook()


@pytest.mark.parametrize("name", ["Arial", "Source Sans 3", "IBM-Plex"])
def test_the_name_of_a_font_is_taken(look, name):
    assert look({"font": name}).font == name
    LINK_PARTS["font"](name)


@pytest.mark.parametrize("name", ['x"; } body { display: none', "a" * 41, "</style>", "url(x)", "Ärial"])
def test_what_could_end_a_style_is_no_font(look, name):
    assert look({"font": name}).font == ""
    with pytest.raises(ValueError, match="the app's own is used"):
        LINK_PARTS["font"](name)


@pytest.mark.parametrize(("part", "word", "instead"), [("title", "off", "shown"), ("ground", "clear", "own ground")])
def test_any_other_word_is_told(part, word, instead):
    LINK_PARTS[part](word)
    with pytest.raises(ValueError, match=f"is not '{word}'; .*{instead}"):
        LINK_PARTS[part]("maybe")
