"""What a facilitator says on every screen, and the role cards that phones can be dealt."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Literal

from pydantic import Field

from scenarios.domain.parameter import Frozen
from scenarios.store.files.places import scenario_folder
from scenarios.store.files.toml_files import read_toml


class Note(Frozen):
    """What the facilitator says and does on one screen, and about how long it takes."""

    minutes: int = Field(ge=1, le=30)
    say: str = Field(min_length=1)
    do: str = Field(min_length=1)


class Card(Frozen):
    """One role that a phone can be dealt."""

    key: str
    title: str
    says: str


class Guide(Frozen):
    format: Literal[1]
    cards: tuple[Card, ...]
    screens: dict[str, Note]


@cache
def guide() -> Guide:
    return Guide.model_validate(read_toml(scenario_folder() / "room.toml", "guide of a room"), strict=False)


def card_of(token: str) -> dict[str, str]:
    """The card of a phone: the same after a reload, and spread evenly over phones."""
    cards = guide().cards
    at = int(hashlib.sha256(f"card {token}".encode()).hexdigest()[:8], 16) % len(cards)
    return cards[at].model_dump()
