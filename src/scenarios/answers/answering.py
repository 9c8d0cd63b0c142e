"""Asking: an answer, a question, and whoever asks hands in the executor that works and the cache that keeps.

An answer is a plain function of a resolved question. Any `concurrent.futures.Executor` can work on it: `Inline` in the
thread that asks, `Workers`, or a `Cluster`. All give the same answers.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

from scenarios.answers.kept import Kept
from scenarios.answers.question import Question
from scenarios.answers.resolved import Resolved, Resolver
from scenarios.answers.sizes import size_of
from scenarios.answers.urgency import resting_on, urgency_now
from scenarios.answers.workers import Processes

P = ParamSpec("P")
R = TypeVar("R")
A = TypeVar("A", bound=Callable[..., Any])
KEPT_BYTES = 96_000_000  # of answers, the most recently used


@dataclass(frozen=True)
class Kind:
    """How one answer is asked for."""

    by_spend: bool  # whether it differs by level of spend
    light: bool  # whether it is worked out in the thread that asks: it reads files and draws nothing


KINDS: dict[Callable[..., Any], Kind] = {}  # every answer
RESOLVER = Resolver()  # of this process: a process resolves a question once, whatever is asked of it


def answer(*, by_spend: bool = True, light: bool = False) -> Callable[[A], A]:
    """Mark a function of a resolved question as an answer; the function itself stays as it is."""

    def mark(function: A) -> A:
        KINDS[function] = Kind(by_spend, light)
        return function

    return mark


def run_answer(
    function: Callable[Concatenate[Resolved, P], R], question: Question, *args: P.args, **kwargs: P.kwargs
) -> R:
    """An answer computed in this process."""
    return function(RESOLVER.resolve(question), *args, **kwargs)


class Inline(Executor):
    """Works in the thread that asks."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:
            done.set_exception(error)
        return done


INLINE = Inline()


@dataclass
class Answers:
    """Every answer, computed once for each question and kept."""

    executor: Executor = field(default_factory=Inline)
    kept: Kept[Any] = field(default_factory=lambda: Kept(KEPT_BYTES, size_of))

    def get(
        self, function: Callable[Concatenate[Resolved, P], R], question: Question, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """One answer to one question."""
        return self.begin(function, question, *args, **kwargs).result()

    def begin(
        self, function: Callable[Concatenate[Resolved, P], R], question: Question, *args: P.args, **kwargs: P.kwargs
    ) -> Future[R]:
        """One answer once it is there, as urgent as `urgency` says."""
        kind, key = KINDS[function], _key(function, question, args, kwargs)
        asked, executor = question if kind.by_spend else question.without_spend, INLINE if kind.light else self.executor
        work = partial(run_answer, function, asked, *args, **kwargs)

        def start() -> Future[R]:
            with resting_on(asked.without_spend.fingerprint):
                return executor.submit(work)

        found: Future[R] = self.kept.begin(key, start)
        if isinstance(self.executor, Processes) and not found.done() and (working := self.kept.worked_on(key)):
            self.executor.promote(working, urgency_now())
        return found

    def release(
        self,
        coming: Future[R],
        function: Callable[Concatenate[Resolved, P], R],
        question: Question,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Whoever asked no longer waits for it; what nobody waits for is dropped."""
        self.kept.release(_key(function, question, args, kwargs), coming)

    def has(
        self, function: Callable[Concatenate[Resolved, P], R], question: Question, *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        """Whether an answer is kept."""
        return _key(function, question, args, kwargs) in self.kept


def _key(function: Callable[..., Any], question: Question, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Hashable:
    asked = question if KINDS[function].by_spend else question.without_spend
    return (function, asked.fingerprint, args, *sorted(kwargs.items()))
