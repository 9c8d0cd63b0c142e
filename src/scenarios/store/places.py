"""Where the data folders are: beside the package in a clone, or where ONE_MISSION_HOME says."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """The folder that holds scenarios/ and geodata/."""
    return Path(os.environ.get("ONE_MISSION_HOME") or Path(__file__).resolve().parents[3])


def scenario_folder() -> Path:
    return home() / "scenarios"


def geodata_folder() -> Path:
    return home() / "geodata"


def upload_folder() -> Path:
    """Wards that readers of this server have brought, each in a folder named by its content."""
    return home() / ".cache" / "uploads"


def register_file() -> Path:
    return scenario_folder() / "register.toml"


def missions_file() -> Path:
    return scenario_folder() / "missions.toml"


def newest() -> float:
    """When any scenario, the evidence or any ward file last changed."""
    files = [
        *scenario_folder().glob("*.toml"),
        *geodata_folder().glob("*/*.geojson"),
        *upload_folder().glob("*/*.geojson"),
    ]
    return max((f.stat().st_mtime for f in files), default=0.0)
