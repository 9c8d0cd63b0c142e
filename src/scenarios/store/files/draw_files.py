"""The audit trail: raw draws of every parameter and every outcome as one Parquet file, or as CSV."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from scenarios.domain.draws import Draws
from scenarios.domain.errors import FileError
from scenarios.domain.results import Comparison


def write_draws(path: Path, draws: Draws, comparison: Comparison, stamp: dict[str, Any]) -> None:
    """One row a draw: `draw`, `block`, `parameter:…`, and `strategy:outcome` columns.

    The stamp is the metadata of a Parquet file; a file that ends in .csv has none.
    """
    import pyarrow as pa
    import pyarrow.csv
    import pyarrow.parquet as pq

    block = np.concatenate([np.full(b - a, i, np.int16) for i, (a, b) in enumerate(draws.blocks)])
    columns: dict[str, np.ndarray] = {"draw": np.arange(draws.n, dtype=np.int32), "block": block}
    columns |= {f"parameter:{k}": v for k, v in draws.items()}
    for key, result in comparison.strategies.items():
        columns |= {f"{key}:{name}": v for name, v in result.outcomes().items()}
    table = pa.table(columns).replace_schema_metadata({"one_mission": json.dumps(stamp)})
    try:
        if path.suffix.lower() == ".csv":
            pyarrow.csv.write_csv(table, path)
        else:
            pq.write_table(table, path)
    except OSError as error:
        raise FileError(path.name, f"the draws could not be written: {error.strerror or error}") from None
