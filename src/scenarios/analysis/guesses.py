"""Guesses of a room, before it sees the answer: read as people type them, and held against the model's range."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scenarios.analysis.summary import Summary

MOST = 24  # guesses: more than a facilitator types
NUMBER = re.compile(r"^([−-]?\d+(?:\.\d+)?)(k|m)?$", re.IGNORECASE)
THOUSANDS = re.compile(r"^[−-]?\d{1,3}(,\d{3})+(\.\d+)?[km]?$", re.IGNORECASE)
SIZE = {"": 1.0, "k": 1e3, "m": 1e6}


@dataclass(frozen=True)
class Guessed:
    """What could be read, in the order typed, and the words that could not."""

    numbers: tuple[float, ...]
    unread: tuple[str, ...]


def read(text: str) -> Guessed:
    """Numbers with spaces, commas, semicolons or new lines between; '1,200', '2k' and '0.5m' are numbers."""
    numbers, unread = [], []
    for word in re.split(r"[;\s]+|,(?!\d{3}(?!\d))|(?<![\d]),", text.strip()):
        plain = word.strip(",")
        if "," in plain and not THOUSANDS.match(plain):
            unread.append(word[:20])
            continue
        plain = plain.replace(",", "")
        found = NUMBER.match(plain)
        if found:
            numbers.append(float(found[1].replace("−", "-")) * SIZE[(found[2] or "").lower()])
        elif plain:
            unread.append(word[:20])
    return Guessed(tuple(numbers[:MOST]), tuple(unread[:MOST]))


@dataclass(frozen=True)
class Held:
    """Guesses against the range of eight futures in ten."""

    inside: int
    above: int
    below: int
    middle: float | None


def held(guesses: Sequence[float], people: Summary) -> Held:
    ordered = sorted(guesses)
    n = len(ordered)
    middle = None if not n else ordered[n // 2] if n % 2 else (ordered[n // 2 - 1] + ordered[n // 2]) / 2
    above, below = sum(g > people.high for g in ordered), sum(g < people.low for g in ordered)
    return Held(n - above - below, above, below, middle)
