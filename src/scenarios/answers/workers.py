"""Processes that work on answers: the most urgent first, and nothing that nobody waits for any more.

Files that readers bring have a process of their own. One job a process at a time, so that what is asked now never
waits behind what may be asked later, which pauses where it would share a core with it. A process that dies is replaced
and its job is given to another.
"""

from __future__ import annotations

import heapq
import logging
import os
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from functools import partial
from itertools import count
from typing import Any

from scenarios.answers.giving_way import GivingWay
from scenarios.answers.own_process import OwnProcess
from scenarios.answers.own_time import LOOK_S, OwnTime
from scenarios.answers.pausing import Pauses
from scenarios.answers.process_pool import TRIES, process_pool, worked
from scenarios.answers.urgency import Urgency, in_turn_now, rests_on_now, urgency_now

log = logging.getLogger("one_mission")
HELD_BEFORE_LETTING_GO = 64  # jobs; looking through them at every call would cost more than holding them


class _Job:
    """One call, and the future of whoever asked for it."""

    def __init__(self, call: Callable[[], Any], wanted: Urgency) -> None:
        self.call, self.urgency, self.future, self.tries = call, wanted, Future[Any](), 0
        self.started = False
        self.rests_on = rests_on_now()  # a fingerprint, or nothing
        self.in_turn = in_turn_now()


class Processes(Executor):
    """An executor that works elsewhere than in the process that asks, the most urgent first."""

    @property
    def processes(self) -> int:
        """How many can work at the same time."""
        raise NotImplementedError

    def waiting(self, at_most: Urgency = Urgency.AHEAD) -> int:
        """How many jobs of this urgency or a higher one wait or are worked on where answers are."""
        raise NotImplementedError

    def promote(self, future: Future[Any], wanted: Urgency) -> None:
        """Somebody asks more urgently for a job that still waits; where that cannot be, it waits for its turn."""


