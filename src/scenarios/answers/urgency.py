"""How urgent work is, and with what it belongs together: said around the calls that ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import IntEnum


class Urgency(IntEnum):
    """What is worked on first."""

    SCREEN = 0  # somebody looks at an empty place
    FILE = 1  # somebody waits for a file to be looked over: seconds, so a process of its own does it
    NEXT = 2  # somebody waits for a document, or for the whole of a first answer: so never on every process at once
    REPORT = 3  # a static summary
    AHEAD = 4  # what may be asked later


_urgency: ContextVar[Urgency] = ContextVar("urgency", default=Urgency.SCREEN)
_ground: ContextVar[str] = ContextVar("ground", default="")
_in_turn: ContextVar[bool] = ContextVar("in_turn", default=False)


@contextmanager
def urgency(wanted: Urgency) -> Iterator[None]:
    """How urgent is what this thread asks for."""
    token = _urgency.set(wanted)
    try:
        yield
    finally:
        _urgency.reset(token)


def urgency_now() -> Urgency:
    return _urgency.get()


@contextmanager
def resting_on(fingerprint: str) -> Iterator[None]:
    """What the work that this thread asks for rests on: done by one process, it is prepared once."""
    token = _ground.set(fingerprint)
    try:
        yield
    finally:
        _ground.reset(token)


def rests_on_now() -> str:
    """A fingerprint, or nothing."""
    return _ground.get()


@contextmanager
def in_turn() -> Iterator[None]:
    """What this thread asks for and what rests on the same is worked on by one process, one after the other.

    For work that is mostly preparing: two processes that prepare the same at the same time only slow each other down.
    """
    token = _in_turn.set(True)
    try:
        yield
    finally:
        _in_turn.reset(token)


def in_turn_now() -> bool:
    return _in_turn.get()
