"""What a user reads when an input cannot be used: file, field, value, what is allowed, and the likely typo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


class MissionError(Exception):
    """The root of every error a user can cause; its text is a sentence fit for a screen."""


@dataclass(eq=False)
class InputError(MissionError):
    """One field of one input is not usable. Nothing has been changed or lost when it is raised."""

    file: str
    field: str
    value: object
    allowed: str
    suggestion: str | None = None

    def __str__(self) -> str:
        where = f"{self.file}: " if self.file else ""
        what = f"{self.field} is {show(self.value)}" if self.field else show(self.value)
        hint = f" Did you mean {self.suggestion!r}?" if self.suggestion else ""
        return f"{where}{what}, but {self.allowed}.{hint}"

    def within(self, file: str) -> InputError:
        """The same error, with the file it came from (the innermost file wins)."""
        return self if self.file else InputError(file, self.field, self.value, self.allowed, self.suggestion)


@dataclass(eq=False)
class FileError(MissionError):
    """A whole file cannot be used: missing, empty, binary, too large, or not in the expected format."""

    file: str
    problem: str

    def __str__(self) -> str:
        return f"{self.file}: {self.problem}"


class Described(str):
    """A value described in words rather than as typed: shown without quotes and never shortened."""


def show(value: object) -> str:
    """A value as a user typed it, shortened so that a message stays one sentence."""
    if isinstance(value, Described):
        return str(value)
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 80 else f"{text[:77]}..."


def likely(typed: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that the typed one most resembles, or None where nothing is near."""
    near = get_close_matches(str(typed), sorted(allowed), n=1, cutoff=0.6)
    return near[0] if near else None


def unknown(field: str, typed: str, allowed: Iterable[str], noun: str = "name") -> InputError:
    """An error for a word that is not on the list of allowed words."""
    words = sorted(allowed)
    listed = ", ".join(words[:12]) + (f" and {len(words) - 12} more" if len(words) > 12 else "")
    return InputError("", field, typed, f"that is not a known {noun}: allowed are {listed}", likely(typed, words))
