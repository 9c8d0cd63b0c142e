"""Where the data folders are: beside the package in a clone, or where ONE_MISSION_HOME says."""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

import platformdirs
from cachetools import LRUCache, TTLCache


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


def cache_folder() -> Path:
    """What the app writes for itself, outside the package: where the platform keeps caches, or ONE_MISSION_CACHE."""
    given = os.environ.get("ONE_MISSION_CACHE")
    if given:
        return Path(given)
    try:
        return platformdirs.user_cache_path("one-mission", appauthor=False)
    except (OSError, RuntimeError):  # an account without a home
        return Path(tempfile.gettempdir()) / "one-mission"


def upload_folder() -> Path:
    """Wards that readers of this server have brought, each in a folder named by its content."""
    return cache_folder() / "uploads"


def outline_folder() -> Path:
    """Outlines simplified for the screen, each in a file named by its content."""
    return cache_folder() / "outlines"


def book_folder() -> Path:
    """Contract books that ship."""
    return scenario_folder() / "books"


def brought_book_folder() -> Path:
    """Contract books that readers of this server have brought, each a file named by its content."""
    return cache_folder() / "books"


def column_folder() -> Path:
    """Presets of a register's columns that ship."""
    return scenario_folder() / "columns"


def paper_folder() -> Path:
    """Maps from blocks of a committee paper to a template's headings."""
    return scenario_folder() / "papers"


def kept_column_folder() -> Path:
    """Presets of columns that readers of this server have kept."""
    return cache_folder() / "columns"


def register_file() -> Path:
    return scenario_folder() / "register.toml"


def missions_file() -> Path:
    return scenario_folder() / "missions.toml"


def equation_file() -> Path:
    return scenario_folder() / "equations.toml"


def schema_file() -> Path:
    """What the command line prints as JSON."""
    return scenario_folder() / "schema" / "command_line.json"


def glossary_file() -> Path:
    return scenario_folder() / "glossary.toml"


LOOK_AGAIN_S = 0.25  # a page asks thirty times a run, and a room of readers hundreds of times a second
_looked: TTLCache[str, str] = TTLCache(maxsize=256, ttl=LOOK_AGAIN_S)
_digests: LRUCache[str, tuple[tuple[int, ...], str]] = LRUCache(512)  # by file: what the disk says of it, its digest
_lock = threading.Lock()


def version_of(name: str, files: Callable[[], Iterable[Path]]) -> str:
    """A digest of the names and contents of some files: the same wherever and whenever they are the same.

    The disk is looked at again after a quarter of a second.
    """
    key = f"{home()} {name}"
    with _lock:
        version = _looked.get(key)  # asked once: an entry may go between two questions
        if version is None:
            seen = sorted((f.name, _digest(f)) for f in files())
            version = _looked[key] = hashlib.sha256(repr(seen).encode()).hexdigest()[:16]
        return version


def _digest(file: Path) -> str:
    """A file's content, read again once the disk says that it was written or replaced; nothing where it is gone."""
    try:
        found = file.stat()
    except OSError:
        return ""
    now = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
    held = _digests.get(str(file))
    if held is not None and held[0] == now:
        return held[1]
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    _digests[str(file)] = now, digest
    return digest


def evidence_version() -> str:
    """A digest that changes when any scenario file, the register or the missions does."""
    return version_of("evidence", lambda: scenario_folder().glob("*.toml"))


def look_again() -> None:
    """Whoever writes a file says so: the next question is answered from the disk."""
    with _lock:
        _looked.clear()
