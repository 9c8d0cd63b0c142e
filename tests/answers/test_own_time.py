"""How busy this process is itself."""

from __future__ import annotations

from types import SimpleNamespace

from scenarios.answers import own_time


def test_a_process_knows_whether_it_takes_most_of_a_core(monkeypatch):
    clock = {"monotonic": 0.0, "process_time": 0.0}
    monkeypatch.setattr(own_time, "time", SimpleNamespace(**{k: lambda k=k: clock[k] for k in clock}))
    own, watchful = own_time.OwnTime(), own_time.OwnTime(0.3)
    clock |= {"monotonic": 0.9, "process_time": 0.9}
    assert not own.busy(), "not looked at again so soon"
    clock |= {"monotonic": 2.0, "process_time": 1.5}
    assert own.busy()
    assert watchful.busy()
    clock |= {"monotonic": 3.0, "process_time": 2.1}
    assert not own.busy()
    assert watchful.busy(), "what is called busy is up to whoever asks"
