"""What a phone says of its own answers."""

from __future__ import annotations

import pytest

from scenarios.domain.meeting import Asked
from scenarios.views.words import phone

PICK = Asked("doubt", "doubt", "", "", (("reach", "who is reached"),))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"number": 2000.0, "sure": "very"}, "Your answer: 2,000, very sure"),
        ({"number": -3.5, "sure": "hunch"}, "Your answer: -3.5, a hunch"),
        ({"pick": "reach"}, "Your answer: who is reached"),
        ({"pick": "gone"}, "Your answer: gone"),
        ({"text": "benches"}, "Your one thing: benches"),
        ({"points": {"a": 100.0, "b": 12.5}}, "Your points: 100 and 12.5"),
        ({"ranks": {"a": 2, "b": 1}}, "Your order: 2 and 1"),
        ({"other": 1}, "Your answer is in"),
    ],
)
def test_an_answer_is_told_back(given, says):
    assert phone.told(PICK, given) == says
    assert phone.own_answer(PICK, given) == f"{says}. {phone.ANSWERED}"


def test_no_answer_says_nothing_and_not_sure_is_one():
    assert phone.own_answer(PICK, {}) == ""
    assert phone.own_answer(PICK, {"unsure": True}) == phone.TOLD_UNSURE


def test_a_guess_is_recalled_before_the_reveal():
    assert phone.recalled({"number": 40.0, "sure": "fairly"}) == "You guessed 40 (fairly sure)."
    assert phone.recalled({"unsure": True}) == "You were not sure."
    assert phone.recalled({}) == "You did not guess this time."


def test_the_promise_is_what_is_kept():
    for nothing in ("No name", "no account", "no address"):
        assert nothing in phone.PROMISE
    assert "cookie" in phone.PROMISE
