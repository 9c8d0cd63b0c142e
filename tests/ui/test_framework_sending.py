"""Messages are sent together, in their order, and none is kept back."""

from __future__ import annotations

import sys
import threading
from types import SimpleNamespace

import pytest
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.testing.v1 import AppTest

from scenarios.ui import framework_sending
from scenarios.ui.framework_sending import hold_messages, send_messages


class Runner:
    def __init__(self):
        self.sent = []
        self.on_event = SimpleNamespace(send=lambda _, event, forward_msg: self.sent.append((event.value, forward_msg)))

    def enqueue(self, message):
        self.sent.append(("at once", message))


@pytest.fixture
def here(monkeypatch):
    runner = Runner()
    found = SimpleNamespace(_enqueue=runner.enqueue, yield_check=lambda: found.looked.append(1), looked=[])
    found.runner = runner
    monkeypatch.setattr(framework_sending, "get_script_run_ctx", lambda suppress_warning: found)
    return found


def test_what_is_held_is_sent_together_and_in_order_and_then_each_message_as_it_comes(here):
    hold_messages()
    here._enqueue("a")
    hold_messages()  # a part of a page that is held already
    here._enqueue("b")
    assert here.runner.sent == []
    assert len(here.looked) == 2, "a reader who has moved on is found out at every message"
    send_messages()
    assert [m for _, m in here.runner.sent] == ["a", "b"]
    send_messages()
    here._enqueue("c")
    assert here.runner.sent[2:] == [("at once", "c")]


def test_a_page_that_is_drawn_for_long_is_sent_as_far_as_it_has_come(here, monkeypatch):
    monkeypatch.setattr(framework_sending, "HELD_S", 0.0)
    hold_messages()
    here._enqueue("a")
    assert [m for _, m in here.runner.sent] == ["a"]


def test_a_run_that_ends_in_the_middle_sends_what_it_had_drawn(here):
    hold_messages()
    here._enqueue("a")
    here.yield_check = here._enqueue._look = lambda: 1 / 0  # what the framework raises to end a run
    with pytest.raises(ZeroDivisionError):
        here._enqueue("b")
    send_messages()
    assert [m for _, m in here.runner.sent] == ["a"]


def test_a_message_that_comes_on_another_thread_is_neither_lost_nor_sent_twice(here, monkeypatch):
    monkeypatch.setattr(framework_sending, "HELD_S", 1e-5)
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        hold_messages()
        drawn, spun = range(0, 20_000, 2), range(1, 20_000, 2)
        threads = [threading.Thread(target=lambda ms=ms: [here._enqueue(m) for m in ms]) for ms in (drawn, spun)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        send_messages()
    finally:
        sys.setswitchinterval(before)
    sent = [m for _, m in here.runner.sent]
    assert sorted(sent) == list(range(20_000))
    assert [m for m in sent if m % 2 == 0] == list(drawn)


def test_outside_a_run_there_is_nothing_to_hold(monkeypatch):
    monkeypatch.setattr(framework_sending, "get_script_run_ctx", lambda suppress_warning: None)
    hold_messages()
    send_messages()


def test_the_framework_still_hands_messages_to_its_runner_one_by_one():
    """What is replaced for a moment is a bound method of the runner, which sends an event for each message."""

    def page() -> None:
        import streamlit as st
        from streamlit.runtime.scriptrunner import get_script_run_ctx

        from scenarios.ui.framework_sending import hold_messages, send_messages

        own = get_script_run_ctx()._enqueue
        st.session_state.kind = type(own.__self__).__mro__[1].__name__
        hold_messages()
        st.write("held")
        send_messages()
        st.session_state.restored = get_script_run_ctx()._enqueue == own

    found = AppTest.from_function(page).run()
    seen = [m.value for m in found.markdown]
    assert (seen, found.session_state.kind, found.session_state.restored) == (["held"], ScriptRunner.__name__, True)
