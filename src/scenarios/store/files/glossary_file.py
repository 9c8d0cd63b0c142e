"""The glossary: words and what they mean here, from `scenarios/glossary.toml`."""

from __future__ import annotations

from functools import cache

from scenarios.domain.errors import InputError
from scenarios.store.files import places
from scenarios.store.files.toml_files import read_toml


@cache
def entries() -> tuple[tuple[str, str], ...]:
    """Every word with its meaning, in the order of the file."""
    path = places.glossary_file()
    found = []
    for number, entry in enumerate(read_toml(path, "glossary").get("entries", []), start=1):
        word, meaning = entry.get("word"), entry.get("meaning")
        if not word or not meaning:
            raise InputError(path.name, f"entries.{number}", entry, "it must have a `word` and its `meaning`")
        found.append((str(word), str(meaning)))
    return tuple(found)