class Workers(Processes):
    """Processes of this machine, one job each at a time, and one for files."""

    def __init__(self, processes: int) -> None:
        self._pools = [process_pool(1) for _ in range(processes)]  # one each, so that a death is nobody else's
        self._free = set(range(processes))
        self._rests_on = [""] * processes  # by process: what its last job rested on
        self._waiting: list[tuple[Urgency, int, _Job]] = []
        self._number, self._lock = count(), threading.RLock()
        self._most_held = HELD_BEFORE_LETTING_GO
        self._jobs: dict[int, _Job] = {}  # by the future's identity, until it is done
        self._running: dict[Urgency, int] = dict.fromkeys(Urgency, 0)
        self._working: dict[int, _Job] = {}  # by process
        self._numbers: dict[int, int] = {}  # by process: its number in the system, once that is known
        self._pauses = Pauses(self._dispatch)
        self._over = self._looks_again = False
        self._drawing = OwnTime()
        self._files = OwnProcess()
        self.giving_way = GivingWay(self._files)

    @property
    def processes(self) -> int:
        return len(self._pools)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if urgency_now() == Urgency.FILE:
            file = self._files.submit(partial(fn, *args, **kwargs))
            file.add_done_callback(lambda _: self._dispatch())
            return file
        job = _Job(partial(fn, *args, **kwargs), urgency_now())
        with self._lock:
            self._jobs[id(job.future)] = job
            heapq.heappush(self._waiting, (job.urgency, next(self._number), job))
            if len(self._waiting) > self._most_held:
                self._let_go()
        self._dispatch()
        self._let_begin(job)
        return job.future

    def _let_go(self) -> None:
        """Hold no job that nobody waits for any more: while others are more urgent its turn may never come."""
        self._jobs = {key: j for key, j in self._jobs.items() if not j.future.cancelled()}
        self._waiting = [w for w in self._waiting if w[0] == w[2].urgency and id(w[2].future) in self._jobs]
        heapq.heapify(self._waiting)
        self._most_held = HELD_BEFORE_LETTING_GO + 2 * len(self._waiting)

    def promote(self, future: Future[Any], wanted: Urgency) -> None:
        with self._lock:
            job = self._jobs.get(id(future))
            if job is None or job.urgency <= wanted:
                return
            if job.started:  # somebody waits for what was worked out ahead, and it pauses no more
                self._running[job.urgency] -= 1
                self._running[wanted] += 1
                self._pauses.end()
            else:
                heapq.heappush(self._waiting, (wanted, next(self._number), job))
            job.urgency = wanted
        self._dispatch()
        self._let_begin(job)

    def waiting(self, at_most: Urgency = Urgency.AHEAD) -> int:
        with self._lock:
            held = sum(j.urgency <= at_most for j in self._jobs.values() if not j.started and not j.future.cancelled())
            return held + sum(n for u, n in self._running.items() if u <= at_most)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        with self._lock:
            self._over = True
            for job in self._jobs.values():
                job.future.cancel()
            self._jobs.clear()
            pools = list(self._pools)
        self._pauses.end()
        self.giving_way.end()
        self._files.shutdown(wait)
        for pool in pools:
            pool.shutdown(wait, cancel_futures=True)

    def _dispatch(self) -> None:
        while (found := self._next()) is not None:
            job, slot = found
            pool = self._pools[slot]
            try:
                if slot not in self._numbers:
                    pool.submit(os.getpid).add_done_callback(partial(self._numbered, slot))
                inner = pool.submit(worked, job.call)
            except (BrokenExecutor, RuntimeError) as error:
                self._ended(job, slot, pool, error)
                continue
            inner.add_done_callback(partial(self._done, job, slot, pool))
            if job.urgency == Urgency.SCREEN:
                self._pause()
            if job.urgency <= Urgency.NEXT:
                self.giving_way.begin()

    def _numbered(self, slot: int, number: Future[int]) -> None:
        if not number.cancelled() and number.exception() is None:
            self._numbers[slot] = number.result()

    def _pause(self) -> None:
        """What is worked out ahead pauses beside what has begun for a screen, unless its process is needed."""
        with self._lock:
            ahead = (slot for slot, job in self._working.items() if job.urgency == Urgency.AHEAD)
            self._pauses.begin([self._numbers[slot] for slot in ahead if slot in self._numbers])

    def _let_begin(self, job: _Job) -> None:
        """A job that somebody waits for and no process is free for may wait for one that is paused, so all go on.

        Not where what it rests on is being prepared by one that works for somebody, and so does not pause.
        """
        with self._lock:
            at_work = [slot for slot, now in self._working.items() if now.urgency < Urgency.AHEAD]
            comes = bool(job.rests_on) and job.rests_on in [self._rests_on[slot] for slot in at_work]
            if job.urgency <= Urgency.NEXT and not job.started and not comes:
                self._pauses.end()

    def _next(self) -> tuple[_Job, int] | None:
        """The most urgent job that may begin, and a free process."""
        with self._lock:
            while (job := self._chosen()) is not None:
                if (begun := self._begun(job)) is not None:
                    return begun
            return None

    def _chosen(self) -> _Job | None:
        """The most urgent job that may begin; among equals, one that rests on what no other process is preparing.

        Where there are two processes, whole answers never take all of them, and what is less urgent begins only where
        one is left free, and nothing ahead beside a file. While drawing takes most of a core, a job begins only where
        those as urgent leave one free: with a process a core, all would only slow each other down.
        """
        most = max(1, self.processes - 1)
        at_work, room = self.processes - len(self._free), most if self._drawing.busy() else self.processes
        found: _Job | None = None
        enough, beside = list[tuple[Urgency, int, _Job]](), list[tuple[Urgency, int, _Job]]()
        while self._waiting and self._free and found is None:
            wanted, _, job = self._waiting[0]
            if sum(n for u, n in self._running.items() if u <= wanted) >= room:
                self._look_again()
                break
            if (wanted >= Urgency.REPORT and at_work >= most) or (beside and wanted > beside[0][0]):
                break
            if wanted == Urgency.AHEAD and (self._pauses.lasts() or self._files.at_work):
                break
            first = heapq.heappop(self._waiting)
            if job.started or wanted != job.urgency:
                continue
            if wanted == Urgency.NEXT and self._running[wanted] >= most:
                enough.append(first)
            elif not job.future.cancelled() and self._prepared_by_another(job):
                beside.append(first)
            else:
                found = job
        if found is None and (now := next((b for b in beside if not b[2].in_turn), None)):
            beside.remove(now)
            found = now[2]
        for held_back in (*enough, *beside):
            heapq.heappush(self._waiting, held_back)
        return found

    def _look_again(self) -> None:
        """Drawing may calm down before any job ends."""
        with self._lock:
            if self._looks_again:
                return
            self._looks_again = True
        later = threading.Timer(LOOK_S, self._looked)
        later.daemon = True  # a server that stops does not wait for it
        later.start()

    def _looked(self) -> None:
        self._looks_again = False
        self._dispatch()

    def _prepared_by_another(self, job: _Job) -> bool:
        """Whether what it rests on is being prepared by a process at work, so that other questions may go first."""
        busy = (r for slot, r in enumerate(self._rests_on) if slot not in self._free)
        return bool(job.rests_on) and job.rests_on in busy

    def _begun(self, job: _Job) -> tuple[_Job, int] | None:
        """A job that begins, on the free process that has what it rests on, where there is one.

        Otherwise what is for a screen on the first one and all else on the last, so that the little that first answers
        rest on is not pushed out of its process by the much that whole ones do.
        """
        if job.tries == 0 and not job.future.set_running_or_notify_cancel():
            self._jobs.pop(id(job.future), None)
            return None
        first = -1 if job.urgency == Urgency.SCREEN else 1
        slot = max(self._free, key=lambda s: (bool(job.rests_on) and self._rests_on[s] == job.rests_on, first * s))
        self._free.remove(slot)
        self._rests_on[slot] = job.rests_on
        self._working[slot] = job
        job.started, job.tries = True, job.tries + 1
        self._running[job.urgency] += 1
        return job, slot

    def _done(self, job: _Job, slot: int, pool: ProcessPoolExecutor, done: Future[Any]) -> None:
        error = None if done.cancelled() else done.exception()
        if isinstance(error, BrokenExecutor) or done.cancelled():
            self._ended(job, slot, pool, error or BrokenExecutor("the process ended"))
        else:
            with self._lock:  # together, so that nobody promotes a job that no longer counts
                self._stopped(job, slot)
                self._jobs.pop(id(job.future), None)
            _finish(job, error, None if error else done.result())
        self._dispatch()

    def _ended(self, job: _Job, slot: int, pool: ProcessPoolExecutor, error: BaseException) -> None:
        """A process that died is replaced, and its job waits once more, a few times."""
        with self._lock:
            self._stopped(job, slot)
            if self._pools[slot] is pool and not self._over:
                log.warning("a process that works on answers ended; it is replaced, and nothing is lost")
                self._pools[slot] = process_pool(1)
                self._numbers.pop(slot, None)
            if job.tries < TRIES and not self._over:
                job.started = False
                heapq.heappush(self._waiting, (job.urgency, next(self._number), job))
                return
            self._jobs.pop(id(job.future), None)
        _finish(job, error, None)

    def _stopped(self, job: _Job, slot: int) -> None:
        """A process is free again."""
        with self._lock:
            self._running[job.urgency] -= 1
            self._working.pop(slot, None)
            self._free.add(slot)
            if not any(self._running[u] for u in Urgency if u <= Urgency.NEXT):
                self.giving_way.end()
            if slot in self._numbers:
                self._pauses.go_on(self._numbers[slot])
            if job.urgency == Urgency.SCREEN and not self._running[Urgency.SCREEN]:
                self._pauses.answered()


def _finish(job: _Job, error: BaseException | None, result: object) -> None:
    if error is not None:
        job.future.set_exception(error)
    else:
        job.future.set_result(result)
