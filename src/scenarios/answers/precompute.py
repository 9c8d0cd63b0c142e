"""Answers computed before anybody asks: in a room that moves one slider, no move should wait for the model."""

from __future__ import annotations

import logging
import threading
import time

from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.compare import facts, ladder, setting
from scenarios.answers.decide import decision
from scenarios.answers.next_step import next_steps
from scenarios.answers.own_time import OwnTime
from scenarios.answers.question import Question
from scenarios.answers.stops import stops
from scenarios.answers.urgency import Urgency, urgency
from scenarios.domain.amounts import spend_stops_gbp

log = logging.getLogger("one_mission")
MOST_CELLS_AHEAD = (
    1_000_000  # wards times draws: with more, all levels would take minutes, and each is left to whoever asks
)
SETTLED_S = 3.0  # how long a scenario is looked at before its levels are computed
END_S = 5.0  # how long the end waits for the level in hand
# A room's phones and pages come first: while the server itself takes so much of a core, no level is begun; but a
# scenario's levels wait for them no longer than this in all.
READERS_SHARE, PAUSE_S, MOST_WAIT_S = 0.3, 0.25, 60.0


class Precompute:
    """One thread that works ahead of the last question looked at.

    First looks of what the lever in hand may be moved to, then the slider's stops, nearest first.
    """

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self._wanted: Question | None = None
        self._before: Question | None = None
        self._changed = threading.Event()
        self._thread: threading.Thread | None = None
        self._over = threading.Event()
        self._own = OwnTime(READERS_SHARE)

    def begin(self) -> None:
        """Start working; until then whatever is wanted waits. A test or a notebook never begins."""
        self._thread = threading.Thread(target=self._work, name="precompute", daemon=True)
        self._thread.start()

    def want(self, question: Question, before: Question | None = None) -> None:
        """The question a reader looks at and the one before it; what is being worked on for another stays as it is."""
        if self._wanted is None or self._wanted.without_spend != question.without_spend:
            self._wanted, self._before = question, before
            self._changed.set()

    def end(self) -> None:
        """Leave off after the level in hand; one that waits behind other work is not waited for."""
        self._over.set()
        self._changed.set()
        if self._thread is not None:
            self._thread.join(END_S)

    def _work(self) -> None:
        while not self._over.is_set():
            self._changed.wait()
            self._changed.clear()
            question, before, settled_at = self._wanted, self._before, time.monotonic() + SETTLED_S
            if question is None or self._over.is_set():
                continue
            try:
                self._every_step(question, before, settled_at)
                if self._changed.wait(max(0.0, settled_at - time.monotonic())):
                    continue  # another scenario already: whoever moves levers needs the cores
                self._every_stop(question)
            except Exception:
                if self._over.is_set():  # what it waited for was let go of
                    return
                log.exception("what may be asked next could not be computed beforehand; readers wait for it instead")

    def _every_step(self, question: Question, before: Question | None, settled_at: float) -> None:
        """First looks at what may be asked next, once what is asked now is there."""
        if before is None or self._too_large(question):
            return
        while not self.answers.has(facts, question) and time.monotonic() < settled_at:
            if self._changed.wait(PAUSE_S):
                return
        base = RESOLVER.base(question.base)
        for step in next_steps(before, question, base.scenario.levers, base.missions.keys):
            for function in (facts, ladder):
                if not self.answers.has(function, step.as_first):
                    self._let_readers_first(settled_at)
                if self._changed.is_set():
                    return
                with urgency(Urgency.AHEAD):
                    self.answers.get(function, step.as_first)

    def _too_large(self, question: Question) -> bool:
        about = self.answers.get(setting, question)
        return about.wards.n * about.draws > MOST_CELLS_AHEAD

    def _every_stop(self, question: Question) -> None:
        if self._too_large(question):
            return
        about = self.answers.get(setting, question)
        levels = [question.at(float(s)) for s in spend_stops_gbp(about.file_scenario.levers.spend_gbp)]
        levels.sort(key=lambda q: abs(q.spend_gbp - question.spend_gbp))
        with urgency(Urgency.AHEAD):
            self.answers.get(stops, question.as_first)
        waits_until = time.monotonic() + MOST_WAIT_S
        for level in levels:
            if not self.answers.has(facts, level):
                self._let_readers_first(waits_until)
            with urgency(Urgency.AHEAD):
                self.answers.get(facts, level)
            if self._changed.is_set():
                return
        with urgency(Urgency.AHEAD):  # last, because it takes seconds: how much of what decides is judgement
            self.answers.get(decision, question)

    def _let_readers_first(self, until: float) -> None:
        """Wait while this process is busy with readers: a level worked out beside them would take their core."""
        while self._own.busy() and time.monotonic() < until and not self._changed.is_set():
            time.sleep(PAUSE_S)
