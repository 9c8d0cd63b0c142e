"""Parts of a release that may be absent or something else than they should be: then they are empty, and no fault."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

Node = Mapping[str, Any]


def node(parent: object, name: str) -> Node:
    """A part of a release; an empty one where it is absent or something else."""
    found = parent.get(name) if isinstance(parent, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def nodes(parent: object, name: str) -> list[Node]:
    found = parent.get(name) if isinstance(parent, Mapping) else None
    return [n for n in found if isinstance(n, Mapping)] if isinstance(found, list) else []


def texts(parent: object, name: str) -> list[str]:
    """The words of a list, as tags or related lots are; none where it is something else."""
    found = parent.get(name) if isinstance(parent, Mapping) else None
    return [str(t) for t in found if isinstance(t, str | int)] if isinstance(found, list) else []


def said(parent: Node, name: str) -> str | None:
    found = parent.get(name)
    return str(found).strip() or None if isinstance(found, str | int | float) and not isinstance(found, bool) else None


def number(parent: Node, name: str) -> float | None:
    found = parent.get(name)
    return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else None


def day(parent: Node, name: str) -> date | None:
    """The first ten characters as published."""
    try:
        return date.fromisoformat(str(parent.get(name) or "")[:10])
    except ValueError:
        return None
