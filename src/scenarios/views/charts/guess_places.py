"""Where the guesses of a room stand, so that no mark and no words of one lie on another's at any width of screen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scenarios.domain.draws import Array

CONSTANT = 10  # people, up to about which the scale is linear; beyond it is logarithmic
EDGE, BESIDE, MARK, GAP = 16, 11, 9, 8  # pixels: at the edges; from a mark to its words; half a mark; between guesses
WIDE = 700  # pixels of plot, from which letters are those of a room
LINES = 8  # rows of guesses at most, which a projector has room for


@dataclass(frozen=True)
class Screen:
    """The least width of a plot [pixels], the width of a letter of its words at their largest, and between rows."""

    plot_px: float
    letter_px: float
    row_px: int


ROOM, PHONE = Screen(WIDE, 11.5, 22), Screen(270, 9.5, 18)


def rows(values: Sequence[float], words: Sequence[str], reach: Sequence[float], screen: Screen) -> list[int] | None:
    """For every value the lowest row where neither its mark nor its words meet another's; None where they need more.

    Words stand after a mark in the first half of the scale and before it in the other, so that none is cut at an edge.
    """
    at_px = EDGE + shares(values, reach) * (screen.plot_px - 2 * EDGE)
    later = in_later_half(values, reach)
    spans = [_span(px, len(w) * screen.letter_px, left) for px, w, left in zip(at_px, words, later, strict=True)]
    found, ends = [0] * len(spans), [-math.inf] * LINES
    for i in sorted(range(len(spans)), key=lambda i: spans[i]):
        start, end = spans[i]
        free = [line for line, taken in enumerate(ends) if start >= taken + GAP]
        if not free:
            return None
        found[i], ends[free[0]] = free[0], end
    return found


def in_later_half(values: Sequence[float], reach: Sequence[float]) -> list[bool]:
    """Whether each value stands in the second half of the scale."""
    return [bool(share > 0.5) for share in shares(values, reach)]


def third(value: float, reach: Sequence[float]) -> int:
    """In which third of the scale a value stands: 0, 1 or 2."""
    return min(int(3 * shares([value], reach)[0]), 2)


def shares(values: Sequence[float], reach: Sequence[float]) -> Array:
    """How far along the scale each value stands, over all values, the others that it reaches, and nothing [0 to 1]."""
    along = _symlog(np.asarray([*values, *reach, 0.0], dtype=float))
    return (along[: len(values)] - along.min()) / max(np.ptp(along), 1e-9)


def _symlog(people: Array) -> Array:
    """The scale of the drawing library: linear about nothing, logarithmic beyond."""
    return np.sign(people) * np.log1p(np.abs(people) / CONSTANT)


def _span(at_px: float, words_px: float, left: bool) -> tuple[float, float]:
    """From where to where a mark and its words reach [pixels]."""
    with_words = BESIDE + words_px
    return (at_px - with_words, at_px + MARK) if left else (at_px - MARK, at_px + with_words)
