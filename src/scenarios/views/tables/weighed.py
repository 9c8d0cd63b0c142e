"""What people weigh, and how long a choice would stand, with every number."""

from __future__ import annotations

import pandas as pd

from scenarios.analysis.options import Options
from scenarios.analysis.staying import Standing


def brings_table(found: Options) -> pd.DataFrame:
    """One row an option: what it is expected to bring of every outcome that is weighed."""
    rows = pd.DataFrame(found.expected, columns=list(found.outcomes)).round(4)
    rows.insert(0, "Option", [found.titles[k] for k in found.keys])
    return rows


def standing_table(standing: Standing) -> pd.DataFrame:
    """One row a year: in which share of futures the choice would still be the same."""
    years = range(1, len(standing.chosen) + 1)
    columns = ("on average", "where values move fast", "where they move slowly")
    return pd.DataFrame([{"Year": y, **dict(zip(columns, standing.at(y), strict=True))} for y in years])
