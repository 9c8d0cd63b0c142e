"""One lever: what its control shows of a value, and what a control or a link gives back."""

from __future__ import annotations

import pytest

from scenarios.domain.lever import Lever


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("percent", 0.456, 46),
        ("percent", 1.7, 100),
        ("whole", 7.0, 7),
        ("switch", True, True),
        ("choice", "need", "need"),
    ],
)
def test_a_value_is_shown_as_its_control_holds_it(kind, value, shown):
    assert Lever("", "", kind).to_control(value) == shown


def test_a_value_of_a_control_goes_back_to_the_unit_of_the_field():
    assert Lever("", "", "percent").from_control(46) == 0.46
    assert Lever("", "", "pounds").from_control(400_000_000) == 4e8
    assert Lever("", "", "choice").from_control("need") == "need"


@pytest.mark.parametrize(
    ("kind", "most", "slides"),
    [("percent", 100, True), ("whole", 30, True), ("whole", 9999, False), ("choice", 9, False)],
)
def test_a_share_and_a_short_range_slide(kind, most, slides):
    assert Lever("", "", kind, most=most).slides == slides


def test_an_option_is_the_name_of_a_link_with_dashes():
    assert Lever("", "", "whole", link_name="toy_colour").option == "--toy-colour"
    assert Lever("", "", "file").option == ""
