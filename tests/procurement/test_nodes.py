"""Parts of a release, read where they are what they should be and empty where they are not."""

from __future__ import annotations

from datetime import date

import pytest

from scenarios.procurement.nodes import day, node, nodes, number, said, texts

ODD = [None, 1, "x", True, [], {}, [[]], {"a": None}]


@pytest.mark.parametrize("odd", ODD)
def test_what_is_something_else_is_empty(odd):
    parent = {"a": odd}
    assert node(parent, "a") == (odd if isinstance(odd, dict) else {})
    assert nodes(parent, "a") == []
    assert day(parent, "a") is None
    assert texts(odd, "a") == []


def test_what_is_there_is_read():
    parent = {
        "n": {"x": 1},
        "l": [{"x": 1}, 2],
        "t": ["a", 3, None],
        "s": "  words ",
        "v": 5,
        "d": "2026-08-12T00:00:00Z",
    }
    assert node(parent, "n") == {"x": 1}
    assert nodes(parent, "l") == [{"x": 1}]
    assert texts(parent, "t") == ["a", "3"]
    assert (said(parent, "s"), said(parent, "v"), said(parent, "n")) == ("words", "5", None)
    assert (number(parent, "v"), number(parent, "s"), number({"v": True}, "v")) == (5.0, None, None)
    assert day(parent, "d") == date(2026, 8, 12)
