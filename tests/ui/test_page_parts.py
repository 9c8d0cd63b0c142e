"""The parts of a link that single pages read: every one known, and what is shown instead of what cannot be read."""

from __future__ import annotations

import pytest

from scenarios.answers import link_reading
from scenarios.domain.levers import MOVABLE
from scenarios.ui.page_parts import BOXES, PAGE_PARTS
from scenarios.ui.page_state import CARRIED


def test_every_part_of_a_link_is_known_to_whoever_reads_one():
    assert set(CARRIED) - set(link_reading.OWN) - {v.link_name for v in MOVABLE.values()} <= set(PAGE_PARTS)


@pytest.mark.parametrize(
    ("part", "good", "bad"),
    [
        ("view", "ladder", "nothing"),
        ("view", "learn", "learned"),
        ("step", "3. Reveal", "12"),
        ("map_year", "3", "99"),
        ("map_year", "1", "soon"),
    ],
)
def test_a_part_of_a_page_says_what_is_shown_instead(part, good, bad):
    assert PAGE_PARTS[part](good) is None
    with pytest.raises(ValueError, match=r"is (not|shown|used)"):
        PAGE_PARTS[part](bad)


def test_every_number_box_comes_along_from_page_to_page():
    assert set(BOXES) <= set(CARRIED)
