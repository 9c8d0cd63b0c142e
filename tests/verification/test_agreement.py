"""One number of ours against its published counterpart."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.verification.agreement import Row, each


@pytest.mark.parametrize(
    ("ours", "allowed", "agrees"),
    [(1.0, 0.0, True), (1.01, 0.01 + 1e-12, True), (1.02, 0.01, False), (np.nan, 9, False)],
)
def test_a_number_agrees_within_what_is_allowed(ours, allowed, agrees):
    assert Row("case", "what", ours, 1.0, allowed).agrees is agrees


def test_a_row_as_plain_values_says_whether_it_agrees():
    row = Row("case", "what", 2.0, 1.0, 0.5).as_dict()
    assert row == {"case": "case", "what": "what", "ours": 2.0, "published": 1.0, "allowed": 0.5, "agrees": False}


def test_lists_are_compared_number_by_number():
    rows = list(each("x", [1.0, 2.0], np.array([1.0, 4.0]), absolute=0.1, relative=0.5))
    assert rows == [("x [0]", 1.0, 1.0, 0.5), ("x [1]", 2.0, 4.0, 2.0)]


def test_a_single_number_has_no_index():
    assert list(each("x", 1, 1)) == [("x", 1.0, 1.0, 0.0)]


def test_the_wider_of_the_two_tolerances_holds():
    assert next(each("x", 1, 100, absolute=3, relative=0.01))[3] == 3
    assert next(each("x", 1, 100, absolute=0.5, relative=0.01))[3] == 1


def test_lists_of_different_lengths_are_a_fault():
    with pytest.raises(ValueError):
        list(each("x", [1.0, 2.0], [1.0]))
