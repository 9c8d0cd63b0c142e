"""Notices of Find a Tender and Contracts Finder as JSON: packages, search pages, and single releases."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scenarios.domain.errors import FileError
from scenarios.domain.notice import NoticeReport
from scenarios.procurement.notice_sets import read_notices
from scenarios.store.files.toml_files import read_bytes, text_of

LARGEST = 64_000_000
KIND = "file of notices (JSON)"


def notices(path: Path) -> NoticeReport:
    """Every release of a file, with what became of it."""
    try:
        values = json.loads(text_of(read_bytes(path, LARGEST, KIND), path.name, KIND))
    except (ValueError, RecursionError) as error:
        raise FileError(
            path.name, f"it is not valid JSON, so it is not a {KIND}: {str(error).splitlines()[0]}"
        ) from None
    releases = list(_releases(values))
    if not releases:
        raise FileError(path.name, "it is JSON, but there is no release of a notice in it")
    return read_notices(path.name, releases)


def _releases(values: object) -> Iterator[dict[str, Any]]:
    """Releases in a package, a list of packages or of releases, or a release alone."""
    if isinstance(values, list):
        for part in values:
            yield from _releases(part)
    elif isinstance(values, dict) and isinstance(values.get("releases"), list):
        yield from _releases(values["releases"])
    elif isinstance(values, dict) and values.get("ocid"):
        yield values
