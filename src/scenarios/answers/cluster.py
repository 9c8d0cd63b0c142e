"""Answers computed on a Dask cluster: the same calls through the same interface, on as many machines as there are.

Every machine has this package and the same scenario, evidence and ward files. A worker that dies loses nothing: the
scheduler gives its work to another.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from scenarios.answers.urgency import Urgency, urgency_now
from scenarios.answers.workers import Processes
from scenarios.domain.errors import InputError

SETTING = "ONE_MISSION_SCHEDULER"  # where the scheduler answers, as in tcp://10.0.0.5:8786


class Cluster(Processes):
    """An executor on a scheduler that is there already."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise InputError("", SETTING, address, "it needs the optional group `cluster` (dask.distributed)") from None
        connect: Any = Client  # it is not typed
        self._client: Any = connect(address, set_as_default=False)
        self._unfinished: dict[Urgency, int] = dict.fromkeys(Urgency, 0)
        self._lock = threading.Lock()

    @property
    def processes(self) -> int:
        return max(1, sum(self._client.nthreads().values()))

    def waiting(self, at_most: Urgency = Urgency.AHEAD) -> int:
        with self._lock:
            return sum(n for wanted, n in self._unfinished.items() if wanted <= at_most)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        wanted, future = urgency_now(), Future[Any]()
        remote = self._client.submit(partial(fn, *args, **kwargs), pure=False, priority=-int(wanted))
        with self._lock:
            self._unfinished[wanted] += 1
        future.add_done_callback(partial(self._ended, wanted, remote))
        remote.add_done_callback(partial(_copied, future))
        return future

    def _ended(self, wanted: Urgency, remote: Any, future: Future[Any]) -> None:
        with self._lock:
            self._unfinished[wanted] -= 1
        if future.cancelled():
            remote.cancel()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._client.close()


def _copied(future: Future[Any], remote: Any) -> None:
    """What became of the work, for whoever waits."""
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = remote.result()  # raises what the work raised, or that it was lost
    except BaseException as error:
        future.set_exception(error)
    else:
        future.set_result(result)
