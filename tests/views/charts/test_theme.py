"""One visual language in light and dark."""

from __future__ import annotations

import dataclasses

import pytest
from seeing import contrast

from scenarios.views.charts.theme import DARK, LIGHT, theme_of

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def test_the_reader_s_theme_is_taken():
    assert theme_of(True) is DARK
    assert theme_of(False) is LIGHT


def test_both_have_as_many_strategies_in_the_same_order():
    assert len(LIGHT.strategies) == len(DARK.strategies) >= 6


@THEMES
def test_a_strategy_beyond_the_last_colour_begins_again(theme):
    n = len(theme.strategies)
    assert [theme.colour(i) for i in range(n)] == list(theme.strategies)
    assert theme.colour(n) == theme.colour(0)


@THEMES
def test_every_colour_is_of_six_digits_and_no_two_are_alike(theme):
    colours = [theme.text, theme.quiet, theme.faint, theme.grid, theme.ground, *theme.strategies]
    assert all(len(c) == 7 and c.startswith("#") and int(c[1:], 16) >= 0 for c in colours)
    assert len(set(colours)) == len(colours)


@THEMES
def test_text_is_read_and_marks_are_seen(theme):
    assert contrast(theme.text, theme.ground) >= 7
    assert contrast(theme.quiet, theme.ground) >= 4.5
    assert contrast(theme.faint, theme.ground) >= 3
    assert min(contrast(c, theme.ground) for c in theme.strategies) >= 4.5


@THEMES
def test_the_grid_stays_behind(theme):
    assert contrast(theme.grid, theme.ground) < 2


def test_a_theme_can_key_a_kept_template():
    assert hash(LIGHT) != hash(DARK)
    assert dataclasses.replace(LIGHT) == LIGHT
