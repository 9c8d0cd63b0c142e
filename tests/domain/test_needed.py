"""What a council could move, and between which bounds."""

from __future__ import annotations

from scenarios.domain.needed import MOVABLE_TO_TARGET


def test_each_stands_there_once_with_who_has_to_act():
    keys = [m.key for m in MOVABLE_TO_TARGET]
    assert len(keys) == len(set(keys))
    assert all(m.who and m.label and m.why for m in MOVABLE_TO_TARGET)


def test_bounds_lie_in_order():
    for m in MOVABLE_TO_TARGET:
        if m.least is not None and m.most is not None:
            assert m.least < m.most


def test_levers_and_parameters_are_told_apart():
    assert [m.key for m in MOVABLE_TO_TARGET if m.is_lever] == ["spend_gbp", "years"]
