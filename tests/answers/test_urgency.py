"""What is said around a call is of that block alone, and of the thread that says it."""

import threading

import pytest

from scenarios.answers.urgency import Urgency, in_turn, in_turn_now, resting_on, rests_on_now, urgency, urgency_now


def said() -> tuple[Urgency, str, bool]:
    return urgency_now(), rests_on_now(), in_turn_now()


NOTHING = (Urgency.SCREEN, "", False)


def test_what_a_block_says_is_said_in_it_alone():
    assert said() == NOTHING
    with urgency(Urgency.AHEAD):
        with resting_on("a"), in_turn():
            assert said() == (Urgency.AHEAD, "a", True)
            with urgency(Urgency.NEXT), resting_on("b"):
                assert said() == (Urgency.NEXT, "b", True)
            assert said() == (Urgency.AHEAD, "a", True)
        assert said() == (Urgency.AHEAD, "", False)
    assert said() == NOTHING


def test_a_block_that_fails_says_it_no_longer():
    with pytest.raises(ValueError, match="no"), urgency(Urgency.REPORT), resting_on("a"), in_turn():
        raise ValueError("no")
    assert said() == NOTHING


def test_another_thread_says_nothing_of_it():
    found = []
    with urgency(Urgency.REPORT), resting_on("a"), in_turn():
        thread = threading.Thread(target=lambda: found.append(said()))
        thread.start()
        thread.join()
    assert found == [NOTHING]
