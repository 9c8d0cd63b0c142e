"""What an officer takes to a committee: the paper as a Word document."""

from __future__ import annotations

from datetime import date

import streamlit as st

from scenarios.answers.question import Question
from scenarios.reports import paper_docx
from scenarios.store.files import paper_files
from scenarios.ui import say
from scenarios.ui.asking import made_when_asked

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def section(question: Question) -> None:
    """The paper of this screen, under the headings of a template."""
    say.heading("For committee")
    say.write(
        "A paper to be edited: options with what speaks for and against each, money by payer, who gains, when it loses,"
        " what comes up when, and where every figure comes from. It drafts; it does not recommend."
    )
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    named = {name: paper_files.load(name).title for name in paper_files.shipped()}
    template = left.selectbox(
        "Headings",
        list(named),
        format_func=lambda name: named.get(name, name),
        key="paper_map",
        help="Your own council's headings: `scenarios paper FILE --docx paper.docx --map ours.toml`.",
    )
    right.download_button(
        "Committee paper (DOCX)",
        made_when_asked(paper_docx.of_question, question, template, date.today()),
        "committee_paper.docx",
        DOCX,
        on_click="ignore",
        key="paper_docx",
        help="Takes some seconds: every block is worked out from this screen.",
    )
