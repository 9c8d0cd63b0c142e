"""A bounded cache that computes each value once, however many ask for it at the same time, and never for nobody."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from cachetools import LRUCache

T = TypeVar("T")


@dataclass
class _Running(Generic[T]):
    """A value being worked on: what those who ask wait for, what works on it, and how many wait."""

    waited_for: Future[T] = field(default_factory=Future)
    worked_on: Future[T] | None = None
    begun: threading.Event = field(default_factory=threading.Event)  # what works on it is known, or failed to begin
    waiting: int = 0


class Kept(Generic[T]):
    """The values used most recently, by key. Whatever is kept is shared, so it is read and never written.

    `most` is a number of values, or of bytes where `size` tells the bytes of one.
    """

    def __init__(self, most: int, size: Callable[[Any], int] | None = None) -> None:
        self._values: LRUCache[Hashable, T] = LRUCache(most, size)
        self._running: dict[Hashable, _Running[T]] = {}
        self._lock = threading.RLock()  # work that is dropped ends in the thread that drops it

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of a key; whoever asks first makes it, the others wait for it, and a failure is kept for nobody."""
        with self._lock:
            if key in self._values:  # asked for hundreds of times a page, and nothing to wait for
                return self._values[key]

        def start() -> Future[T]:
            done: Future[T] = Future()
            try:
                done.set_result(make())
            except BaseException as error:
                done.set_exception(error)
            return done

        return self.begin(key, start).result()

    def begin(self, key: Hashable, start: Callable[[], Future[T]]) -> Future[T]:
        """The value of a key once it is there; whoever asks first starts the work on it.

        Whoever leaves before it is there says so with `release`.
        """
        with self._lock:
            if key in self._values:
                there: Future[T] = Future()
                there.set_result(self._values[key])
                return there
            running = self._running.get(key)
            first = running is None
            running = self._running.setdefault(key, _Running())
            running.waiting += 1
        if first:
            try:
                running.worked_on = start()
            except BaseException as error:
                self._end(key, running, _failed(error))
                raise
            finally:
                running.begun.set()
            running.worked_on.add_done_callback(lambda done: self._end(key, running, done))
        return running.waited_for

    def release(self, key: Hashable, coming: Future[T]) -> None:
        """Somebody no longer waits for what `begin` gave them. Work that nobody waits for is dropped, unless begun."""
        with self._lock:
            running = self._running.get(key)
            if running is None or running.waited_for is not coming:
                return  # it is there already, or others wait for other work on the same value
            running.waiting -= 1
            if running.waiting <= 0 and running.worked_on is not None:
                running.worked_on.cancel()

    def worked_on(self, key: Hashable) -> Future[T] | None:
        """What works on the value of a key now, once that has begun."""
        with self._lock:
            running = self._running.get(key)
        if running is None:
            return None
        running.begun.wait()
        return running.worked_on

    def _end(self, key: Hashable, running: _Running[T], done: Future[T]) -> None:
        with self._lock:
            if self._running.get(key) is running:
                del self._running[key]
            if not done.cancelled() and done.exception() is None:
                self._keep(key, done.result())
        if done.cancelled():
            running.waited_for.cancel()
            running.waited_for.set_running_or_notify_cancel()
        elif (error := done.exception()) is not None:
            running.waited_for.set_exception(error)
        else:
            running.waited_for.set_result(done.result())

    def _keep(self, key: Hashable, value: T) -> None:
        try:
            self._values[key] = value
        except ValueError:  # larger than everything that may be kept
            return

    def __contains__(self, key: Hashable) -> bool:
        with self._lock:
            return key in self._values

    def __len__(self) -> int:
        with self._lock:
            return len(self._values)


def _failed(error: BaseException) -> Future[Any]:
    done: Future[Any] = Future()
    done.set_exception(error)
    return done
