"""Asking from a page: an answer in time, a first one where the whole takes longer, and nothing a reader left behind."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, TypeVar

from scenarios.analysis.ward_stats import Helped
from scenarios.answers.answering import Answers
from scenarios.answers.precompute import Precompute
from scenarios.answers.question import Question
from scenarios.answers.resolved import Resolved
from scenarios.answers.urgency import Urgency, in_turn, urgency
from scenarios.answers.wards import Gains, gains, ward_year
from scenarios.answers.workers import Processes
from scenarios.domain.levers import LEVERS
from scenarios.ui import page_state
from scenarios.ui.framework import let_newer_go_first, run_again_later
from scenarios.ui.turns import waiting

Progress = Callable[[float], None]
P = ParamSpec("P")
R = TypeVar("R")
LOOK_S = 0.2  # how often a waiting page looks whether its reader has moved on
PATIENCE_S = 0.6  # how long a page waits for a whole answer before it shows a first one
DRAWN_S = 0.25  # how long a first look is given to be drawn, here and by the browser, before its whole is begun


@dataclass
class Service:
    """What answers this process's pages: the server hands in its own, a test or a notebook keeps this."""

    answers: Answers = field(default_factory=Answers)
    precompute: Precompute | None = None


SERVICE = Service()


def ask(function: Callable[Concatenate[Resolved, P], R], question: Question, *args: P.args, **kwargs: P.kwargs) -> R:
    """One answer to one question. A reader who has moved on meanwhile no longer waits for it."""
    coming = SERVICE.answers.begin(function, question, *args, **kwargs)
    try:
        _wait_for(coming)
    except BaseException:
        SERVICE.answers.release(coming, function, question, *args, **kwargs)
        raise
    return coming.result()


def elsewhere(function: Callable[..., R], *args: object) -> R:
    """Work on a reader's own files, done by the process that is there for them.

    Kept for the session: a run that ends while it waits is followed by one that waits for the same work.
    """
    held = page_state.kept("elsewhere", ())
    coming = next((c for f, given, c in held if f is function and given == args and not _failed(c)), None)
    if coming is None:
        with urgency(Urgency.FILE):
            coming = SERVICE.answers.executor.submit(function, *args)
        for _, _, no_more in held[:-1]:
            no_more.cancel()  # where it has not begun
        page_state.keep("elsewhere", (*held[-1:], (function, args, coming)))
    _wait_for(coming)
    return coming.result()


def _wait_for(coming: Future[Any]) -> None:
    """Wait until it is there or its reader has moved on; other pages are drawn meanwhile."""
    if coming.done():
        return
    with waiting():
        while not coming.done():
            wait([coming], timeout=LOOK_S)
            let_newer_go_first()


def _failed(coming: Future[Any]) -> bool:
    """Whether it came to nothing, so that asking again tries again."""
    return coming.cancelled() or (coming.done() and coming.exception() is not None)


def made_when_asked(function: Callable[..., R], *args: object, urgent: Urgency = Urgency.NEXT) -> Callable[[], R]:
    """A file for a download button, made where answers are worked on and only once somebody asks for it.

    What is made of a reader's own file alone, and of no answer, is as `urgent` as such files are.
    """

    def made() -> R:
        with urgency(urgent):
            return SERVICE.answers.executor.submit(function, *args).result()

    return made


def forget_elsewhere() -> None:
    """The reader's files are done with."""
    page_state.keep("elsewhere", ())


@dataclass
class Awaited:
    """What a page waits for from one run to the next, and the first looks that it shows meanwhile."""

    question: Question
    wanted: tuple[Callable[[Resolved], object], ...]
    whole: list[Future[object]] = field(default_factory=list)
    first: list[Future[object]] = field(default_factory=list)
    first_looks_left: int = 0
    still: bool = True  # not once the page has been run again: a newer run asks for what it wants
    lock: threading.Lock = field(default_factory=threading.Lock, compare=False, repr=False)

    def begin_first(self) -> None:
        """Ask for the first looks; one after the other where nobody else waits for what that leaves idle."""
        workers = _workers()
        alone = workers is not None and not workers.waiting(Urgency.NEXT)
        with urgency(Urgency.SCREEN), in_turn() if alone else nullcontext():
            self.first.extend(SERVICE.answers.begin(f, self.question.as_first) for f in self.wanted)

    def begin_whole(self) -> Sequence[Future[object]]:
        """Ask for the whole answers, unless nobody wants them any more."""
        with self.lock, urgency(Urgency.NEXT):
            if self.still:
                self.whole.extend(SERVICE.answers.begin(f, self.question) for f in self.wanted)
            return tuple(self.whole)

    def over(self) -> None:
        """Nobody runs the page again for these."""
        with self.lock:
            self.still = False

    def release(self) -> None:
        """Let go of what is asked for: what nobody else waits for either is dropped."""
        for question, coming in ((self.question, self.whole), (self.question.as_first, self.first)):
            for function, future in zip(self.wanted, coming, strict=False):  # not everything is always asked for
                SERVICE.answers.release(future, function, question)


def _workers() -> Processes | None:
    executor = SERVICE.answers.executor
    return executor if isinstance(executor, Processes) else None


