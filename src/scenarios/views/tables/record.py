"""A council's own record beside the evidence, as a table."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from scenarios.analysis.own_record import Own
from scenarios.domain.amounts import percent_text
from scenarios.views.words.record import SHARES, ranged


def table(found: Sequence[Own]) -> pd.DataFrame:
    """One row a share: the evidence, our own contracts, and what both come to."""
    rows = [
        {
            "Share": SHARES[own.key],
            "The evidence": ranged(own.prior),
            "Our own contracts": percent_text(own.share),
            "Contracts": f"{own.contracts:,}",
            "As good as": f"{own.effective:,.1f}",
            "Both together": ranged(own.result),
        }
        for own in found
    ]
    return pd.DataFrame(rows)
