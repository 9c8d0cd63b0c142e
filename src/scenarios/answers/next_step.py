"""What a reader who moves one lever asks next, so that it can be worked out before it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scenarios.answers.question import Question
from scenarios.domain.lever import ControlValue, Lever
from scenarios.domain.levers import MOVABLE, Levers


def next_steps(before: Question, now: Question, own: Levers, missions: Iterable[str]) -> Iterator[Question]:
    """With the lever that was moved, what its arrow keys lead to, further in the same direction first, or a choice.

    `own` are the levers of the scenario's file. Nothing where not one lever alone was moved, or only spend.
    """
    before = before.at(now.spend_gbp)
    moved = [name for name in MOVABLE if _value(before, name) != _value(now, name)]
    if len(moved) != 1 or before.with_levers(**{moved[0]: _value(now, moved[0])}) != now:
        return
    (name,) = moved
    lever = MOVABLE[name]
    was, shown = (lever.to_control(_value(q, name)) for q in (before, now))
    for value in _others(lever, was, shown, missions):
        yield now.with_levers(**{name: lever.chosen(value, getattr(own, name))})


def _value(question: Question, name: str) -> object:
    return getattr(question.scenario.levers, name)


def _others(lever: Lever, was: ControlValue, shown: ControlValue, missions: Iterable[str]) -> list[ControlValue]:
    """What the lever's control can be set to next: one step either way of a number, any other choice."""
    if lever.kind == "switch":
        return [not shown]
    if lever.kind in ("choice", "mission"):
        return [c for c in (missions if lever.kind == "mission" else lever.choices) if c != shown]
    step = lever.step if int(shown) >= int(was) else -lever.step
    return [n for n in (int(shown) + step, int(shown) - step) if lever.least <= n <= lever.most]
