"""The words of this app for somebody who has never heard of social value."""

from __future__ import annotations

from scenarios.store.files.glossary_file import entries

__all__ = ["entries", "matching"]


def matching(search: str) -> list[tuple[str, str]]:
    """Words with their meanings, in order, that hold what was searched for; all of them where nothing was."""
    wanted = search.strip().casefold()
    ordered = sorted(entries(), key=lambda entry: entry[0].casefold())
    return [(word, meaning) for word, meaning in ordered if wanted in f"{word} {meaning}".casefold()]
