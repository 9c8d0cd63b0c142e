"""What an officer takes to a committee: the paper as a Word document, two slides, and every table."""

from __future__ import annotations

from datetime import date

import streamlit as st

from scenarios.answers.question import Question
from scenarios.answers.side_by_side import Laid
from scenarios.domain.errors import MissionError
from scenarios.domain.paper import PaperMap
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
    template = _template()
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


def _template() -> PaperMap:
    """The headings of a template that ships, or of one's own council, brought as a file."""
    shipped = {name: paper_files.load(name) for name in paper_files.shipped()}
    name = st.selectbox(
        "Headings",
        list(shipped),
        format_func=lambda n: shipped[n].title if n in shipped else n,
        key="paper_map",
        help="Under which headings each part of the paper stands, and in which order.",
    )
    brought = None
    with st.expander("Headings of your own council", key="paper_map_open", on_change="rerun") as behind:
        if behind.open:
            file = st.file_uploader(
                "A map of your template (TOML)",
                ["toml"],
                key="paper_map_file",
                max_upload_size=1,
                help="Each heading with the blocks that stand under it; the one below is there to copy.",
            )
            brought = _brought(file.getvalue(), file.name) if file is not None else None
            st.code(paper_files.text_of(paper_files.GENERIC), language="toml", height=260)
    return brought or shipped[name]


def _brought(data: bytes, name: str) -> PaperMap | None:
    """The map in a file; where it cannot be used, one sentence, and the headings chosen above stand."""
    try:
        made = paper_files.from_text(data.decode("utf-8-sig", "replace"), name)
    except MissionError as error:
        say.error(f"{str(error).rstrip('.')}. The headings chosen above stand.")
        return None
    say.caption(f"The paper stands under the headings of {made.title} ({made.source}).")
    return made


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
