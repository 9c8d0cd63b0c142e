"""Partners and kinds of suppliers as lines of a link: what can be used of them, and a sentence for what cannot."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from scenarios.domain.book import SupplierKind
from scenarios.domain.errors import MissionError, unknown
from scenarios.domain.partner import Partner, parse_partners, partners_text
from scenarios.domain.supplier import KindDiffers, kinds_text, parse_kinds
from scenarios.store.contracts import book_files

NONE = "none"  # no partners, or no kind that differs, whatever the scenario has
LONGEST_LINES = 3000
Key = TypeVar("Key", bound=str)
Value = TypeVar("Value")
Parse = Callable[[str], dict[Key, Value]]


def partners_asked(text: str) -> tuple[dict[str, Partner] | None, list[str]]:
    """Partners as a link or a control has them; nothing for the scenario's own.

    A book is one that everybody may choose, or one that was brought to this server, by its whole name: never a path.
    """
    return _leniently(text, _partners_with_known_books)


def kinds_asked(text: str) -> tuple[dict[SupplierKind, KindDiffers] | None, list[str]]:
    """Kinds of suppliers as a link or a control has them; nothing for the scenario's own."""
    return _leniently(text, parse_kinds)


def _partners_with_known_books(text: str) -> dict[str, Partner]:
    found = parse_partners(text)
    for partner in found.values():
        if partner.book and partner.book not in book_files.shipped() and book_files.named(partner.book) is None:
            raise unknown(f"partners, {partner.title}, book", partner.book, book_files.shipped(), "contract book")
    return found


def _leniently(text: str, parse: Parse[Key, Value]) -> tuple[dict[Key, Value] | None, list[str]]:
    """Everything where all of it can be used, or else the lines that can."""
    text = (text or "").strip()[:LONGEST_LINES]
    if not text:
        return None, []
    if text.casefold() == NONE:
        return {}, []
    found: dict[Key, Value] = {}
    problems = []
    for line in (part for part in re.split(r"[;\n]", text) if part.strip()):
        try:
            found |= parse(line)
        except MissionError as error:
            problems.append(str(error))
    if not problems:
        try:
            return parse(text), []
        except MissionError as error:  # two lines that cannot stand beside each other: the last one does
            problems.append(str(error))
    return found, problems


def partners_written(now: Mapping[str, Partner], own: Mapping[str, Partner]) -> str | None:
    """Partners as a link writes them: nothing where they are the scenario's own; None where no link can hold them."""
    if now == own:
        return ""
    text = partners_text(now) or NONE
    return text if (partners_asked(text)[0] or {}) == now else None


def kinds_written(now: Mapping[SupplierKind, KindDiffers], own: Mapping[SupplierKind, KindDiffers]) -> str | None:
    """Kinds of suppliers as a link writes them."""
    if now == own:
        return ""
    text = kinds_text(now) or NONE
    return text if (kinds_asked(text)[0] or {}) == now else None
