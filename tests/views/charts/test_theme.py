"""One visual language in light and dark."""

from __future__ import annotations

import dataclasses
from itertools import combinations

import numpy as np
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


# What a colour looks like to somebody who lacks one kind of cone: Machado, Oliveira & Fernandes 2009, severity 1.
SEEN = {
    "all three": np.eye(3),
    "no green (deuteranopia)": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "no red (protanopia)": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
APART = 15.0  # in CIE L*a*b*, where 2.3 is what can just be told apart side by side


def lab(colour: str, seen: np.ndarray) -> np.ndarray:
    """A colour as somebody sees it, in CIE L*a*b* under D65."""
    c = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    xyz = TO_XYZ @ np.clip(seen @ linear, 0, 1) / [0.95047, 1, 1.08883]
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@THEMES
@pytest.mark.parametrize("seen", SEEN.values(), ids=SEEN.keys())
def test_strategies_are_told_apart_whatever_colours_somebody_sees(theme, seen):
    every = [lab(c, seen) for c in theme.strategies]
    assert min(np.linalg.norm(a - b) for a, b in combinations(every, 2)) >= APART


@THEMES
@pytest.mark.parametrize("seen", SEEN.values(), ids=SEEN.keys())
def test_the_first_two_stand_out_from_those_that_stand_back(theme, seen):
    quiet = lab(theme.quiet, seen)
    assert min(np.linalg.norm(lab(c, seen) - quiet) for c in theme.strategies[:2]) >= APART
