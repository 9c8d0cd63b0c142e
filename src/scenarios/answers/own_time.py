"""How busy this process is itself, which draws what others work out."""

from __future__ import annotations

import time

LOOK_S, BUSY_SHARE = 1.0, 0.65  # how often it is looked at, and what share of a core is most of it


class OwnTime:
    """How much of a core this process takes itself: it draws what the others work out."""

    def __init__(self, busy_share: float = BUSY_SHARE) -> None:
        self._busy_share = busy_share
        self._at, self._used, self._share = time.monotonic(), time.process_time(), 0.0

    def busy(self) -> bool:
        """Whether it took more of a core than that, as it was last looked at."""
        now, used = time.monotonic(), time.process_time()
        if now - self._at >= LOOK_S:
            self._share = (used - self._used) / (now - self._at)
            self._at, self._used = now, used
        return self._share > self._busy_share
