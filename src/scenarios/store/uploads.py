"""Wards that a reader brings to this server: bounded, checked whole, kept under the hash of their content."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from pathlib import Path

from scenarios.domain.boundaries import Boundaries, ImportReport
from scenarios.geography.columns import code_column
from scenarios.geography.figures import Joined, joined
from scenarios.geography.importing import imported
from scenarios.store import boundary_files, figure_files, places


def looked_over(name: str, data: bytes, code: str | None, label: str | None, figures: tuple[str, bytes] | None):
    """What an uploaded file holds: wards, the report, and the figures joined to them."""
    with tempfile.TemporaryDirectory() as folder:
        found, report = imported(boundary_files.read(_put(Path(folder), name, data)), code or None, label or None)
        beside: Joined | None = None
        if figures and found is not None:
            rows = figure_files.read(_put(Path(folder), *figures))
            beside = joined(found.code, found.name, rows, code_column(rows))
    return found, report, beside


def keep(council: str, found: Boundaries, facts: list[dict], report: ImportReport) -> str:
    """The name under which the council is found from now on."""
    slug = re.sub(r"[^a-z0-9]+", "_", council.lower()).strip("_")[:40] or "council"
    digest = hashlib.sha256(repr((found.code, facts)).encode()).hexdigest()[:6]
    folder = places.upload_folder() / f"{slug}_{digest}"
    boundary_files.write_wards(
        folder, found, council, [{**f, "lad_name": council} for f in facts], "\n".join(report.lines()) + "\n"
    )
    return folder.name


def _put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / Path(name).name
    path.write_bytes(data)
    return path


def own_facts(found: Boundaries) -> list[dict]:
    """Figures that came in the boundary file itself, told by their columns."""
    rows = [{**r, "ward_code": c} for r, c in zip(found.rows, found.code, strict=True)]
    return joined(found.code, found.name, rows, "ward_code").facts


def forget(name: str) -> None:
    """Take an upload out again."""
    shutil.rmtree(places.upload_folder() / name, ignore_errors=True)
