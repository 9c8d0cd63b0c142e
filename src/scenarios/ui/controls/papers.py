"""What an officer takes to a committee: the paper as a Word document, two slides, and every table."""

from __future__ import annotations

from datetime import date

import streamlit as st

from scenarios.answers.question import Question
from scenarios.answers.side_by_side import Laid
from scenarios.reports import paper_docx, side_by_side, slides, workbook
from scenarios.store.files import paper_files
from scenarios.ui import say
from scenarios.ui.asking import made_when_asked

OFFICE = "application/vnd.openxmlformats-officedocument"


def section(question: Question) -> None:
    """The paper of this screen, under the headings of a template."""
    say.heading("For committee")
    say.write(
        "A paper to be edited: options with what speaks for and against each, money by payer, who gains, when it loses,"
        " what comes up when, and where every figure comes from. It drafts; it does not recommend."
    )
    named = {name: paper_files.load(name).title for name in paper_files.shipped()}
    template = st.selectbox(
        "Headings",
        list(named),
        format_func=lambda name: named.get(name, name),
        key="paper_map",
        help="Your own council's headings: `scenarios paper FILE --docx paper.docx --map ours.toml`.",
    )
    left, middle, right = st.columns(3)
    left.download_button(
        "Committee paper (DOCX)",
        made_when_asked(paper_docx.of_question, question, template, date.today()),
        "committee_paper.docx",
        f"{OFFICE}.wordprocessingml.document",
        on_click="ignore",
        key="paper_docx",
        help="Takes some seconds: every block is worked out from this screen.",
    )
    middle.download_button(
        "Two slides (PPTX)",
        made_when_asked(slides.of_question, question, date.today()),
        "one_mission.pptx",
        f"{OFFICE}.presentationml.presentation",
        on_click="ignore",
        key="paper_pptx",
        help="The sentence and the ladder, to put into your own presentation.",
    )
    right.download_button(
        "Every table (XLSX)",
        made_when_asked(workbook.of_question, question),
        "one_mission.xlsx",
        f"{OFFICE}.spreadsheetml.sheet",
        on_click="ignore",
        key="paper_xlsx",
        help="A sheet each: what was run, every chart's figures, changes, budgets and the evidence.",
    )


def of_comparison(question: Question, laid: tuple[Laid, ...]) -> None:
    """The comparison as a paper, and as a workbook of its tables."""
    say.heading("To carry along")
    left, right = st.columns(2)
    left.download_button(
        "Comparison (DOCX)",
        made_when_asked(side_by_side.document_of, question, laid, date.today()),
        "side_by_side.docx",
        f"{OFFICE}.wordprocessingml.document",
        on_click="ignore",
        key="side_docx",
        help="What each suggests, what differs and because of which change, to be edited.",
    )
    right.download_button(
        "Every table (XLSX)",
        made_when_asked(side_by_side.workbook_of, question, laid),
        "side_by_side.xlsx",
        f"{OFFICE}.spreadsheetml.sheet",
        on_click="ignore",
        key="side_xlsx",
        help="Inputs, results, every chart's figures, and a bridge to each, a sheet each.",
    )
