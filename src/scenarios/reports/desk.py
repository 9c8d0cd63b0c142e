"""The facilitator's second screen: notes, the next step, who is in, and what came in, as a plain page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scenarios.answers.meeting import stacks
from scenarios.domain.meeting import NOT_KNOWN, Counts, Meeting, Suggestion
from scenarios.reports.html import rendered
from scenarios.store.files.room_file import Note
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


def page(of: DeskPage) -> str:
    return rendered(
        "desk.html.j2",
        d=of,
        state=of.meeting.state,
        not_known=NOT_KNOWN,
        screens=room_screens.SCREENS,
        stacks=stacks(of.suggestions),
        shown_on_desk=of.screen.step <= 3 or bool(of.suggestions),
    )


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
