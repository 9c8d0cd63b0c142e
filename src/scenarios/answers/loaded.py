"""Everything that answers need, loaded once in the process that others are copied from.

What is loaded here stays for good, so no collection looks at it again: that would copy it into every process after all.
"""

import gc

from scenarios.answers import (  # noqa: F401
    changes,
    compare,
    contracts,
    decide,
    imagine,
    missions,
    need,
    precompute,
    session,
    stops,
    wards,
)

gc.collect()
gc.freeze()
