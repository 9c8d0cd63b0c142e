"""Where the data folders are: beside the package in a clone, or where ONE_MISSION_HOME says."""

from __future__ import annotations

import os
import time
from functools import lru_cache
from pathlib import Path


def home() -> Path:
    """The folder that holds scenarios/ and geodata/."""
    return _home(os.environ.get("ONE_MISSION_HOME") or "")


@lru_cache(maxsize=4)
def _home(given: str) -> Path:
    return Path(given or Path(__file__).resolve().parents[4])


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


LOOK_AGAIN_S = 0.25  # a page asks thirty times a run, and a room of readers hundreds of times a second
_seen: dict[str, tuple[float, float]] = {}  # by home: when it was looked at, and what was found


def newest() -> float:
    """When any scenario, the evidence or any ward file last changed; looked at again after a quarter of a second."""
    at, where = time.monotonic(), str(home())
    when, found = _seen.get(where, (-1.0, 0.0))
    if at - when > LOOK_AGAIN_S:
        found = _newest()
        _seen[where] = (at, found)
    return found


def look_again() -> None:
    """Whoever writes a file says so: the next question is answered from the disk."""
    _seen.clear()


def _newest() -> float:
    files = [
        *scenario_folder().glob("*.toml"),
        *geodata_folder().glob("*/*.geojson"),
        *upload_folder().glob("*/*.geojson"),
    ]
    return max((f.stat().st_mtime for f in files), default=0.0)
