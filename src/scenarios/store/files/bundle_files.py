"""A bundle: everything behind one scenario in one ZIP, every file with its hash."""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from scenarios.domain.errors import FileError
from scenarios.store.files import places
from scenarios.store.files.toml_files import read_bytes

FORMAT = 1
HASHES = "hashes.json"
MOST_BYTES, MOST_FILES = 200_000_000, 60
ENTRY = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9_.-]{0,150}/)?[A-Za-z0-9_-][A-Za-z0-9_.-]{0,150}")  # one folder deep
MADE = (2020, 1, 1, 0, 0, 0)  # in every entry, so that the same content is the same file


def packed(files: Mapping[str, bytes], made_with: Mapping[str, object]) -> bytes:
    """The files and their hashes as one ZIP."""
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    listed = json.dumps({"format": FORMAT, "files": hashes, "made_with": made_with}, indent=1, sort_keys=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in {**files, HASHES: listed.encode()}.items():
            pack.writestr(zipfile.ZipInfo(name, MADE), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def evidence() -> dict[str, bytes]:
    """The files of evidence, by their place in a bundle."""
    files = places.register_file(), places.missions_file(), places.equation_file()
    return {f"evidence/{p.name}": p.read_bytes() for p in files}


def load(path: Path) -> bytes:
    """A bundle as it lies on the disk."""
    return read_bytes(path, MOST_BYTES, "bundle (ZIP)")


def unpacked(data: bytes, name: str) -> tuple[dict[str, bytes], dict[str, object]]:
    """Every file of a bundle, each as its hash says, and what the bundle was made with."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            entries = [e for e in pack.infolist() if not e.is_dir()]
            if len(entries) > MOST_FILES or sum(e.file_size for e in entries) > MOST_BYTES:
                allowed = f"at most {MOST_FILES} files and {MOST_BYTES // 1_000_000} MB unpacked"
                raise FileError(name, f"it is larger than a bundle can be: {allowed}")
            if odd := next((e.filename for e in entries if not ENTRY.fullmatch(e.filename)), None):
                raise FileError(name, f"{odd[:80]!r} in it is no name of a file in a bundle")
            files = {e.filename: pack.read(e) for e in entries}
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, EOFError, OSError):
        raise FileError(name, "it is not a ZIP file that can be read, so it is not a bundle") from None
    listed = _listed(files.pop(HASHES, None), name)
    hashes = listed["files"]
    if not isinstance(hashes, dict) or set(hashes) != set(files):
        raise FileError(name, f"its files are not those that {HASHES} lists")
    for entry, content in files.items():
        if hashlib.sha256(content).hexdigest() != hashes[entry]:
            raise FileError(name, f"{entry} in it is not what {HASHES} says: it was changed or damaged on the way")
    made_with = listed.get("made_with")
    return files, _shaped(made_with if isinstance(made_with, dict) else {})


def _shaped(made_with: dict[str, object]) -> dict[str, object]:
    """What it was made with, as far as it can be compared."""
    named = {k: v for k, v in made_with.items() if k not in ("equations", "rows")}
    hashes = {k: v if isinstance(v := made_with.get(k), dict) else {} for k in ("equations", "rows")}
    return {**named, **hashes}


def _listed(data: bytes | None, name: str) -> dict[str, object]:
    if data is None:
        raise FileError(name, f"there is no {HASHES} in it, so it is not a bundle")
    try:
        listed = json.loads(data)
    except ValueError:
        listed = None
    if not isinstance(listed, dict) or "files" not in listed:
        raise FileError(name, f"its {HASHES} cannot be read")
    if listed.get("format") != FORMAT:
        raise FileError(name, f"it is a bundle of format {listed.get('format')}; this version reads format {FORMAT}")
    return listed
