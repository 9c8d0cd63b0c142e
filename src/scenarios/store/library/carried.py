"""Wards and contract books that a scenario rests on, taken into a bundle and put back on another installation."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from scenarios.domain.errors import FileError
from scenarios.store.contracts import book_files, record_files
from scenarios.store.files import places
from scenarios.store.files.text_files import save_bytes
from scenarios.store.wards import uploads, ward_files
from scenarios.store.wards.ward_files import GROUND, WARDS

ADULT_SHARE = 0.8  # to look a ward file over: whatever it is, the wards are read alike
WARD_PARTS = (WARDS, GROUND, "README.md")


def taken(values: Mapping[str, Any]) -> dict[str, bytes]:
    """Every file of the wards and books that a scenario names, by its place in a bundle."""
    wards = ward_files.find(str(values["council"]["wards"]))
    found = {f"wards/{p.name}": p.read_bytes() for n in WARD_PARTS if (p := wards.with_name(n)).is_file()}
    for name in books(values):
        path = book_files.find(name)
        for part in (path, record_files.beside(path)):
            if part.is_file():
                found[f"books/{part.name}"] = part.read_bytes()
    return found


def books(values: Mapping[str, Any]) -> list[str]:
    """The names of every contract book that a scenario names: its own, then its partners'."""
    named = [values.get("contracts", {}).get("book", ""), *(p.get("book", "") for p in _partners(values).values())]
    return list(dict.fromkeys(n for n in named if n))


def put_back(values: Mapping[str, Any], files: Mapping[str, bytes], bundle: str) -> dict[str, Any]:
    """The scenario on wards and books of this installation: those that ship where they are the same, else its own."""
    wards = str(values["council"]["wards"])
    put = {**values, "council": {**values["council"], "wards": _put_wards(wards, files, bundle)}}
    renamed = {name: _put_book(name, files, bundle) for name in books(values)}
    if "contracts" in put:
        put["contracts"] = {**put["contracts"], "book": renamed.get(put["contracts"].get("book", ""), "")}
    partners = {k: {**p, "book": renamed.get(p.get("book", ""), "")} for k, p in _partners(values).items()}
    if partners:
        put["partners"] = partners
    places.look_again()
    return put


def _partners(values: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = values.get("partners", {})
    return found


def _put_wards(name: str, files: Mapping[str, bytes], bundle: str) -> str:
    """A name that this installation knows the wards by. One from a bundle is named by its content anew."""
    parts = {n: files[f"wards/{n}"] for n in WARD_PARTS if f"wards/{n}" in files}
    if WARDS not in parts:
        raise FileError(bundle, f"wards/{WARDS} is missing in it")
    if _same(name, parts[WARDS]):
        return name
    whole = hashlib.sha256(b"\0".join(parts[n] for n in sorted(parts))).hexdigest()[:24]
    slug = _slug(re.sub(r"_[0-9a-f]{24}$", "", name)) or "wards"
    where = places.upload_folder() / f"{slug}_{whole}"
    if not (where / WARDS).is_file():
        _expect_usable({WARDS: parts[WARDS]}, lambda path: ward_files.load(path, ADULT_SHARE))
        uploads.sweep()
        uploads.expect_room()
        _made(where)
        for part in sorted(parts, key=lambda n: n == WARDS):  # the wards last: with them it can be found
            save_bytes(where / part, parts[part])
    uploads.touch(where.name)
    return where.name


def _same(name: str, data: bytes) -> bool:
    """Whether this installation has these very wards under this name."""
    if name not in ward_files.councils() and not ward_files.UPLOAD.fullmatch(name):
        return False
    try:
        return ward_files.find(name).read_bytes() == data
    except (FileError, OSError):
        return False


def _put_book(name: str, files: Mapping[str, bytes], bundle: str) -> str:
    """A name that this installation knows a contract book by. One from a bundle is named by its content anew."""
    data, record = (files.get(f"books/{name}{ending}") for ending in (".csv", record_files.ENDING))
    if data is None:
        raise FileError(bundle, f"the contract book {name!r} is missing in it")
    whole = data + b"\0" + (record or b"")
    if _held(name) == whole:
        return name
    here = places.brought_book_folder()
    slug = _slug(re.sub(r"_[0-9a-f]{16}$", "", name)) or "contracts"
    target = here / f"{slug}_{hashlib.sha256(whole).hexdigest()[:16]}.csv"
    if not target.is_file():
        beside = {} if record is None else {f"book{record_files.ENDING}": record}
        _expect_usable({"book.csv": data, **beside}, book_files.load)
        book_files.sweep()
        book_files.expect_room(here)
        _made(here)
        if record is not None:
            save_bytes(record_files.beside(target), record)
        save_bytes(target, data)
    book_files.touch(target.stem)
    return target.stem


def _held(name: str) -> bytes | None:
    """What this installation holds of a book by this name."""
    if name not in book_files.shipped() and book_files.named(name) != name:
        return None
    path = book_files.find(name)
    beside = record_files.beside(path)
    return path.read_bytes() + b"\0" + (beside.read_bytes() if beside.is_file() else b"")


def _slug(name: str) -> str:
    """A name as a part of a file's: letters and figures, and never a path."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:40]


def _expect_usable(parts: Mapping[str, bytes], read: Callable[[Path], object]) -> None:
    """Refuse what cannot be read as what it says it is, before it is put in place."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in parts.items():
            save_bytes(Path(folder) / name, data)
        read(Path(folder) / next(iter(parts)))


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(folder.name, f"it could not be made: {error.strerror or error}") from None
