"""Ward files: GeoJSON with a row of figures on every feature."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scenarios.domain.errors import FileError, InputError, likely
from scenarios.domain.wards import Wards
from scenarios.geography.indicators import wards_from_rows
from scenarios.store.files import places
from scenarios.store.files.toml_files import read_bytes, text_of

LARGEST_WARD_FILE = 200_000_000
KIND = "ward file (GeoJSON)"
FIRST_LINE, LAST_LINE = '{"type":"FeatureCollection","features":[', "]}"  # of a file with a line to each feature
WARDS, GROUND = "wards.geojson", "ground.geojson"
UPLOAD = re.compile(r"(?P<slug>[a-z0-9_]+)_(?P<digest>[0-9a-f]{24})")  # a folder's name: the council, and its content
TITLED = re.compile(r"(?P<digest>[0-9a-f]{24})$")


@dataclass(frozen=True)
class WardFile:
    """A parsed ward file: every feature's properties as they were, and a hash of the bytes."""

    properties: tuple[dict[str, Any], ...]
    digest: str
    name: str


def find(name: str | Path) -> Path:
    """A ward file by path, by the name of a folder in geodata/, or by the whole name of an upload."""
    path = Path(name)
    if path.suffix or len(path.parts) > 1 or (places.home() / path).is_dir():
        return path
    shipped = _shipped()
    if str(name) in shipped:
        return shipped[str(name)]
    if UPLOAD.fullmatch(str(name)) and (places.upload_folder() / name / WARDS).is_file():
        return places.upload_folder() / name / WARDS
    near = likely(str(name), shipped)
    raise FileError(
        str(name),
        f"there is no such ward file; shipped are {', '.join(sorted(shipped))}"
        + (f". Did you mean {near!r}?" if near else ""),
    )


def _shipped() -> dict[str, Path]:
    """Councils in geodata/, by name."""
    return {p.parent.name: p for p in sorted(places.geodata_folder().glob(f"*/{WARDS}"))}


def version(name: str | Path) -> str:
    """A digest that changes when a ward file does."""
    return places.version_of(f"wards {name}", lambda: [find(name)])


def ground_beside(name: str | Path) -> Path | None:
    """The file of what lies around the wards, where their folder holds one."""
    beside = find(name).with_name(GROUND)
    return beside if beside.is_file() else None


def drawn_version(name: str | Path) -> str:
    """A digest that changes when the wards or what lies around them do."""
    return places.version_of(f"drawn {name}", lambda: [p for p in (find(name), ground_beside(name)) if p is not None])


def councils() -> list[str]:
    """Councils that everybody can choose: an upload is for those who have its whole name."""
    return list(_shipped())


def title(name: str) -> str:
    """A council's folder name as a person says it; an upload's ends in what its link is known by."""
    upload = UPLOAD.fullmatch(name)
    if upload:
        return f"{title(upload['slug'])} · private {upload['digest']}"
    return name.replace("_", " ").title() if name != "suchnsuch" else "SuchnSuch"


def upload_named(text: str) -> str | None:
    """The upload that is meant by its whole name or by its title, where this server has it."""
    found = TITLED.search(text.strip())
    if found is None:
        return None
    here = places.upload_folder().glob(f"*_{found['digest'].lower()}/{WARDS}")
    return next((p.parent.name for p in here if text.strip() in (p.parent.name, title(p.parent.name))), None)


def read(name: str | Path) -> WardFile:
    """The properties of a GeoJSON ward file's features; its outlines are read where they are drawn."""
    path = find(name)
    data = read_bytes(path, LARGEST_WARD_FILE, KIND)
    text = text_of(data, path.name, KIND)
    try:
        properties = _of_lines(text) or _of_whole(text, path.name)
    except (ValueError, RecursionError) as error:
        raise FileError(
            path.name, f"it is not valid JSON, so it is not a {KIND}: {str(error).splitlines()[0]}"
        ) from None
    return WardFile(properties, hashlib.sha256(data).hexdigest()[:16], path.name)


def _of_lines(text: str) -> tuple[dict[str, Any], ...]:
    """The properties of a file that has each feature in a line of its own, as ours have; nothing of any other.

    A file of a region is one call of a second otherwise, in which no other reader's page goes on.
    """
    lines = text.rstrip(" \t\r\n").split("\n")  # as JSON has it
    features = lines[1:-1]
    commas = [line.endswith(",") for line in features]
    if lines[0] != FIRST_LINE or lines[-1] != LAST_LINE or not all(commas[:-1]) or any(commas[-1:]):
        return ()
    try:
        found = tuple(json.loads(line.removesuffix(","))["properties"] for line in features)
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()
    return found if all(isinstance(properties, dict) for properties in found) else ()


def _of_whole(text: str, name: str) -> tuple[dict[str, Any], ...]:
    values = json.loads(text)
    features = values.get("features") if isinstance(values, dict) else None
    if not isinstance(features, list):
        raise FileError(name, f"it is JSON but not a {KIND}: there is no list of features in it")
    for number, feature in enumerate(features, start=1):
        if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
            raise FileError(name, f"feature {number} has no properties, so its ward cannot be named")
    return tuple(f["properties"] for f in features)


def load(name: str | Path, adult_share: float) -> Wards:
    """The wards of a file, ready to run."""
    file = read(name)
    try:
        return wards_from_rows(list(file.properties), adult_share, file.digest)
    except InputError as error:
        raise error.within(file.name) from None
    except FileError as error:
        raise FileError(file.name, error.problem) from None
