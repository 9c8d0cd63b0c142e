"""Doubts, changed live, and the plan: what moved, what stayed disputed, what to find out, who does what."""

from __future__ import annotations

from datetime import date

import streamlit as st

from scenarios.answers.compare import facts
from scenarios.answers.contracts import what_to_ask
from scenarios.answers.decide import decision
from scenarios.answers.session import triable, tried, value_at
from scenarios.domain.meeting import Asked
from scenarios.store.contracts import ask_file
from scenarios.ui import asking, figures, page, say, share
from scenarios.ui.controls import levers, minutes, present
from scenarios.ui.controls import meeting as rooms
from scenarios.ui.screens.guessing import shifted
from scenarios.ui.screens.session import Session
from scenarios.ui.screens.weighing import CHOOSE, room_weights
from scenarios.views import words
from scenarios.views.words import room


def doubt_key(s: Session) -> str:
    """The vote on what to doubt: of another mission it is another one."""
    return f"doubt:{s.question.scenario.levers.mission[:20]}"


def doubts(s: Session) -> None:
    h, register = s.found.headlines[s.question.focus], s.about.register
    decided = asking.ask(decision, s.question)
    labels = {k: words.numbers.capital(words.decision.name_of(k, register)) for k in triable(decided, register)}
    if labels:
        asked = Asked(doubt_key(s), "doubt", "Which of these do you doubt most?", "", tuple(labels.items()))
        rooms.ask(s.meeting, "doubts", asked)
    claim, detail = words.decision.finding(decided.finding, h.title, decided.losing_share, register)
    left, right = st.columns([5, 1]) if s.meeting else (st.container(), st.container())
    with left:
        page.sentence(claim)
        say.write(detail)
    with right:
        shown = rooms.votes_shown(s.meeting, doubt_key(s)) if s.meeting else None
    if shown is not None:
        say.write(words.values.votes(shown, labels))
    key, end = present.trial(decided, register, *s.trial)
    after = asking.ask(facts, tried(s.question, key, end, register)).headlines[s.question.focus]
    say.info(words.compare.headline(after, s.about.missions))
    if key and end:
        say.write(room.turned(h, after, words.decision.supposed(key, value_at(key, end, register), register)))


def plan(s: Session) -> None:
    """What moved, what stayed disputed, what to find out first, who does what by when."""
    decided, people = asking.ask(decision, s.question), s.found.headlines[s.question.focus].people
    claim, _ = words.finding_out.evppi(decided.evppi, decided.group_evppi, s.about.register)
    state = s.meeting.state if s.meeting else {}
    moved = shifted(s)
    page.sentence(claim)
    left, right = st.columns(2)
    with left:
        if moved.people:
            say.write(f"{words.room.shifted(moved, people, s.noun)[0]}.", bold="What moved.")
        say.write(state.get("dissent") or room.NOTHING_NOTED, bold="What stayed disputed.")
        parked = words.numbers.listed(list(state.get("parked", []))) or room.NOTHING_NOTED
        say.write(parked, bold="Parked.")
        say.write(f"{words.grant.instead(s.found.instead, '')[0]}.", bold=words.grant.ASKED)
    with right:
        say.write("", bold="Who does what, by when")
        figures.points(state.get("actions") or _first_asks(s) or [room.NOBODY_TOOK_ON])


def last_words(s: Session) -> None:
    """The minutes to take along, and the link that shows it all again."""
    of = minutes.held(s, shifted(s), room_weights(s), CHOOSE, doubt_key(s))
    page.sentence("The minutes are ready: what was asked, guessed, weighed, decided and left open.")
    minutes.downloads(s, of)
    figures.summary_link(share.summary_address())
    share.panel("Present", "Present to a room", levers.evidence())


def _first_asks(s: Session) -> list[str]:
    """What the contract book would ask first, where there is one."""
    found = asking.ask(what_to_ask, s.question) if s.question.scenario.contracts.book else None
    mission = s.question.scenario.levers.mission
    return room.first_asks(found, ask_file.read(), mission, date.today()) if found else []
