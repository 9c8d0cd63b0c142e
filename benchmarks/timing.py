"""Medians of repeated runs, two jobs in turn so that a drifting machine does not favour either."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def median_ms(*jobs: Callable[[], object], runs: int = 9) -> list[float]:
    """The median time of each job [ms], the jobs run in turn, after one warm-up each."""
    for job in jobs:
        job()
    times: list[list[float]] = [[] for _ in jobs]
    for _ in range(runs):
        for job, seen in zip(jobs, times, strict=True):
            start = time.perf_counter()
            job()
            seen.append((time.perf_counter() - start) * 1e3)
    return [statistics.median(seen) for seen in times]


def table(title: str, headings: tuple[str, ...], rows: list[tuple]) -> None:
    cells = [tuple(f"{c:.3g}" if isinstance(c, float) else str(c) for c in row) for row in rows]
    widths = [max(len(r[i]) for r in (headings, *cells)) for i in range(len(headings))]
    print(f"\n{title}")
    for row in (headings, tuple("-" * w for w in widths), *cells):
        print(
            "  "
            + "  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True)))
        )
