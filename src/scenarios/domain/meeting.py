"""A meeting in a room: what its phones are asked, what they answer, and what is kept of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from scenarios.domain.errors import MissionError

CODE_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when it is read from a wall
CODE_LENGTH, DOOR_LENGTH, DESK_LENGTH, PHONE_LENGTH = 6, 8, 16, 24
DESK = re.compile(r"[a-z2-9]{16}")
OPEN_HOURS, KEPT_DAYS = 12, 30  # how long phones may answer, and how long what they answered is kept
FEWEST_SHOWN = 5  # people: nothing is told of fewer than these
MOST_PHONES, MOST_SUGGESTIONS = 2000, 5000
LONGEST_SUGGESTION, LONGEST_NOTE, MOST_SAID = 140, 600, 1_000_000


class RoomFull(MissionError):
    """A room holds no more phones; its text is a sentence for a phone."""


Kind = Literal["wait", "one_thing", "weigh", "guess", "doubt", "choose"]
SURE = {"hunch": "A hunch", "fairly": "Fairly sure", "very": "Very sure"}


@dataclass(frozen=True)
class Asked:
    """What the phones are asked now. A question that is asked anew, because its ranges moved, has another key."""

    key: str = ""
    kind: Kind = "wait"
    title: str = ""
    says: str = ""
    choices: tuple[tuple[str, str], ...] = ()  # key and words of what is ranked or picked

    def as_json(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "kind": self.kind,
            "title": self.title,
            "says": self.says,
            "choices": [list(c) for c in self.choices],
        }

    @classmethod
    def of_json(cls, given: Mapping[str, Any]) -> Asked:
        choices = tuple((str(k), str(v)) for k, v in given.get("choices", ()))
        return cls(
            given.get("key", ""), given.get("kind", "wait"), given.get("title", ""), given.get("says", ""), choices
        )


@dataclass(frozen=True)
class Meeting:
    """A room as it stands: where its projector is, what it asks, and what its facilitator has noted."""

    desk: str  # the facilitator's own key to it, which nobody guesses and no projector shows
    wall: str  # the projector's key: it shows and moves the room, and exports and deletes nothing
    code: str  # what is typed into a phone
    door: str  # what the picture on the projector holds besides, so that it works while wrong codes are held back
    opened_at: datetime
    expires_at: datetime
    closed_at: datetime | None = None
    link: str = ""  # of the scenario it is about
    state: Mapping[str, Any] = field(default_factory=dict)

    def takes_answers(self, now: datetime) -> bool:
        return self.closed_at is None and now < self.expires_at

    @property
    def asked(self) -> Asked:
        return Asked.of_json(self.state.get("asked", {}))


@dataclass(frozen=True)
class Suggestion:
    """One thing that somebody would improve, how many said so, and which mission it belongs to."""

    key: int
    text: str
    said: int = 1
    mission: str = ""  # "" not sorted yet, "none" the model does not know this one
    shown: bool = False  # free text stands on the projector only once the facilitator lets it
    from_phone: bool = False


@dataclass(frozen=True)
class Counts:
    """How many phones are in, and how many of them have answered what is asked now."""

    phones: int
    answered: int


ONE_THING = "one_thing"  # the question that is answered in words
NOT_KNOWN = "none"  # the mission of a suggestion that the model does not know


def moved(state: Mapping[str, Any], screen: str) -> dict[str, Any]:
    """What a meeting holds once it has gone to another screen: its question is asked at once, where it is known."""
    asked = state.get("questions", {}).get(screen, {})
    return {**state, "screen": screen, "asked": asked, "timer": ""}


def with_question(state: Mapping[str, Any], screen: str, asked: Asked) -> dict[str, Any]:
    """The same with the question of a screen, asked now where that screen is shown."""
    questions = {**state.get("questions", {}), screen: asked.as_json()}
    shown = state.get("screen") == screen
    return {**state, "questions": questions, **({"asked": asked.as_json()} if shown else {})}
