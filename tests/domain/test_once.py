"""A property computed once, whoever reads it."""

from __future__ import annotations

import pickle
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import pytest

from scenarios.domain.once import once

CALLS: list[int] = []


@dataclass(frozen=True)
class Number:
    of: int

    @once
    def half(self) -> float:
        """Half of it."""
        CALLS.append(self.of)
        return self.of / 2

    @once
    def quarter(self) -> float:
        return self.half / 2


@pytest.fixture(autouse=True)
def no_calls():
    CALLS.clear()


def test_it_is_computed_at_the_first_reading_and_kept():
    four = Number(4)
    assert CALLS == []
    assert (four.half, four.half, four.quarter) == (2, 2, 1)
    assert CALLS == [4]
    assert Number.half.__doc__ == "Half of it."


def test_another_instance_has_its_own():
    four = Number(4)
    assert (four.half, replace(four, of=6).half) == (2, 3)
    assert CALLS == [4, 6]


def test_threads_that_ask_together_compute_it_once():
    started, asked = threading.Event(), threading.Barrier(8)

    @dataclass(frozen=True)
    class Slow:
        @once
        def value(self) -> object:
            CALLS.append(1)
            started.wait(5)
            return object()

    slow = Slow()

    def read(_: int) -> object:
        asked.wait(5)
        return slow.value

    with ThreadPoolExecutor(8) as pool:
        found = [pool.submit(read, i) for i in range(8)]
        started.set()
        assert len({id(f.result()) for f in found}) == 1
    assert CALLS == [1]


def test_two_instances_do_not_wait_for_each_other():
    other_done = threading.Event()

    @dataclass(frozen=True)
    class Waits:
        first: bool

        @once
        def value(self) -> bool:
            return other_done.wait(5) if self.first else True

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(lambda: Waits(True).value)
        assert Waits(False).value
        other_done.set()
        assert waiting.result()


def test_what_fails_is_tried_again_and_equality_is_of_the_fields():
    @dataclass(frozen=True)
    class Odd:
        @once
        def value(self) -> int:
            CALLS.append(1)
            if len(CALLS) < 2:
                raise ValueError("not yet")
            return 7

    odd = Odd()
    with pytest.raises(ValueError, match="not yet"):
        _ = odd.value
    assert odd.value == 7
    assert odd == Odd()


def test_an_instance_whose_property_was_read_can_be_sent_to_another_process():
    four = Number(4)
    assert four.half == 2
    assert pickle.loads(pickle.dumps(four)) == four
