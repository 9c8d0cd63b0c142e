"""What is drawn goes to the browser a few messages at a time, not one by one.

A page is some 130 messages. For each the framework wakes the thread that sends, and the browser, which works out the
page anew as often as messages come. Sent together, a page costs the server a fifth less.
Like everything in `framework`, this leans on what was found in the installed package and not in its documentation.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner.script_runner import ScriptRunnerEvent

HELD_S = 0.1  # a page that is drawn for longer is sent as far as it has come


class _Held:
    """Takes a run's messages in place of the framework's own function, and hands them on together."""

    def __init__(self, enqueue: Any, look: Callable[[], None]) -> None:
        self.enqueue, self._look = enqueue, look
        self._messages, self._sent_at = list[ForwardMsg](), time.monotonic()
        self._lock = threading.RLock()  # the framework's spinner comes on a thread of its own

    def __call__(self, message: ForwardMsg) -> None:
        self._look()  # as the framework does at every message: a run whose reader has moved on ends here
        with self._lock:
            self._messages.append(message)
            if time.monotonic() - self._sent_at >= HELD_S:
                self.send()

    def send(self) -> None:
        """Hand on what is held; nothing ends a run in the middle of it."""
        runner = self.enqueue.__self__
        with self._lock:
            held, self._messages, self._sent_at = self._messages, [], time.monotonic()
            for message in held:
                runner.on_event.send(runner, event=ScriptRunnerEvent.ENQUEUE_FORWARD_MSG, forward_msg=message)


def hold_messages() -> None:
    """From now on this run's messages are held for a moment, until `send_messages`."""
    here = get_script_run_ctx(suppress_warning=True)
    if here is not None and not isinstance(here._enqueue, _Held):
        here._enqueue = _Held(here._enqueue, here.yield_check)


def send_messages() -> None:
    """Send what this run's page has come to, and each later message as it comes."""
    here = get_script_run_ctx(suppress_warning=True)
    if here is not None and isinstance(here._enqueue, _Held):
        held, here._enqueue = here._enqueue, here._enqueue.enqueue
        held.send()
