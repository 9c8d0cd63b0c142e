"""The model's equations, from `scenarios/equations.toml`."""

from __future__ import annotations

from functools import cache

from scenarios.domain.equation import Model
from scenarios.store.files import places
from scenarios.store.files.toml_files import read_toml, validated


@cache
def read_model() -> Model:
    """Every equation in words."""
    path = places.equation_file()
    return validated(Model, read_toml(path, "equations"), path.name)
