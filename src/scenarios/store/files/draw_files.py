"""The audit trail: raw draws of every parameter and every outcome as one Parquet file, or as CSV."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import numpy as np

from scenarios.domain.draws import Draws
from scenarios.domain.errors import FileError
from scenarios.domain.results import Comparison
from scenarios.store.files.text_files import save_bytes


def write_draws(path: Path, draws: Draws, comparison: Comparison, stamp: dict[str, Any]) -> None:
    """One row a draw: `draw`, `block`, `parameter:…`, and `strategy:outcome` columns.

    The stamp is the metadata of a Parquet file; a file that ends in .csv has none.
    """
    try:
        save_bytes(path, draws_bytes(path.suffix, draws, comparison, stamp))
    except FileError as error:
        raise FileError(path.name, f"the draws could not be written: {error.problem}") from None


def draws_bytes(ending: str, draws: Draws, comparison: Comparison, stamp: dict[str, Any]) -> bytes:
    """The same as the content of a `.parquet` or a `.csv`."""
    import pyarrow as pa
    import pyarrow.csv
    import pyarrow.parquet as pq

    block = np.concatenate([np.full(b - a, i, np.int16) for i, (a, b) in enumerate(draws.blocks)])
    columns: dict[str, np.ndarray] = {"draw": np.arange(draws.n, dtype=np.int32), "block": block}
    columns |= {f"parameter:{k}": v for k, v in draws.items()}
    for key, result in comparison.strategies.items():
        columns |= {f"{key}:{name}": v for name, v in result.outcomes().items()}
    table = pa.table(columns).replace_schema_metadata({"one_mission": json.dumps(stamp)})
    out = io.BytesIO()
    if ending.lower() == ".csv":
        pyarrow.csv.write_csv(table, out)
    else:
        pq.write_table(table, out)
    return out.getvalue()
