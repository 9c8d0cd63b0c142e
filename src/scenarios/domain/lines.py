"""Lines that a person types and a link holds: `name: word value, word value because reason`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scenarios.domain.errors import Described, InputError

BECAUSE = re.compile(r"\s+because\s+", re.IGNORECASE)
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")  # £300,000,000 is one value, not three


@dataclass(frozen=True)
class Line:
    """One line taken apart."""

    name: str
    parts: tuple[tuple[str, str], ...]  # each word with what is said of it
    why: str = ""


def told(text: str, form: str, field: str) -> list[Line]:
    """Every line; the first that is not of the form is refused, and a name that is given twice."""
    found: dict[str, Line] = {}
    for raw in (part.strip() for part in re.split(r"[;\n]", text or "")):
        if not raw:
            continue
        said, *why = BECAUSE.split(raw, maxsplit=1)
        name, colon, rest = said.partition(":")
        if not colon or not name.strip():
            raise InputError("", field, raw, form)
        line = Line(name.strip(), tuple(_part(p, form, field) for p in _parts(rest)), why[0].strip() if why else "")
        if line.name.casefold() in found:
            raise InputError("", field, Described(f"{line.name} given twice"), "each has one line")
        found[line.name.casefold()] = line
    return list(found.values())


def _parts(text: str) -> list[str]:
    return [p.strip() for p in THOUSANDS.sub("", text).split(",") if p.strip()]


def _part(text: str, form: str, field: str) -> tuple[str, str]:
    """The last word is the value; what stands before it is what it is of."""
    word, _, value = text.rpartition(" ")
    if not word.strip():
        raise InputError("", field, text, form)
    return word.strip().lower(), value.strip()
