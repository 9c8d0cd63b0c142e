"""Wards and contract books that a saved scenario rests on: kept with it, because a server forgets what nobody uses."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from scenarios.domain.errors import FileError
from scenarios.store.contracts import book_files, record_files
from scenarios.store.files import places
from scenarios.store.files.text_files import save_bytes
from scenarios.store.library.database import session
from scenarios.store.library.tables import AttachmentRow
from scenarios.store.wards import ward_files

MOST_BYTES = 200_000_000  # unpacked, so that what a damaged database holds cannot fill a disk


def keep(opened: Session, values: dict[str, Any]) -> None:
    """Keep what a scenario names and readers brought, within the transaction that saves it; once, by its content."""
    for name, files in _brought(values):
        if opened.scalar(select(AttachmentRow.name).where(AttachmentRow.name == name)) is None:
            opened.add(AttachmentRow(name=name, files=packed(files)))


def bring_back(values: dict[str, Any]) -> None:
    """Put what a saved scenario names back where it is looked for, if the server has forgotten it."""
    missing = [name for name, files in _brought(values) if not files]
    if not missing:
        return
    with session() as opened:
        rows = opened.scalars(select(AttachmentRow).where(AttachmentRow.name.in_(missing))).all()
        packed = {row.name: row.files for row in rows}
    for name in missing:
        if name in packed:
            unpack(packed[name], folder_of(name))
    places.look_again()


def _brought(values: dict[str, Any]) -> Iterator[tuple[str, list[Path]]]:
    """Every upload that a scenario names, by its name, with its files as they are on disk."""
    wards = str(values.get("council", {}).get("wards", ""))
    if ward_files.UPLOAD.fullmatch(wards):
        yield wards, files_of(wards)
    books = [values.get("contracts", {}).get("book", "")]
    books += [p.get("book", "") for p in values.get("partners", {}).values()]
    for book in dict.fromkeys(b for b in books if b and book_files.UPLOAD.fullmatch(b)):
        yield book, files_of(book)


def files_of(name: str) -> list[Path]:
    """The files of an upload as they are on disk; none where this machine has forgotten it."""
    if ward_files.UPLOAD.fullmatch(name):
        return sorted(p for p in folder_of(name).rglob("*") if p.is_file())
    path = folder_of(name) / f"{name}.csv"
    return [p for p in (path, record_files.beside(path)) if p.is_file()]


def folder_of(name: str) -> Path:
    """The folder in which an upload's files lie: wards have one of their own, books lie beside each other."""
    return places.upload_folder() / name if ward_files.UPLOAD.fullmatch(name) else places.brought_book_folder()


def packed(files: list[Path]) -> bytes:
    """An upload's files as one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for path in files:
            pack.writestr(path.name, path.read_bytes())
    return out.getvalue()


def unpack(data: bytes, folder: Path) -> None:
    """An upload's files, put back where they are looked for."""
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        if sum(entry.file_size for entry in pack.infolist()) > MOST_BYTES:
            raise FileError("The library", f"what it keeps of {folder.name} is too large to be unpacked")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileError(folder.name, f"it cannot be brought back: {error.strerror or error}") from None
        for entry in pack.infolist():
            save_bytes(folder / Path(entry.filename).name, pack.read(entry))
