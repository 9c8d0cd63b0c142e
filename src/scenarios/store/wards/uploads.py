"""Wards that a reader brings to this server: bounded, checked whole, kept under the hash of their content."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from scenarios.domain.boundaries import Boundaries, ImportReport
from scenarios.domain.errors import FileError
from scenarios.geography.carrying import Way, carried
from scenarios.geography.columns import code_column
from scenarios.geography.figures import Joined, joined
from scenarios.geography.importing import imported
from scenarios.store.files import places
from scenarios.store.wards import boundary_files, figure_files

File = tuple[str, bytes]  # a name and what is in it


def looked_over(name: str, data: bytes, code: str | None, label: str | None) -> tuple[Boundaries | None, ImportReport]:
    """What an uploaded boundary file holds: wards, or none, and the report on them."""
    with tempfile.TemporaryDirectory() as folder:
        return imported(boundary_files.read(_put(Path(folder), name, data)), code or None, label or None)


def beside(found: Boundaries, figures: File) -> Joined:
    """Figures joined to the wards by code."""
    with tempfile.TemporaryDirectory() as folder:
        rows = figure_files.read(_put(Path(folder), *figures))
    return joined(found.code, found.name, rows, code_column(rows))


def carried_over(found: Boundaries, older: File, figures: File | None, way: Way) -> tuple[Joined, str]:
    """Figures of older wards carried to these, keeping totals, and how far they can be trusted.

    A MissionError where they cannot.
    """
    before, report = looked_over(*older, None, None)
    if before is None:
        raise FileError(older[0], "; ".join(str(m) for m in report.refused))
    theirs = beside(before, figures).facts if figures else own_facts(before)
    moved = carried(before, theirs, found, way)
    summary = (
        f"Carried from {len(before.code)} older wards to {len(found.code)}: {100 * moved.cut_share:.0f} % of the older"
        f" wards were cut, and {100 * moved.outside_share:.2g} % of their area lies outside. Totals are kept; people"
        " are taken to live evenly within a ward."
    )
    rows = [
        {**f, "carried_share": round(float(m), 4), "ward_indicator_method": f"carried by {way} from {before.vintage}"}
        for f, m in zip(moved.facts, moved.mixed_share, strict=True)
    ]
    return Joined(rows, (), ""), summary


def keep(council: str, found: Boundaries, facts: list[dict[str, Any]], report: ImportReport) -> str:
    """The name under which the council is found from now on."""
    slug = re.sub(r"[^a-z0-9]+", "_", council.lower()).strip("_")[:40] or "council"
    digest = hashlib.sha256(repr((found.code, facts)).encode()).hexdigest()[:6]
    folder = places.upload_folder() / f"{slug}_{digest}"
    boundary_files.write_wards(folder, found, council, under(council, facts), "\n".join(report.lines()) + "\n")
    places.look_again()
    return folder.name


def under(council: str, facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The figures under one name; where the file holds many councils, each ward remembers its own as its district."""
    many = len({f.get("lad_name") for f in facts} - {None}) > 1
    return [
        {**f, "lad_name": council, **({"district": f["lad_name"]} if many and f.get("lad_name") else {})} for f in facts
    ]


def _put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / Path(name).name
    path.write_bytes(data)
    return path


def own_facts(found: Boundaries) -> list[dict[str, Any]]:
    """Figures that came in the boundary file itself, known by their columns."""
    rows = [{**r, "ward_code": c} for r, c in zip(found.rows, found.code, strict=True)]
    return joined(found.code, found.name, rows, "ward_code").facts


def forget(name: str) -> None:
    """Take an upload out again."""
    shutil.rmtree(places.upload_folder() / name, ignore_errors=True)
    places.look_again()
