"""A property computed at its first reading, once, however many threads read it at the same time.

The standard library's `cached_property` holds one lock for all instances up to Python 3.11, and none from 3.12 on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

S = TypeVar("S")
T = TypeVar("T")


class once(Generic[S, T]):
    """The value is kept in the instance, as `cached_property` does it; the lock is the instance's own."""

    def __init__(self, make: Callable[[S], T]) -> None:
        self._make, self._name, self.__doc__ = make, make.__name__, make.__doc__

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...
    @overload
    def __get__(self, instance: S, owner: type[Any] | None = None) -> T: ...
    def __get__(self, instance: S | None, owner: type[Any] | None = None) -> T | Self:
        if instance is None:
            return self
        values, lock = vars(instance), f"_lock_of_{self._name}"
        with values.setdefault(lock, threading.RLock()):
            if self._name not in values:
                values[self._name] = self._make(instance)
        values.pop(lock, None)  # whoever comes later finds the value first, and the instance can be pickled
        value: T = values[self._name]
        return value
