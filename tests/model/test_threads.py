"""Runs in threads are the same runs, and only where they are long."""

import threading

import pytest

from scenarios.model import threads
from scenarios.model.threads import LONG_CELLS, side_by_side


@pytest.mark.parametrize("cells", [1, LONG_CELLS])
def test_every_run_in_its_order(cells):
    assert side_by_side(lambda x: x * x, list(range(20)), cells) == [x * x for x in range(20)]
    assert side_by_side(lambda x: x, [], cells) == []


def ran_in(given: list, cells: int) -> set:
    return set(side_by_side(lambda _: threading.get_ident(), given, cells))


def test_short_runs_stay_in_the_thread_that_asks(monkeypatch):
    monkeypatch.setattr(threads.os, "cpu_count", lambda: 2)
    here = threading.get_ident()
    assert ran_in([1, 2, 3], LONG_CELLS - 1) == {here}
    assert ran_in([1], LONG_CELLS) == {here}, "one run has nothing beside it"
    assert here not in ran_in([1, 2, 3], LONG_CELLS)


def test_one_core_has_no_threads(monkeypatch):
    monkeypatch.setattr(threads.os, "cpu_count", lambda: 1)
    assert ran_in([1, 2, 3], LONG_CELLS) == {threading.get_ident()}


@pytest.mark.parametrize("cells", [1, LONG_CELLS])
def test_a_run_that_fails_says_why(cells):
    with pytest.raises(ZeroDivisionError):
        side_by_side(lambda x: 1 / x, [1, 0], cells)
