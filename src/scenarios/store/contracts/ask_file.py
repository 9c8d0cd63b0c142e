"""The list of what to ask of contracts, as a council may edit it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field

from scenarios.domain.contract import CATEGORIES
from scenarios.domain.errors import unknown
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.parameter import Frozen
from scenarios.procurement.asking import AskText
from scenarios.store.files import places
from scenarios.store.files.scenario_files import read_missions
from scenarios.store.files.toml_files import read_toml, validated


class _Row(Frozen):
    category: str = ""  # every contract
    mission: str = WARD_MISSION
    ask: str = Field(min_length=3)
    basis: str = Field(min_length=3)
    words: tuple[str, ...] = ()


class _File(Frozen):
    asks: tuple[_Row, ...]


def read(path: Path | None = None) -> tuple[AskText, ...]:
    """Every row, in the file's order."""
    path = path or places.scenario_folder() / "asks.toml"
    return _read(path, places.version_of(f"asks {path}", lambda: [path]))


@lru_cache(maxsize=4)
def _read(path: Path, version: str) -> tuple[AskText, ...]:
    rows = validated(_File, read_toml(path, "list of asks"), path.name).asks
    missions = read_missions().keys
    for row in rows:
        if row.category and row.category not in CATEGORIES:
            raise unknown("asks.category", row.category, CATEGORIES, "category").within(path.name)
        if row.mission not in missions:
            raise unknown("asks.mission", row.mission, missions, "mission").within(path.name)
    return tuple(AskText(r.category, r.ask, r.basis, tuple(w.casefold() for w in r.words), r.mission) for r in rows)
