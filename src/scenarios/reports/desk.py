"""The facilitator's second screen: notes, the next step, who is in, and what came in, as a plain page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scenarios.answers.meeting import stacks
from scenarios.domain.meeting import NOT_KNOWN, Counts, Meeting, Suggestion
from scenarios.reports.html import rendered
from scenarios.store.files.room_file import Note
from scenarios.views.words import phone as phone_words
from scenarios.views.words import room_screens
from scenarios.views.words.room_screens import Screen


@dataclass(frozen=True)
class DeskPage:
    """Everything the page shows."""

    base: str  # path of this desk
    app: str  # path of the app
    meeting: Meeting
    counts: Counts
    screen: Screen
    note: Note
    coming: Screen | None
    before: Screen | None
    suggestions: Sequence[Suggestion]
    missions: Mapping[str, str]
    said: str = ""
    wrong: str = ""
    open: bool = True

    @property
    def seen(self) -> str:
        """What came in, as this page shows it: other words, or another tick, are something new."""
        return digest(f"{s.key}{s.text}{s.mission}{s.shown}" for s in self.suggestions)


def page(of: DeskPage) -> str:
    stacked, texts = stacks(of.suggestions), {s.key: s.text for s in of.suggestions}
    return rendered(
        "desk.html.j2",
        d=of,
        state=of.meeting.state,
        not_known=NOT_KNOWN,
        screens=room_screens.SCREENS,
        stacks=stacked,
        digest={s.keys: digest(texts[k] for k in s.keys) for s in stacked},
        phone_words=phone_words,
        shown_on_desk=of.screen.step <= 3 or bool(of.suggestions),
    )


def digest(texts: Iterable[str]) -> str:
    """A short name for words, so that what is ticked is what was read."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:10]


def export(meeting: Meeting, answers: Mapping[str, Sequence[Mapping[str, Any]]], given: Sequence[Suggestion]) -> str:
    """Everything a room holds as JSON; phones are numbers that stand for nothing else."""
    held = {
        "format": 1,
        "opened_at": meeting.opened_at.isoformat(timespec="minutes"),
        "link": meeting.link,
        "state": meeting.state,
        "answers": answers,
        "suggestions": [
            {"text": s.text, "said": s.said, "mission": s.mission, "shown": s.shown, "from_phone": s.from_phone}
            for s in given
        ],
    }
    return json.dumps(held, ensure_ascii=False, indent=1)
