"""Levels of spend worked out before anybody asks: in a room that moves one slider, no move should wait for the model."""

from __future__ import annotations

import logging
import threading
import time

from scenarios.ui import compute
from scenarios.ui.address import stops_gbp
from scenarios.ui.compute import Ask

log = logging.getLogger("one_mission")
MOST_CELLS = 1_000_000  # wards times draws: with more, all levels would take minutes, and each is left to whoever asks
SETTLED_S = 3.0  # how long a scenario is looked at before its levels are worked out
PAUSE_S = 0.02
REST = 0.25  # rests a quarter as long as it worked, so that a visitor finds a core free


class Ahead:
    """One thread that works through the slider's stops of the last scenario looked at, nearest first."""

    def __init__(self) -> None:
        self._wanted: tuple[Ask, float] | None = None
        self._changed = threading.Event()
        self._thread: threading.Thread | None = None
        self._over = False

    def begin(self) -> None:
        """Start working; until then whatever is wanted waits. A test or a notebook never begins."""
        self._thread = threading.Thread(target=self._work, name="ahead", daemon=True)
        self._thread.start()

    def want(self, ask: Ask, spend_gbp: float) -> None:
        """The scenario a reader looks at; what is being worked on for another is left where it stands."""
        if self._wanted is None or self._wanted[0] != ask:
            self._wanted = (ask, spend_gbp)
            self._changed.set()

    def end(self) -> None:
        """Leave off after the level in hand."""
        self._over = True
        self._changed.set()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while not self._over:
            self._changed.wait()
            self._changed.clear()
            if not self._over and self._changed.wait(SETTLED_S):
                continue  # another scenario already: whoever moves levers needs the cores
            if self._wanted is not None and not self._over:
                try:
                    self._through(*self._wanted)
                except Exception:
                    log.exception("levels of spend could not be worked out ahead; readers wait for theirs instead")

    def _through(self, ask: Ask, spend_gbp: float) -> None:
        if compute.council(ask).n * compute.draws(ask).n > MOST_CELLS:
            return
        stops = stops_gbp(compute.loaded(ask.scenario).scenario)
        for level in sorted(stops, key=lambda s: abs(s - spend_gbp)):
            while compute.ONE_AT_A_TIME.locked():  # somebody waits for a level of their own
                time.sleep(PAUSE_S)
            start = time.perf_counter()
            compute.facts(ask, float(level))
            took = time.perf_counter() - start
            if self._changed.is_set():
                return
            time.sleep(REST * took)


ahead = Ahead()
