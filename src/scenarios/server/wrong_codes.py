"""Wrong codes are held back, and not addresses: a whole council stands behind one.

Six characters are one of 887 million. What is limited is how many wrong ones a minute this server answers at all; while
there are too many, no typed code is looked up, right or wrong, and the picture on the projector, which holds eight
characters more, still lets people in.
"""

from __future__ import annotations

import time
from collections import deque

MOST, SECONDS = 60, 60.0


class WrongCodes:
    """When the last wrong codes were tried."""

    def __init__(self) -> None:
        self._times: deque[float] = deque(maxlen=MOST)

    def note(self) -> None:
        self._times.append(time.monotonic())

    @property
    def many(self) -> bool:
        return len(self._times) == MOST and time.monotonic() - self._times[0] < SECONDS
