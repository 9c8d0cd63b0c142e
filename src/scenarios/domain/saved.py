"""A scenario that is kept: append-only versions, each with who, when, why and what it came to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from scenarios.domain.errors import MissionError

REFERENCE = re.compile(r"(?:.* · )?([a-z2-7]{10})(?:@(\d{1,6}))?")  # as a link has it, with or without its name before
LONGEST_NAME, LONGEST_DESCRIPTION, LONGEST_WHY, LONGEST_WHO = 80, 2000, 500, 80
MOST_TAGS, LONGEST_TAG = 12, 30
ToldBy = Literal["proxy", "login", "typed"]
Role = Literal["viewer", "editor", "owner"]


@dataclass(frozen=True)
class Author:
    """Who does something, who vouches for it, and what they may do here.

    A viewer reads, an editor saves and changes what nobody locked, an owner may also do what a scenario's owner may.
    """

    name: str
    told_by: ToldBy = "typed"
    role: Role = field(default="editor", compare=False)


@dataclass(frozen=True)
class Kept:
    """What is to be kept of a scenario: its inputs whole, the file it started from, and what it came to."""

    text: str  # the complete scenario as TOML
    base: str  # the shipped scenario that it started from
    results: Mapping[str, Any]
    made_with: Mapping[str, Any]  # hashes of equations, evidence rows and data


@dataclass(frozen=True)
class Version:
    """One state of a saved scenario; it never changes."""

    scenario: str
    number: int
    parent: str  # "abcdefghij@2", or nothing
    who: Author
    at: datetime
    why: str
    kept: Kept

    @property
    def reference(self) -> str:
        return f"{self.scenario}@{self.number}"


@dataclass(frozen=True)
class Saved:
    """A saved scenario: what it is called, whose it is, and which version is the current one."""

    id: str
    name: str
    description: str
    tags: tuple[str, ...]
    owner: Author
    current: int
    changed_at: datetime
    changed_by: str
    locked: bool = False  # read-only for others
    published: bool = False
    deleted: bool = False

    @property
    def reference(self) -> str:
        return f"{self.id}@{self.current}"


@dataclass(eq=False)
class SavedMeanwhile(MissionError):
    """Somebody else saved the same scenario first. Nothing is lost: both can be kept."""

    name: str
    since: tuple[Version, ...]  # what was saved meanwhile, the last one last

    def __str__(self) -> str:
        last = self.since[-1]
        why = f" ({last.why})" if last.why else ""
        return (
            f"{self.name} was saved by {last.who.name} meanwhile, as version {last.number}{why}. Nothing is lost: save"
            " yours on top of it, or as a scenario of its own"
        )


def parsed(reference: str) -> tuple[str, int | None] | None:
    """The id and the version that a reference names; nothing where it is no reference."""
    found = REFERENCE.fullmatch(reference)
    return None if found is None else (found[1], int(found[2]) if found[2] else None)
