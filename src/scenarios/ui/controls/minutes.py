"""The minutes of a session as files, made once somebody asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from scenarios.answers.link_reading import EVIDENCE
from scenarios.answers.meeting import Shift, picks, tally
from scenarios.reports import minutes
from scenarios.reports.minutes import Held
from scenarios.store.library import phones
from scenarios.ui import share
from scenarios.ui.asking import made_when_asked
from scenarios.ui.controls import levers
from scenarios.ui.controls.papers import OFFICE
from scenarios.ui.page_state import state
from scenarios.ui.screens.session import Session


def held(s: Session, moved: Shift, weights: tuple[tuple[float, ...], ...], choose: str, doubt: str) -> Held:
    """What this room left behind, as the minutes need it."""
    desk, noted = (s.meeting.desk, s.meeting.state) if s.meeting else ("", {})
    return Held(
        phones=phones.counts(desk, "").phones if desk else 0,
        guessed=s.guessed(),
        guessed_again=s.guessed(again=True),
        moved=moved,
        weights=weights,
        votes=_votes(desk, noted, choose),
        doubts=_votes(desk, noted, doubt),
        suggestions=tuple(phones.suggestions(desk)) if desk else (),
        decision=noted.get("decision", {}),
        dissent=noted.get("dissent", ""),
        parked=tuple(noted.get("parked", ())),
        actions=tuple(noted.get("actions", ())),
        said=str(state().get("room") or ""),
        trial=s.trial,
        link=share.link("Present", **({EVIDENCE: evidence} if (evidence := levers.evidence()) else {})),
    )


def _votes(desk: str, noted: Mapping[str, Any], question: str) -> dict[str, int]:
    """As they were shown to the room, or as they stand where they never were."""
    if not desk:
        return {}
    shown = tally(noted, question)
    return picks(phones.replies(desk, question)) if shown is None else shown


def downloads(s: Session, of: Held) -> None:
    """Two files of the same minutes."""
    left, right = st.columns(2)
    left.download_button(
        "Minutes (DOCX)",
        made_when_asked(minutes.docx_of, s.question, of, date.today()),
        "minutes.docx",
        f"{OFFICE}.wordprocessingml.document",
        on_click="ignore",
        key="minutes_docx",
        help="Question, guesses, weights, decision, dissent, actions, and the link that shows every figure again.",
    )
    right.download_button(
        "Minutes (HTML)",
        made_when_asked(minutes.html_of, s.question, of, date.today()),
        "minutes.html",
        "text/html",
        on_click="ignore",
        key="minutes_html",
        help="The same as one page without script, for a file share or for printing.",
    )
