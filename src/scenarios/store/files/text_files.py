"""Reports written to disk, whole or not at all."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

from scenarios.domain.errors import FileError, InputError


def expect_writable(path: Path, option: str) -> None:
    """A file in a folder that exists; reported before a long run, not after it."""
    if not path.parent.is_dir() or (path.exists() and not path.is_file()) or path.is_symlink():
        raise InputError("", option, str(path), "it must be a file in a folder that exists")


def shipped_text(path: Path) -> str:
    """A text file in UTF-8 that ships with a package."""
    return path.read_text(encoding="utf-8")


def shipped_files(folder: Path, pattern: str) -> Iterator[str]:
    """The text of every file in and below a folder that ships with a package."""
    return (path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob(pattern)))


def save_text(path: Path, text: str) -> None:
    """Text in UTF-8; a crash or a full disk cannot leave half a file in place of an old one."""
    save_bytes(path, text.encode())


def save_bytes(path: Path, data: bytes) -> None:
    """The same for bytes. Each writer has a draft of its own, so that two do not write into each other's."""
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex}.part")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise FileError(path.name, f"it could not be written: {error.strerror or error}") from None


def folder(path: Path) -> None:
    """A folder, made where there is none yet."""
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise FileError(path.name, f"it could not be made: {error.strerror or error}") from None
