"""Where the data folders are: beside the package in a clone, or where ONE_MISSION_HOME says."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

from cachetools import TTLCache


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


def glossary_file() -> Path:
    return scenario_folder() / "glossary.toml"


LOOK_AGAIN_S = 0.25  # a page asks thirty times a run, and a room of readers hundreds of times a second
_looked: TTLCache[str, int] = TTLCache(maxsize=256, ttl=LOOK_AGAIN_S)
_lock = threading.Lock()


def version_of(name: str, files: Callable[[], Iterable[Path]]) -> int:
    """When the newest of some files last changed [ns]; the disk is looked at again after a quarter of a second."""
    key = f"{home()} {name}"
    with _lock:
        if key not in _looked:
            _looked[key] = max((f.stat().st_mtime_ns for f in files() if f.exists()), default=0)
        return _looked[key]


def evidence_version() -> int:
    """When any scenario file, the register or the missions last changed [ns]."""
    return version_of("evidence", lambda: scenario_folder().glob("*.toml"))


def look_again() -> None:
    """Whoever writes a file says so: the next question is answered from the disk."""
    with _lock:
        _looked.clear()
