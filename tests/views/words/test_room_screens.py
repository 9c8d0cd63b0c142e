"""The screens of a session, by key, by name, and by what links called them before."""

from __future__ import annotations

import pytest

from scenarios.views.words import room_screens as screens


def test_screens_follow_their_steps_and_every_step_has_one():
    steps = [s.step for s in screens.SCREENS]
    assert steps == sorted(steps)
    assert set(steps) == set(range(1, len(screens.SHORT) + 1))
    assert len(set(screens.KEYS)) == len(screens.KEYS)


@pytest.mark.parametrize("screen", screens.SCREENS, ids=lambda s: s.key)
def test_a_screen_is_found_by_its_name_and_by_its_key(screen):
    assert screens.of_name(screens.name(screen)) == screen
    assert screens.of_name(screen.key) == screen


@pytest.mark.parametrize(
    ("before", "key"),
    [
        ("1. Question", "question"),
        ("2. Guess", "guess"),
        ("3. Reveal", "own"),
        ("4. Doubts", "doubts"),
        ("5. Plan", "plan"),
    ],
)
def test_links_of_before_still_lead_to_their_step(before, key):
    assert screens.of_name(before).key == key


@pytest.mark.parametrize("text", ["", "0", "10", "nonsense", "1e400"])
def test_what_is_no_step_is_none(text):
    assert screens.of_name(text) is None


def test_a_number_is_a_step():
    assert screens.of_name("6").key == "own"
    assert screens.of_name("9.").key == "plan"


def test_next_and_before_walk_from_end_to_end():
    walked, at = [], screens.SCREENS[0]
    while at is not None:
        walked.append(at.key)
        after = screens.next_of(at.key)
        assert after is None or screens.before(after.key) == at
        at = after
    assert tuple(walked) == screens.KEYS
    assert screens.before("question") is None
    assert screens.at("nothing") == screens.SCREENS[0]
