"""What a room's session came to."""

from __future__ import annotations

import pytest

from scenarios.answers.session import LONGEST_WORDS, triable, value_at
from scenarios.reports.session import SESSION_PARTS, session_parts
from scenarios.views import words


def parts(question, answers, **texts):
    return {p.heading: p for p in session_parts(question, texts, answers)}


def test_scale_doubts_and_what_to_find_out_are_always_there(question, answers):
    found = parts(question, answers)
    assert list(found) == ["The scale of it", "What would change our mind", "What we would find out first"]
    assert all(p.claim.endswith((".", "?")) for p in found.values())
    assert "£400m" in found["The scale of it"].claim


def test_guesses_are_told_beside_the_model(question, answers):
    guessed = parts(question, answers, guesses="5 400 2k")["What we guessed"]
    assert guessed.detail.startswith("We guessed 5, 400 and 2,000.")


@pytest.mark.parametrize("typed", ["", "no idea", "   "])
def test_no_number_is_no_guess(question, answers, typed):
    assert "What we guessed" not in parts(question, answers, guesses=typed)


def test_what_was_tried_is_told_with_what_it_did(question, answers, decided, register):
    key = triable(decided, register)[0]
    changed = parts(question, answers, **{"try": key, "try_end": "high"})["What would change our mind"]
    supposed = words.decision.supposed(key, value_at(key, "high", register), register)
    assert f"We tried: {supposed}. " in changed.detail
    assert f"if {supposed}" in changed.detail


@pytest.mark.parametrize("trial", [{"try": "nothing", "try_end": "high"}, {"try_end": "low"}])
def test_what_cannot_be_tried_is_left_out(question, answers, trial):
    assert "We tried" not in parts(question, answers, **trial)["What would change our mind"].detail


def test_what_the_room_said_comes_last_and_is_cut_where_it_has_no_end(question, answers):
    found = session_parts(question, {"room": "Let us try."}, answers)
    assert (found[-1].heading, found[-1].claim) == ("What we said", "Let us try.")
    long = session_parts(question, {"room": "word " * 500}, answers)[-1]
    assert len(long.claim) <= LONGEST_WORDS
    assert "What we said" not in parts(question, answers, room="   ")


def test_the_parts_of_a_link_that_only_a_session_leaves():
    assert set(SESSION_PARTS) == {"step", "guesses", "again", "room", "try", "try_end"}
