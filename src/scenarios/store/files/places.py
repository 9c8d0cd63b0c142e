"""Where the data folders are: beside the package in a clone, or where ONE_MISSION_HOME says."""

from __future__ import annotations

import os
import threading
import zlib
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
    """A number that changes when any of some files is written, replaced, added or taken away.

    The disk is looked at again after a quarter of a second.
    """
    key = f"{home()} {name}"
    with _lock:
        if key not in _looked:
            _looked[key] = zlib.crc32(repr(sorted(_seen(f) for f in files() if f.exists())).encode())
        return _looked[key]


def _seen(file: Path) -> tuple[str, int, int]:
    found = file.stat()
    return str(file), found.st_mtime_ns, found.st_size


def evidence_version() -> int:
    """A number that changes when any scenario file, the register or the missions does."""
    return version_of("evidence", lambda: scenario_folder().glob("*.toml"))


def look_again() -> None:
    """Whoever writes a file says so: the next question is answered from the disk."""
    with _lock:
        _looked.clear()
