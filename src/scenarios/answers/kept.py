"""A bounded cache that computes each value once, however many threads ask for it at the same time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

from cachetools import LRUCache

T = TypeVar("T")


class Kept(Generic[T]):
    """The values used most recently, by key. Whatever is kept is shared, so it is read and never written."""

    def __init__(self, most: int) -> None:
        self._values: LRUCache[Hashable, T] = LRUCache(most)
        self._running: dict[Hashable, Future[T]] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of a key; whoever asks first makes it, the others wait for it, and a failure is kept for nobody."""
        with self._lock:
            if key in self._values:
                return self._values[key]
            running = self._running.get(key)
            if running is None:
                mine: Future[T] = Future()
                self._running[key] = mine
        if running is not None:
            return running.result()
        try:
            value = make()
        except BaseException as error:
            with self._lock:
                del self._running[key]
            mine.set_exception(error)
            raise
        with self._lock:
            self._values[key] = value
            del self._running[key]
        mine.set_result(value)
        return value

    def __contains__(self, key: Hashable) -> bool:
        with self._lock:
            return key in self._values

    def __len__(self) -> int:
        with self._lock:
            return len(self._values)
