"""Asking: an answer, a question, and whoever asks hands in the executor that works and the cache that keeps.

An answer is a plain function of a resolved question, marked with how many of its results are kept. Any
`concurrent.futures.Executor` can work on it: `Inline` in the thread that asks, a pool of processes, or a cluster's
own executor. All give the same answers.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from typing import Any, Concatenate, ParamSpec, TypeVar

from scenarios.answers.kept import Kept
from scenarios.answers.question import Question
from scenarios.answers.resolved import Resolved, Resolver

P = ParamSpec("P")
R = TypeVar("R")
A = TypeVar("A", bound=Callable[..., Any])


@dataclass(frozen=True)
class Keeping:
    """How the results of one answer are kept."""

    most: int
    by_spend: bool  # whether the answer differs by level of spend


KEEPING: dict[Callable[..., Any], Keeping] = {}
RESOLVER = Resolver()  # of this process: a process resolves a question once, whatever is asked of it


def answer(*, keep: int, by_spend: bool = True) -> Callable[[A], A]:
    """Mark a function of a resolved question as an answer; the function itself stays as it is."""

    def mark(function: A) -> A:
        KEEPING[function] = Keeping(keep, by_spend)
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


def process_pool(workers: int) -> ProcessPoolExecutor:
    """An executor of processes of their own; each resolves questions of its own."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


@dataclass
class Answers:
    """Every answer, computed once for each question and kept."""

    executor: Executor = field(default_factory=Inline)
    cache: dict[Callable[..., Any], Kept[Any]] = field(default_factory=dict)

    def get(
        self, function: Callable[Concatenate[Resolved, P], R], question: Question, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """One answer to one question."""
        keeping = KEEPING[function]
        asked = question if keeping.by_spend else question.without_spend
        kept = self.cache.setdefault(function, Kept(keeping.most))
        key = (asked.fingerprint, args, *sorted(kwargs.items()))
        value: R = kept.get(key, lambda: self._work(function, asked, *args, **kwargs))
        return value

    def _work(self, function: Callable[..., R], question: Question, *args: object, **kwargs: object) -> R:
        done: Future[R] = self.executor.submit(partial(run_answer, function, question, *args, **kwargs))
        return done.result()
