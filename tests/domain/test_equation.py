"""Equations in words, and which parameters each reads."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from scenarios.domain.equation import Equation, Model, Part, cited
from scenarios.domain.errors import InputError


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("8", {8}), ("15-17, 19", {15, 16, 17, 19}), ("10, 13", {10, 13}), ("", set()), ("5–6", {5, 6})],
)
def test_lists_of_equations_are_read(text, numbers):
    assert cited(text) == numbers


def an(number: int) -> Equation:
    return Equation(number=number, title="T", formula="a = b", says="It is.", symbols=())


def test_an_equation_reads_the_rows_that_cite_it(register):
    assert [p.key for p in an(2).parameters(register)] == ["sv_delivered_ratio"]
    assert {p.key for p in an(38).parameters(register)} >= {"fixed_cost_mission", "grant_transaction_share"}


def test_numbers_rise_and_none_is_there_twice():
    with pytest.raises((InputError, ValidationError), match="numbers rise"):
        Model(format=1, parts=(Part(title="A", equations=(an(2),)), Part(title="B", equations=(an(2),))))