def begin_early(question: Question) -> None:
    """Begin the first looks that this page will ask for once its controls are drawn, if it asks as it did before."""
    page, wanted = page_state.kept("wanted", ("", ()))
    new = len(wanted) > 1 and not any(SERVICE.answers.has(f, question) for f in wanted)
    if _workers() is None or page != page_state.title() or not new:
        return
    now = Awaited(question, wanted)
    now.begin_first()
    if (earlier := page_state.take("early")) is not None:
        earlier.release()
    page_state.keep("early", now)


def in_time(question: Question, wanted: Sequence[Callable[[Resolved], object]]) -> Question:
    """The question where its answers are there in time, or else as it is asked for a first answer.

    The page is run again once the whole answers are there. What a reader no longer looks at is dropped. Where
    everything is to be drawn anew, first looks come first and alone: the whole is begun once they can be drawn.
    """
    answers, before = SERVICE.answers, page_state.take("awaited")
    workers = _workers()
    page_state.keep("wanted", (page_state.title(), tuple(wanted)))
    there = workers is None or all(answers.has(f, question) for f in wanted)
    if before is not None:
        before.over()
        if before.question == question and before.whole and all(c.done() for c in before.whole):
            there = True  # whatever became of them: a page never waits for the same answers twice
    now = Awaited(question, tuple(wanted))
    everything = not there and len(wanted) > 1 and not any(answers.has(f, question) for f in wanted)
    busy = workers is not None and workers.waiting(Urgency.NEXT) >= workers.processes
    if everything:
        now.begin_first()
    elif not there:
        now.begin_whole()
    for earlier in (before, page_state.take("early")):
        if earlier is not None:  # only now, so that the same question asked again is not dropped in between
            earlier.release()
    if there:
        return question
    page_state.keep("awaited", now)  # whatever ends this run, a newer one lets go of them
    if everything:
        _go_on_with_the_whole(now)
    elif _come_in_time(now.whole, 0.0 if busy else PATIENCE_S):
        page_state.take("awaited")
        return question
    else:
        _run_again_with(now.whole, run_again_later(), lambda: now.still)
    return question.as_first


def _go_on_with_the_whole(now: Awaited) -> None:
    """Begin the whole once the first looks are there and have had their moment to be drawn."""
    run_again = run_again_later()

    def begin() -> None:
        _run_again_with(now.begin_whole(), run_again, lambda: now.still)

    def last_is_there(_: Future[object]) -> None:
        with now.lock:
            now.first_looks_left -= 1
            last = now.first_looks_left == 0
        if last:
            later = threading.Timer(DRAWN_S, begin)
            later.daemon = True  # a server that stops does not wait for it
            later.start()

    now.first_looks_left = len(now.first)
    for c in tuple(now.first):
        c.add_done_callback(last_is_there)


def _come_in_time(coming: Sequence[Future[object]], patience_s: float) -> bool:
    """Whether all are there before a reader's patience ends, or before the reader has moved on."""
    deadline = time.monotonic() + patience_s
    with waiting():
        while time.monotonic() < deadline and not all(c.done() for c in coming):
            wait(coming, timeout=min(LOOK_S, max(0.0, deadline - time.monotonic())))
            let_newer_go_first()
    return all(c.done() for c in coming)


def _run_again_with(coming: Sequence[Future[Any]], run_again: Callable[[], None], still: Callable[[], bool]) -> None:
    """Run this part of the page again once all are there; not where they are wanted no more, or one fails."""

    def once_all_are_there(_: Future[Any]) -> None:
        if still() and all(c.done() and not c.cancelled() and c.exception() is None for c in coming):
            run_again()

    for c in coming:
        c.add_done_callback(once_all_are_there)


def when_there(function: Callable[[Resolved], R], question: Question) -> R | None:
    """An answer that a page can do without until it is there: nothing, and the page is run again once it is."""
    with urgency(Urgency.NEXT):
        coming = SERVICE.answers.begin(function, question)
    if coming.done():
        return coming.result()
    _run_again_with([coming], run_again_later(), lambda: True)
    return None


def there(function: Callable[[Resolved], R], question: Question) -> R | None:
    """An answer that is there already; nothing where somebody would have to work for it."""
    return SERVICE.answers.get(function, question) if SERVICE.answers.has(function, question) else None


def soonest(function: Callable[[Resolved], object], question: Question, first: Question) -> Question:
    """The whole question where this answer to it is there already, or else its first answer's."""
    return question if SERVICE.answers.has(function, question) else first


def look_ahead(question: Question) -> None:
    """Have what may be asked next computed, where a server is there to do it."""
    before = page_state.kept("looked_at")
    page_state.keep("looked_at", question)
    if SERVICE.precompute is not None:
        SERVICE.precompute.want(question, before)


def ward_years(question: Question, other: str, progress: Progress) -> dict[int, Helped]:
    """Every year of a pair of strategies, one after the other to show progress; each is kept on its own."""
    years, last = {}, question.scenario.levers.years
    for year in range(1, last + 1):
        progress(0.6 * (year - 1) / last)
        years[year] = ask(ward_year, question, other, year)
    return years


def gains_by_rule(question: Question, progress: Progress) -> dict[str, Gains]:
    """Who gains under every ward rule."""
    found = {}
    for number, rule in enumerate(LEVERS["ward_rule"].choices):
        progress(0.6 + 0.1 * number)
        found[rule] = ask(gains, question.with_levers(ward_rule=rule))
    return found
