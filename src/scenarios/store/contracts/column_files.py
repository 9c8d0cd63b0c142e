"""Presets of columns: those that ship, and those that readers of this server have kept under a name."""

from __future__ import annotations

import re
from pathlib import Path

from scenarios.domain.column_preset import ColumnPreset, FileOf
from scenarios.domain.errors import FileError, likely
from scenarios.domain.scenario import digest
from scenarios.store.files import places
from scenarios.store.files.toml_files import read_toml, validated, write_toml

KIND = "preset of columns"
KEPT = re.compile(r"[a-z0-9_]+_[0-9a-f]{16}")
MOST_KEPT = 500


def shipped() -> dict[str, Path]:
    """Presets that everybody can choose, by name."""
    return {p.stem: p for p in sorted(places.column_folder().glob("*.toml"))}


def find(name: str | Path) -> Path:
    """A preset by path, by the name of a shipped one, or by the whole name of one that was kept."""
    path = Path(name)
    if path.suffix or len(path.parts) > 1:
        return path
    if str(name) in shipped():
        return shipped()[str(name)]
    kept = places.kept_column_folder() / f"{name}.toml"
    if KEPT.fullmatch(str(name)) and kept.is_file():
        return kept
    near = likely(str(name), shipped())
    hint = f". Did you mean {near!r}?" if near else ""
    raise FileError(str(name), f"there is no such {KIND}; shipped are {', '.join(shipped())}{hint}")


def load(name: str | Path, of: FileOf | None = None) -> ColumnPreset:
    """Which heading holds what, in a register or in a return where that is said."""
    path = find(name)
    preset = validated(ColumnPreset, read_toml(path, KIND), path.name)
    if of is not None and preset.of != of:
        raise FileError(path.name, f"it names the columns of a {preset.of}, and this is a {of}")
    return preset


def keep(preset: ColumnPreset) -> str:
    """The name under which a preset is found from now on."""
    slug = re.sub(r"[^a-z0-9]+", "_", preset.title.lower()).strip("_")[:40] or "columns"
    name, folder = f"{slug}_{digest(preset.model_dump(mode='json'))}", places.kept_column_folder()
    if not (folder / f"{name}.toml").is_file():
        if len(list(folder.glob("*.toml"))) >= MOST_KEPT:
            raise FileError(preset.title, f"this server keeps {MOST_KEPT} presets at most")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_toml(folder / f"{name}.toml", preset.model_dump(mode="json"))
        except OSError:
            raise FileError(
                preset.title, "this server cannot keep it: its disk is full, or cannot be written"
            ) from None
    return name
