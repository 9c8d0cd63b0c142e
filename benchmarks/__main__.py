"""python3 start.py bench [model] [sampling] [shared_job] [deciding] [charts] [wards] [page] [room] [phones] [readers]
                        [saving] [capacity] [soak].

Every table but the last two, which take ten and thirty minutes, or the ones named.
"""

from __future__ import annotations

import importlib
import sys

ALL = ("model", "sampling", "shared_job", "deciding", "charts", "wards", "page", "room", "phones", "readers", "saving")
LONG = ("capacity", "soak")

for name in sys.argv[1:] or ALL:
    if name not in (*ALL, *LONG):
        sys.exit(f"{name!r} is not a benchmark; there are {', '.join((*ALL, *LONG))}")
    importlib.import_module(f"benchmarks.{name}").main()
