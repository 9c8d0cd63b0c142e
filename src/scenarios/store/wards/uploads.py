"""Wards that a reader brings to this server: bounded, checked whole, kept under the hash of their whole content.

Only who knows that hash, from the link, can see them. They are removed by whoever has the link, or once nobody has
used them for a while; `scenarios wards add` is how the server's owner gives wards to everybody.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scenarios.domain.amounts import percent_text
from scenarios.domain.boundaries import Boundaries, Ground, ImportReport
from scenarios.domain.errors import FileError, MissionError
from scenarios.geography.carrying import Way, carried
from scenarios.geography.columns import code_column
from scenarios.geography.figures import Joined, canonical, joined
from scenarios.geography.ground import ground_around
from scenarios.geography.importing import imported
from scenarios.geography.indicators import wards_from_rows
from scenarios.store.files import places
from scenarios.store.wards import boundary_files, figure_files, ward_files

File = tuple[str, bytes]  # a name and what is in it


@dataclass(frozen=True)
class Brought:
    """What a reader brings: outlines, and figures beside them, of these wards or of older ones."""

    shapes: File
    code_column: str = ""
    name_column: str = ""
    figures: File | None = None
    older: File | None = None
    way: Way = "area"
    ground: File | None = None  # neighbours and water


@dataclass(frozen=True)
class LookedOver:
    """What was found in it, in sentences; and the first problem that keeps it from being used."""

    lines: tuple[str, ...]
    usable: bool
    matters: tuple[str, ...] = ()
    carried: str = ""
    council: str = ""
    problem: str = ""


MOST_UPLOADS, MOST_BYTES, UNUSED_DAYS = 200, 1_000_000_000, 30
NOT_KEPT = (
    "this server cannot keep them: its disk is full, or the folder it keeps uploads in cannot be written. Whoever runs"
    " it can mend that; your file is untouched"
)
HALF_WRITTEN_S = 3600  # beyond it nobody is writing any more


def look_over(brought: Brought, adult_share: float) -> LookedOver:
    """The report on everything that is brought. A MissionError where figures and wards do not go together."""
    found, report = looked_over(*brought.shapes, brought.code_column, brought.name_column)
    if found is None:
        return LookedOver(tuple(report.lines()), usable=False)
    with_figures, carried_how = _figures_of(found, brought)
    ground_of(found, brought)
    from_file = brought.shapes[0].rsplit(".", 1)[0].replace("_", " ").title()
    problem = problem_of(found, with_figures.facts, adult_share)
    return LookedOver(
        tuple(replace(report, problem=problem).lines()),
        usable=True,
        matters=tuple(str(m) for m in with_figures.matters),
        carried=carried_how,
        council=council_of(found, with_figures.facts, from_file),
        problem=problem,
    )


def use(brought: Brought, council: str, adult_share: float) -> str:
    """Keep it if the model can run on it, and say under which name; or a MissionError, and nothing is kept."""
    found, report = looked_over(*brought.shapes, brought.code_column, brought.name_column)
    if found is None:
        raise FileError(brought.shapes[0], "; ".join(str(m) for m in report.refused))
    facts, ground = _figures_of(found, brought)[0].facts, ground_of(found, brought)
    there = ward_files.upload_named(name_of(council, found, facts, ground)) is not None
    name = keep(council, found, facts, report, ground)
    try:
        ward_files.load(name, adult_share)
    except MissionError:
        if not there:  # somebody else's of the same content stays
            forget(name)
        raise
    return name


def ground_of(found: Boundaries, brought: Brought) -> Ground | None:
    """What lies around the wards, where it is brought. A FileError where it cannot be drawn."""
    if brought.ground is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        return ground_around(boundary_files.read(_put(Path(folder), *brought.ground)), found)


def _figures_of(found: Boundaries, brought: Brought) -> tuple[Joined, str]:
    """The figures of these wards: beside them, carried from older ones, or in their own file; and how they came."""
    if brought.older is not None:
        return carried_over(found, brought.older, brought.figures, brought.way)
    if brought.figures is not None:
        return beside(found, brought.figures), ""
    return own_figures(found), ""


def looked_over(name: str, data: bytes, code: str | None, label: str | None) -> tuple[Boundaries | None, ImportReport]:
    """What an uploaded boundary file holds: wards, or none, and the report on them."""
    with tempfile.TemporaryDirectory() as folder:
        return imported(boundary_files.read(_put(Path(folder), name, data)), code or None, label or None)


def beside(found: Boundaries, figures: File) -> Joined:
    """Figures joined to the wards by code."""
    with tempfile.TemporaryDirectory() as folder:
        rows = figure_files.read(_put(Path(folder), *figures))
    return joined(found.code, found.name, rows, code_column(rows))


def council_of(found: Boundaries, facts: list[dict[str, Any]] | None, otherwise: str) -> str:
    """What a file calls its council, where it is of one; or else the name given."""
    own = canonical(list(dict.fromkeys(k for r in found.rows for k in r))).get("lad_name")
    rows = [*(f.get("lad_name") for f in facts or ()), *(r.get(own) for r in found.rows if own)]
    names = {str(n).strip() for n in rows if n}
    return names.pop() if len(names) == 1 else otherwise


def problem_of(found: Boundaries, facts: list[dict[str, Any]], adult_share: float) -> str:
    """Why the model cannot run on these wards as they are; nothing where it can."""
    rows = [
        {"ward_code": c, "ward_name": n, **f} for c, n, f in zip(found.code, found.name, under("", facts), strict=True)
    ]
    try:
        wards_from_rows(rows, adult_share)
    except MissionError as error:
        return str(error).rstrip(".")
    return ""


def carried_over(found: Boundaries, older: File, figures: File | None, way: Way) -> tuple[Joined, str]:
    """Figures of older wards carried to these, keeping totals, and how far they can be trusted.

    A MissionError where they cannot.
    """
    before, report = looked_over(*older, None, None)
    if before is None:
        raise FileError(older[0], "; ".join(str(m) for m in report.refused))
    theirs = (beside(before, figures) if figures else own_figures(before)).facts
    moved = carried(before, theirs, found, way)
    cut, outside = percent_text(moved.cut_share), percent_text(moved.outside_share)
    summary = (
        f"Carried from {len(before.code)} older wards to {len(found.code)}: {cut} of the older wards were cut, and"
        f" {outside} of their area lies outside. Totals are kept; people are taken to live evenly within a ward."
    )
    rows = [
        {**f, "carried_share": round(float(m), 4), "ward_indicator_method": f"carried by {way} from {before.vintage}"}
        for f, m in zip(moved.facts, moved.mixed_share, strict=True)
    ]
    return Joined(rows, (), ""), summary


def keep(
    council: str, found: Boundaries, facts: list[dict[str, Any]], report: ImportReport, ground: Ground | None = None
) -> str:
    """The name under which the council is found from now on. What is there already is the same, and stays."""
    folder = places.upload_folder() / name_of(council, found, facts, ground)
    if not (folder / ward_files.WARDS).is_file():
        sweep()
        expect_room()
        try:
            lines = "\n".join(report.lines()) + "\n"
            boundary_files.write_wards(folder, found, council, under(council, facts), lines, ground)
        except FileError:  # a full disk, say: nothing half written stays
            forget(folder.name)
            raise FileError(council, NOT_KEPT) from None
    touch(folder.name)
    places.look_again()
    return folder.name


def name_of(council: str, found: Boundaries, facts: list[dict[str, Any]], ground: Ground | None = None) -> str:
    """The council, and what everything in it comes to."""
    slug = re.sub(r"[^a-z0-9]+", "_", council.lower()).strip("_")[:40] or "council"
    return f"{slug}_{_digest(council, found, facts, ground)}"


def _digest(council: str, found: Boundaries, facts: list[dict[str, Any]], ground: Ground | None) -> str:
    """Of everything that anybody would see of it: names, outlines, figures, and what lies around."""
    import shapely

    whole = hashlib.sha256(repr((council, found.code, found.name, found.vintage, facts)).encode())
    if ground is not None:
        whole.update(repr((ground.kind, ground.name)).encode())
    for outline in shapely.to_wkb([*found.geometry, *(() if ground is None else ground.geometry)]):
        whole.update(outline)
    return whole.hexdigest()[:24]


def touch(name: str) -> None:
    """Somebody uses it: it stays for another while."""
    with contextlib.suppress(OSError):
        os.utime(places.upload_folder() / name)


def sweep() -> list[str]:
    """Take out what nobody has used for a while, and what a fault left half written; their names."""
    now, gone = time.time(), []
    for folder in _folders():
        with contextlib.suppress(OSError):
            age_s, whole = now - folder.stat().st_mtime, (folder / ward_files.WARDS).is_file()
            if age_s > (UNUSED_DAYS * 86_400 if whole else HALF_WRITTEN_S):
                gone.append(folder.name)
                forget(folder.name)
    return gone


def _bytes(file: Path) -> int:
    """None where somebody takes it out just now."""
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _folders() -> list[Path]:
    return [p for p in places.upload_folder().glob("*") if p.is_dir() and ward_files.UPLOAD.fullmatch(p.name)]


def expect_room() -> None:
    """Refuse one more where this server holds as many as it may."""
    folders = _folders()
    held = sum(_bytes(f) for folder in folders for f in folder.glob("*"))
    if len(folders) >= MOST_UPLOADS or held >= MOST_BYTES:
        raise FileError(
            "wards",
            f"this server holds as many uploads as it may ({MOST_UPLOADS}, or {MOST_BYTES / 1e9:g} GB); one goes when"
            f" somebody removes it, or after {UNUSED_DAYS} days without use",
        )


def under(council: str, facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The figures under one name; where the file holds many councils, each ward remembers its own as its district."""
    many = len({f.get("lad_name") for f in facts} - {None}) > 1
    return [
        {**f, "lad_name": council, **({"district": f["lad_name"]} if many and f.get("lad_name") else {})} for f in facts
    ]


