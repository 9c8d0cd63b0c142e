"""How many readers with questions of their own 1, 2 and 4 processes serve, a move standing within 1.5 s at p95."""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
from pathlib import Path

from benchmarks.reader import joined_once, p95, readers
from benchmarks.timing import table

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
REACH_S, STEP, MOST = 1.5, 15, 120


def main() -> None:
    from serving import served

    rows = []
    for processes in (n for n in (1, 2, 4) if n <= (os.cpu_count() or 1)):
        for count in range(STEP, MOST + 1, STEP):
            with served(ONE_MISSION_PROCESSES=str(processes)) as address:
                asyncio.run(joined_once(address))
                _, moves, _, faults, used = asyncio.run(readers(address, count))
            rows.append((processes, count, statistics.median(moves), p95(moves), faults, used))
            print(
                *(f"{x:.3g}" if isinstance(x, float) else x for x in rows[-1]), flush=True
            )  # a long run tells its way
            if p95(moves) > REACH_S or faults:
                break
    table(
        "Readers with questions of their own, a move every five seconds",
        ("processes", "readers", "p50 [s]", "p95 [s]", "faults", "readers' own processor share"),
        rows,
    )


if __name__ == "__main__":
    main()
