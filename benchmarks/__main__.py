"""python3 start.py bench [model] [sampling] [shared_job] [deciding] [charts] [wards] [page] [room] [readers].

Every table, or the ones named.
"""

from __future__ import annotations

import importlib
import sys

ALL = ("model", "sampling", "shared_job", "deciding", "charts", "wards", "page", "room", "readers")

for name in sys.argv[1:] or ALL:
    if name not in ALL:
        sys.exit(f"{name!r} is not a benchmark; there are {', '.join(ALL)}")
    importlib.import_module(f"benchmarks.{name}").main()