def publish(name: str, to: Path | None = None) -> Path:
    """An upload copied to where every reader can choose it; a council that is there already is never overwritten."""
    upload = ward_files.upload_named(name)
    if upload is None:
        raise FileError(name, "there is no such upload on this server; give its whole name, as its link has it")
    found = ward_files.UPLOAD.fullmatch(upload)
    folder = to or places.geodata_folder() / (found["slug"] if found else upload)
    if folder.exists():
        raise FileError(str(folder), "it is there already; take it away first, or name another folder with --to")
    try:
        shutil.copytree(places.upload_folder() / upload, folder)
    except OSError as error:
        raise FileError(str(folder), f"it could not be written: {error.strerror or error}") from None
    places.look_again()
    return folder


def _put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / Path(name).name
    try:
        path.write_bytes(data)
    except OSError as error:
        raise FileError(path.name, f"there is no room to read it: {error.strerror or error}") from None
    return path


def own_figures(found: Boundaries) -> Joined:
    """Figures that came in the boundary file itself, known by their columns, and what is to be said of them."""
    rows = [{**r, "ward_code": c} for r, c in zip(found.rows, found.code, strict=True)]
    return joined(found.code, found.name, rows, "ward_code")


def forget(name: str) -> None:
    """Take an upload out again."""
    shutil.rmtree(places.upload_folder() / name, ignore_errors=True)
    places.look_again()
