"""Every figure leads to its equations, and every equation named is one of the model's."""

from __future__ import annotations

import re

import pytest

from scenarios.ui.views import VIEWS
from scenarios.views.tables import equations
from scenarios.views.words import behind, room_screens


def test_every_number_is_an_equation_of_the_model_and_every_equation_makes_something():
    model = {e.number for part in equations.model().parts for e in part.equations}
    cited = {n for found in behind.BEHIND.values() for n in found.equations}
    assert cited == model


def test_every_figure_that_is_drawn_has_its_equations(root):
    keys = set()
    for path in (root / "src" / "scenarios" / "views" / "charts").glob("*.py"):
        if path.stem != "advice":
            keys |= set(re.findall(r'Figure\(\s*"(\w+)"', path.read_text()))
    keys -= {"guesses", "hundred"}  # drawn for a room alone, which leads nowhere else
    assert {"ladder", "people", "climb", "missions"} <= keys
    assert keys <= set(behind.BEHIND)
    assert set(VIEWS) - {"compare"} <= set(behind.BEHIND)


def test_names_differ_and_lead_back_to_their_numbers():
    assert len({found.name for found in behind.BEHIND.values()}) == len(behind.BEHIND)
    for key, found in behind.BEHIND.items():
        assert behind.label(key) == found.name
        assert behind.called(found.name) is found
    assert behind.called(behind.EVERY) is None


def test_every_number_of_a_figure_is_told_with_its_own_equations():
    assert behind.each(behind.BEHIND["people"])[:2] == [
        "Places paid for: equations 9 and 10",
        "People reached: equations 11 and 12",
    ]
    for found in behind.BEHIND.values():
        assert len(behind.each(found)) == len(found.numbers) > 0
        assert all(found.numbers.values())


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("need", "Made by equation 29"),
        ("journey", "Made by equations 1 to 8"),
        ("grant", "Made by equations 7 and 8, 15 to 21, 38"),
        ("valuations", "Made by equations 14 to 16, 18, 21"),
        ("ladder", "Made by equations 1 to 8, 15 to 21, 31"),
    ],
)
def test_numbers_that_follow_each_other_are_told_together(key, said):
    assert behind.named(key) == said


def test_every_screen_of_present_has_its_own_and_several_are_told_apart():
    assert tuple(behind.OF_SCREEN) == room_screens.KEYS
    assert {key for keys in behind.OF_SCREEN.values() for key in keys} <= set(behind.BEHIND)
    assert behind.titled("need") == "What it would take: made by equation 29"
