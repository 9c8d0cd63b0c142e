"""Wrong codes are held back once there are many of them a minute."""

from __future__ import annotations

from scenarios.server.wrong_codes import MOST, SECONDS, WrongCodes


def test_only_many_within_a_minute_are_too_many(monkeypatch):
    clock = [1000.0]
    monkeypatch.setattr("scenarios.server.wrong_codes.time.monotonic", lambda: clock[0])
    wrong = WrongCodes()
    for _ in range(MOST):
        clock[0] += SECONDS / (MOST - 1) + 0.01
        wrong.note()
    assert not wrong.many  # one a second, for a little more than a minute
    wrong.note()
    assert wrong.many
