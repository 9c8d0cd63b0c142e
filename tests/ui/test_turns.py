"""Pages in turn: so many at once, first come first drawn, and nobody waits for ever."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from scenarios.ui import turns
from scenarios.ui.turns import DRAWN_AT_ONCE, Turns, drawing, waiting


@pytest.fixture(autouse=True)
def own(monkeypatch):
    """Turns of this test's own, and a reader who never moves on."""
    monkeypatch.setattr(turns, "TURNS", Turns(DRAWN_AT_ONCE))
    monkeypatch.setattr(turns, "LOOK_S", 0.01)
    monkeypatch.setattr(turns, "let_newer_go_first", lambda: None)


def free() -> int:
    return turns.TURNS._free


def until(what, seconds=5.0) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_no_more_are_drawn_at_the_same_time():
    now, most, lock = [0], [0], threading.Lock()

    def drawn(_: int) -> None:
        with drawing():
            with lock:
                now[0] += 1
                most[0] = max(most[0], now[0])
            time.sleep(0.01)
            with lock:
                now[0] -= 1

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(drawn, range(24)))
    assert most[0] == DRAWN_AT_ONCE
    assert free() == DRAWN_AT_ONCE


def test_they_are_drawn_in_the_order_in_which_they_came():
    line, order = Turns(1), []
    line.take()

    def drawn(number: int) -> None:
        assert line.take()
        order.append(number)
        line.give_back()

    everyone = []
    for number in range(6):
        everyone.append(threading.Thread(target=drawn, args=(number,)))
        everyone[-1].start()
        until(lambda wanted=number + 1: len(line._line) == wanted)
    line.give_back()
    for one in everyone:
        one.join(5)
    assert order == list(range(6))


def test_who_waits_for_an_answer_holds_nobody_up_and_has_a_turn_again_afterwards():
    with drawing():
        assert free() == DRAWN_AT_ONCE - 1
        with drawing():  # a part of the page
            assert free() == DRAWN_AT_ONCE - 1
        with waiting():
            assert free() == DRAWN_AT_ONCE
        assert free() == DRAWN_AT_ONCE - 1
    assert free() == DRAWN_AT_ONCE
    with waiting():  # a thread that draws nothing
        assert free() == DRAWN_AT_ONCE
    assert free() == DRAWN_AT_ONCE


@pytest.mark.parametrize("where", [drawing, waiting])
def test_a_page_that_is_left_gives_its_turn_back_once(where):
    with pytest.raises(KeyboardInterrupt), drawing(), where():
        raise KeyboardInterrupt
    assert free() == DRAWN_AT_ONCE


def test_a_reader_who_moves_on_leaves_the_line(monkeypatch):
    def moved_on() -> None:
        raise KeyboardInterrupt

    line = Turns(1)
    line.take()
    monkeypatch.setattr(turns, "let_newer_go_first", moved_on)
    with pytest.raises(KeyboardInterrupt):
        line.take()
    assert not line._line
    line.give_back()
    assert line._free == 1


def test_a_turn_that_comes_as_its_reader_moves_on_is_handed_on(monkeypatch):
    line = Turns(1)
    line.take()

    def moved_on() -> None:
        line.give_back()  # the one before ends at this very moment
        raise KeyboardInterrupt

    monkeypatch.setattr(turns, "let_newer_go_first", moved_on)
    with pytest.raises(KeyboardInterrupt):
        line.take()
    assert line._free == 1


def test_whoever_has_waited_too_long_is_drawn_beside_the_others(monkeypatch):
    monkeypatch.setattr(turns, "MOST_S", 0.03)
    monkeypatch.setattr(turns, "TURNS", Turns(1))
    turns.TURNS.take()  # by somebody who never gives it back
    with drawing():
        assert free() == 0
    assert free() == 0, "it had no turn, and gives none back"
    turns.TURNS.give_back()
    assert free() == 1
