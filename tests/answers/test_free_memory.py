"""Free memory goes back to the machine, and nothing is asked of a C library that has no such calls."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
import pytest

from scenarios.answers import free_memory


def resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@pytest.mark.skipif(sys.platform != "linux", reason="skipped: only Linux says how much memory a process holds")
def test_what_is_free_goes_back():
    small = [np.ones(8_000) for _ in range(2_000)]  # 128 MB in pieces that the C library would keep
    keeps = np.ones(8_000)  # so that what is above them cannot simply be cut off
    del small
    before = resident_mb()
    free_memory.give_back()
    assert resident_mb() <= before
    assert keeps.sum() == 8_000


def test_a_c_library_without_such_calls_is_left_alone(monkeypatch):
    monkeypatch.setattr(free_memory, "_c_library", lambda: None)
    free_memory.few_arenas()
    free_memory.give_back()
