"""Draws as they are given to `scenarios analyse`: values by strategy, inputs, costs and effects."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scenarios.cli.draws_given import draws_from
from scenarios.domain.errors import InputError

NONE = {"draws": None, "strategies": None, "parameters": None, "costs": None, "effects": None, "wtp": None}


def written(path: Path, header: str, rows: int = 60) -> Path:
    wide = len(header.split(","))
    table = np.arange(rows)[:, None] + np.arange(wide)[None, :]
    np.savetxt(path, table, delimiter=",", header=header, comments="")
    return path


def test_one_file_of_values_has_the_rest_as_inputs(tmp_path):
    path = written(tmp_path / "d.csv", "go,stay,x,y")
    values, inputs, cost, effect = draws_from(**{**NONE, "draws": path, "strategies": "stay,go"})
    assert (list(values), list(inputs), cost, effect) == (["stay", "go"], ["x", "y"], None, None)
    values, inputs, *_ = draws_from(**{**NONE, "draws": path, "strategies": "stay,go", "parameters": "y"})
    assert list(inputs) == ["y"]


def test_one_file_of_costs_and_effects_is_valued_at_a_worth(tmp_path):
    path = written(tmp_path / "d.csv", "cost_a,cost_b,eff_a,eff_b,x")
    values, inputs, cost, effect = draws_from(**{**NONE, "draws": path, "wtp": 10.0})
    assert (list(values), list(inputs)) == (["a", "b"], ["x"])
    assert values["b"][5] == 10.0 * effect["b"][5] - cost["b"][5] == 10 * 8 - 6


def test_three_files_are_the_same_draws_row_by_row(tmp_path):
    files = {"costs": "a,b", "effects": "a,b", "parameters": "x"}
    given = {k: written(tmp_path / f"{k}.csv", header) for k, header in files.items()}
    values, inputs, cost, effect = draws_from(**{**NONE, **given, "parameters": str(given["parameters"]), "wtp": 2.0})
    assert (list(values), list(inputs), list(cost), list(effect)) == (["a", "b"], ["x"], ["a", "b"], ["a", "b"])
    written(given["parameters"], "x", rows=61)
    with pytest.raises(InputError, match=r"parameters.csv: draws is 61, but costs.csv has 60"):
        draws_from(**{**NONE, **given, "parameters": str(given["parameters"]), "wtp": 2.0})
