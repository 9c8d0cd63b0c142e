"""Where guesses stand: no mark and no words on another's, at a projector's width and a phone's."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from scenarios.views.charts import guess_places
from scenarios.views.charts.guess_places import BESIDE, EDGE, LINES, MARK, PHONE, ROOM, in_later_half, shares, third


def boxes(values, words, reach, screen, plot_px):
    """What each guess covers on a plot of this width [pixels]: its row, and from where to where."""
    lines = guess_places.rows(values, words, reach, screen)
    at_px = EDGE + shares(values, reach) * (plot_px - 2 * EDGE)
    found = []
    for line, px, said, left in zip(lines, at_px, words, in_later_half(values, reach), strict=True):
        over = BESIDE + len(said) * screen.letter_px
        found.append((line, px - over, px + MARK) if left else (line, px - MARK, px + over))
    return found


@pytest.mark.parametrize("screen", [ROOM, PHONE])
def test_no_mark_and_no_words_lie_on_another_s_at_the_least_width_or_a_greater_one(screen):
    rng = np.random.default_rng(3)
    placed = 0
    for _ in range(300):
        values = sorted(set(np.round(rng.lognormal(4, 1.2, rng.integers(1, 9))).tolist()))
        words = [f"{v:,.0f}" for v in values]
        reach = (0.0, 24.0, 7.0)
        if guess_places.rows(values, words, reach, screen) is None:
            continue
        placed += 1
        for wider in (1, 1.3, 2):
            found = boxes(values, words, reach, screen, screen.plot_px * wider)
            for (line, start, end), (other, first, last) in combinations(found, 2):
                assert line != other or end < first or last < start
            assert all(0 <= line < LINES for line, _, _ in found)
            assert min(start for _, start, _ in found) >= 0
            assert max(end for _, _, end in found) <= screen.plot_px * wider
    assert placed > 250, "most rooms have room for their words"


def test_those_who_stand_apart_share_the_lowest_row_and_neighbours_do_not():
    assert guess_places.rows([1, 40, 4000], ["1", "40", "4,000"], (), ROOM) == [0, 0, 0]
    assert sorted(guess_places.rows([50, 51, 52], ["50", "51", "52"], (0, 1000), PHONE)) == [0, 1, 2]


def test_more_than_fit_have_no_rows():
    many = [float(v) for v in range(100, 100 + LINES + 1)]
    assert guess_places.rows(many, ["100"] * len(many), (0, 5000), PHONE) is None
    assert guess_places.rows(many[:-1], ["100"] * LINES, (0, 5000), PHONE) is not None


def test_the_scale_is_the_drawing_library_s():
    """Symmetric logarithm: sign(x) ln(1 + |x| / constant), which d3 and Vega call symlog."""
    assert shares([-90, 0, 90], ()) == pytest.approx([0, 0.5, 1])
    assert shares([10.0], (90,)) == pytest.approx([np.log(2) / np.log(10)]), "from nothing on"


def test_one_guess_alone_and_none_have_a_place():
    assert guess_places.rows([50], ["50"], (), PHONE) == [0]
    assert guess_places.rows([], [], (), PHONE) == []


@pytest.mark.parametrize(("value", "expected"), [(0, 0), (90, 2), (21.6, 1)])
def test_a_third_of_the_scale(value, expected):
    assert third(value, (0, 90)) == expected
