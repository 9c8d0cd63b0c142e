"""Maps from blocks of a committee paper to the headings of a council's template."""

from __future__ import annotations

from pathlib import Path

from scenarios.domain.errors import FileError, likely
from scenarios.domain.paper import PaperMap
from scenarios.store.files import places
from scenarios.store.files.toml_files import read_toml, toml_values, validated

KIND = "map of a committee paper"
GENERIC = "generic"


def shipped() -> dict[str, Path]:
    """Maps that ship, by name."""
    return {p.stem: p for p in sorted(places.paper_folder().glob("*.toml"))}


def text_of(name: str) -> str:
    """A map that ships, as its file has it, to be copied."""
    return shipped()[name].read_text(encoding="utf-8")


def from_text(text: str, name: str) -> PaperMap:
    """A map that somebody brings as a file."""
    return validated(PaperMap, toml_values(text, name), name)


def load(name: str | Path = GENERIC) -> PaperMap:
    """A map by the name of a shipped one, or by path."""
    path = Path(name)
    if not path.suffix:
        if str(name) not in shipped():
            near = likely(str(name), shipped())
            hint = f". Did you mean {near!r}?" if near else ""
            raise FileError(str(name), f"there is no such {KIND}; shipped are {', '.join(shipped())}{hint}")
        path = shipped()[str(name)]
    return validated(PaperMap, read_toml(path, KIND), path.name)
