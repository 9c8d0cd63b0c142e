"""Kinds of suppliers: who holds what, and a form for what somebody knows to differ."""

from __future__ import annotations

import re

import streamlit as st

from scenarios.answers import contracts as answers
from scenarios.answers.question import Question
from scenarios.domain.book import SupplierKind
from scenarios.domain.errors import MissionError
from scenarios.domain.supplier import MOST_TIMES, TIMES, kinds_text, parse_kinds
from scenarios.ui import asking, figures, say
from scenarios.ui.page_state import keep, state, take
from scenarios.views import words
from scenarios.views.tables import payers

NAMED: dict[SupplierKind, str] = {
    "vcse": "Give social enterprises an edge",
    "large": "Use large firms' infrastructure",
    "sme": "Small and medium-sized firms",
}
ALIKE = 100  # per cent of everybody's


def section(question: Question, writes: bool) -> None:
    """Who holds the spend and what may follow the mission, and the form."""
    found = asking.ask(answers.suppliers, question)
    if found is None:  # what is said of kinds does nothing then, and never in silence
        if question.scenario.kinds or question.scenario.levers.vcse_most_share < 1:
            say.write(words.suppliers.NO_BOOK)
        return
    claim, detail = words.suppliers.holds(found)
    say.heading(claim)
    if detail:
        say.write(detail)
    if lines := words.suppliers.differing(question.scenario.kinds):
        figures.points(lines)
    say.table(payers.kinds(found))
    say.caption(words.suppliers.CAVEAT, bold="Read with care.")
    figures.equations_behind("kinds")
    if writes:
        _form(question)


def _form(question: Question) -> None:
    behind = st.expander("Say what differs, and why", key="kinds_open", on_change="rerun")
    if not behind.open:
        return
    with behind:
        kind = st.selectbox(
            "Which suppliers",
            list(NAMED),
            format_func=NAMED.__getitem__,
            key="kind_of",
            help="What is said here holds for every contract of theirs, whatever is pointed at the mission.",
        )
        own = question.scenario.kinds.get(kind)
        places = st.columns(3)
        for i, (word, label) in enumerate(TIMES.items()):
            places[i % 3].number_input(
                f"{words.numbers.capital(label)}, % of everybody's",
                0,
                round(100 * MOST_TIMES),
                round(100 * getattr(own, word)) if own else ALIKE,
                5,
                key=f"times_{kind}_{word}",
                help="100 is the same as everybody's; 150 is half as much again.",
            )
        st.text_input(
            "Why",
            own.why if own else "",
            key=f"times_why_{kind}",
            max_chars=200,
            placeholder="What do you know that the evidence does not?",
            help="The reason stands beside the change on every page and in the link.",
        )
        st.button(
            "Use these figures",
            on_click=_use,
            args=(kind, kinds_text(question.scenario.kinds)),
            type="primary",
            key="use_kinds",
            help="Runs every page with them. The line stands at the side under Your own figures, and in the link.",
        )
        if refused := take("kinds_refused"):
            say.error(refused)


def _use(kind: SupplierKind, before: str) -> None:
    """Write the line and take it only if it can be read; what was typed stays in its boxes."""
    typed = state()
    times = {word: int(typed[f"times_{kind}_{word}"]) for word in TIMES}
    parts = ", ".join(f"{word} {percent}%" for word, percent in times.items() if percent != ALIKE)
    why = re.sub(r"[;\n]", ",", str(typed.get(f"times_why_{kind}") or "")).strip()
    try:
        kept = {k: d for k, d in parse_kinds(before).items() if k != kind}
        made = parse_kinds(f"{kind}: {parts} because {why}") if parts else {}
    except MissionError as error:
        keep("kinds_refused", str(error))
        return
    typed["kinds"] = kinds_text(kept | made) or "none"
