"""The audit trail: every draw of every parameter and outcome in one file."""

from __future__ import annotations

import json

import numpy as np
import pyarrow.parquet as pq
import pytest

from scenarios.domain.draws import Draws, block_edges
from scenarios.domain.errors import FileError
from scenarios.store.files.draw_files import write_draws


@pytest.fixture(scope="module")
def draws(run):
    return Draws({"a": np.arange(float(run.n)), "b": np.ones(run.n)}, block_edges(run.n), seed=1)


def test_a_row_is_a_draw_with_its_block_parameters_and_outcomes(tmp_path, draws, run):
    path = tmp_path / "draws.parquet"
    write_draws(path, draws, run, {"scenario": "x"})
    table = pq.read_table(path)
    assert table.num_rows == run.n
    assert table["draw"].to_pylist() == list(range(run.n))
    assert np.array_equal(table["parameter:a"], draws["a"])
    for key, result in run.strategies.items():
        for name, values in result.outcomes().items():
            assert np.array_equal(table[f"{key}:{name}"], values), (key, name)


def test_blocks_are_numbered_as_they_were_drawn(tmp_path, draws, run):
    write_draws(tmp_path / "d.parquet", draws, run, {})
    block = pq.read_table(tmp_path / "d.parquet")["block"].to_numpy()
    for number, (a, b) in enumerate(draws.blocks):
        assert set(block[a:b]) == {number}


def test_the_stamp_says_what_was_run(tmp_path, draws, run):
    stamp = {"scenario": "Existing practice", "seed": 2026}
    write_draws(tmp_path / "d.parquet", draws, run, stamp)
    metadata = pq.read_schema(tmp_path / "d.parquet").metadata
    assert json.loads(metadata[b"one_mission"]) == stamp


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path, draws, run):
    with pytest.raises(FileError, match=r"^d\.parquet: the draws could not be written: .*No such file"):
        write_draws(tmp_path / "nowhere" / "d.parquet", draws, run, {})
