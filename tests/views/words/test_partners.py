"""The sentences about partners, read back from numbers."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.analysis.difference import Difference
from scenarios.analysis.partners import PartnersAdd, PayerLine
from scenarios.analysis.summary import Estimate, summarise
from scenarios.views import words


def summary(mean, low, high):
    """About these figures: the same thirds in every block."""
    return summarise(np.array([low, 3 * mean - low - high, high] * 32), tuple((i * 6, i * 6 + 6) for i in range(16)))


def lead(verdict):
    return Difference(summary(1.0, 1.0, 1.0), Estimate(0.5, 0.01), verdict)


def payer(key, title, pointed, joins=None, share=1.0):
    x = summary(pointed, pointed, pointed)
    return PayerLine(key, title, 3e8, joins, share, x, x, x)


def made(people=(5, 0, 20), value=(4e5, -1e5, 9e5), alone="better", together="better"):
    payers = [payer("", "The council", 140e3), payer("t", "the hospital trust", 46e3, 2, 0.46)]
    payers.append(payer("u", "the university", 0.0, 3, 0.0))
    savings = {"nhs": summary(2e3, 1e3, 3e3), "social_care": summary(-4e3, -5e3, -3e3)}
    return PartnersAdd(lead(alone), lead(together), summary(*people), summary(*value), payers, savings)


def adds(loaded, found):
    return words.partners.adds(found, "One mission", "isolation", loaded.missions, 10)


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ((9.2, 0, 20), "suggests about 9 more people no longer often lonely after 10 years (none to 20)"),
        ((-4, -9, 1), "suggests about 4 fewer people no longer often lonely after 10 years (9 fewer to 1 more)"),
        ((0.1, 0, 0.2), "suggests about as many people no longer often lonely after 10 years as without"),
    ],
)
def test_what_they_add_in_people_with_its_sign_and_range(loaded, people, said):
    claim, _ = adds(loaded, made(people))
    assert claim == f"With the hospital trust and the university, one mission {said}"


def test_they_can_tip_it_and_only_then_it_is_said(loaded):
    claim, detail = adds(loaded, made(alone="worse", together="better"))
    assert claim == ("Alone, piecemeal is ahead on average; with the hospital trust and the university, one mission is")
    assert "more people no longer often lonely after 10 years than the council alone" in detail
    other, _ = adds(loaded, made(alone="better", together="worse"))
    assert other.endswith("with the hospital trust and the university, piecemeal is")
    for alone, together in (("better", "better"), ("too close to call", "better"), ("worse", "worse")):
        assert "lone, " not in adds(loaded, made(alone=alone, together=together))[0]


def test_how_it_stands_alone_and_with_them_is_told(loaded):
    assert adds(loaded, made(alone="worse", together="worse"))[1].endswith("piecemeal is ahead alone and with them.")
    told = adds(loaded, made(alone="too close to call", together="better"))[1]
    assert told.endswith("Alone it is too close to call; with them one mission is ahead.")


@pytest.mark.parametrize(("value", "said"), [((4e5, -1e5, 9e5), "£400,000 more"), ((-4e5, -9e5, 1e5), "£400,000 less")])
def test_value_keeps_its_sign(loaded, value, said):
    assert said in adds(loaded, made(value=value))[1]


def test_whose_pounds_and_whose_savings_these_are(loaded):
    said = words.partners.payers(made(), "One mission", loaded.missions)
    streams = loaded.missions.streams
    assert f"£2,000 more is saved by {streams['nhs'].budget}" in said
    assert f"£4,000 less is saved by {streams['social_care'].budget}" in said
    assert "£140,000 is the council's, £46,000 is the hospital trust's and nothing is the university's" in said


def test_when_each_would_join():
    first, second = words.partners.joining(made())
    assert "£300m a year on contracts. In 46 of 100 futures it joins in year 2" in first
    assert "In no future it joins in year 3" in second
