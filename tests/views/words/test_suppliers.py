"""The sentences about kinds of suppliers, read back from numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenarios.analysis.summary import summarise
from scenarios.analysis.suppliers import KindLine
from scenarios.domain.supplier import KindDiffers
from scenarios.views import words


def line(kind, spend_share, follows):
    x = summarise(np.full(64, follows), tuple((i * 4, i * 4 + 4) for i in range(16)))
    return KindLine(kind, spend_share, x, x, x, x, {})


@pytest.mark.parametrize(("own", "others", "said"), [(10e3, 90e3, "£10"), (50e3, 50e3, "£50"), (1e3, 199e3, "50p")])
def test_what_charities_hold_of_what_may_follow(own, others, said):
    lines = [line("vcse", 0.14, own), line("large", 0.86, others)]
    claim, detail = words.suppliers.holds(lines)
    assert claim.startswith("Charities and social enterprises hold £14 of every £100 of spend")
    assert claim.endswith(f"and {said} of every £100 that may follow the mission")
    assert ("large firms" in detail) == (others > own)


def test_no_charity_is_said_so():
    claim, _ = words.suppliers.holds([line("large", 1.0, 1e5)])
    assert claim == "No contract of this book is held by a charity or a social enterprise"
    assert words.suppliers.holds([replace(line("vcse", 0.1, 0.0))])[0] == claim


def test_what_differs_is_said_with_its_reason():
    kinds = {"vcse": KindDiffers(delivered=1.5, why="our returns"), "sme": KindDiffers(why="yes")}
    said = words.suppliers.differing(kinds)
    assert said == [
        "Charities and social enterprises: what they deliver of a pledge, 150 % of everybody’s, because our returns"
    ]
