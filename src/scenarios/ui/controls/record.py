"""A council's own record: the return it brings, what that makes of the evidence, and the button that uses it."""

from __future__ import annotations

from datetime import date

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from scenarios.analysis.assumptions import as_text, without
from scenarios.analysis.own_record import Own
from scenarios.answers import contracts as answers
from scenarios.answers.question import Question
from scenarios.answers.urgency import Urgency
from scenarios.domain.errors import MissionError
from scenarios.reports import bringing_returns
from scenarios.store.files import places
from scenarios.ui import asking, figures, page_state, say
from scenarios.ui.asking import elsewhere, forget_elsewhere, made_when_asked
from scenarios.ui.controls import book_columns
from scenarios.ui.page_state import keep, kept, state
from scenarios.views import words
from scenarios.views.tables import record as table

ENDINGS, MOST_MB = ["csv", "xlsx"], 20


def section(question: Question, writes: bool) -> None:
    """What the book in use says of pledges and deliveries, and how to bring a return to it."""
    found = asking.ask(answers.record, question, date.today())
    if found:
        claim, detail = words.record.claim(found)
        say.heading(claim)
        say.write(detail)
        say.table(table.table(found))
        say.caption(words.record.CAVEAT, bold="Read with care.")
        if writes:
            _use_figures(question, found)
    else:
        say.heading("What was pledged and delivered before")
        say.write(words.record.NONE)
    if writes:
        _bring(question)


def _use_figures(question: Question, found: list[Own]) -> None:
    now = {o.key: o for o in question.scenario.overrides}
    if all(now.get(own.key) == own.override for own in found):
        say.caption("In use on every page; the lines stand at the side under Your own figures.")
        return
    st.button(
        "Use both together on every page",
        on_click=_take,
        args=(as_text([own.override for own in found]), [own.key for own in found]),
        type="primary",
        key="use_record",
        help="Writes the two ranges with their reason under Your own figures, where they can be changed or taken out.",
    )


def _take(lines: str, keys: list[str]) -> None:
    text = state().get("assume") or ""
    for key in keys:
        text = without(text, key)
    state()["assume"] = f"{text}; {lines}" if text else lines


def _bring(question: Question) -> None:
    behind = st.expander("Bring a social value return", key="return_open", on_change="rerun")
    if not behind.open:
        return
    with behind:
        say.write(
            "Pledged and delivered by contract, a line a measure and period or a row a contract. References must be"
            " those of the book. What it says becomes part of a book of your own; nothing is used yet."
        )
        left, right = st.columns(2)
        number = kept("returns_done", 0)
        file = left.file_uploader(
            "Return", ENDINGS, key=f"return_{number}", max_upload_size=MOST_MB, help="CSV or XLSX, wide or long."
        )
        measures = right.file_uploader(
            "List of measures, where the return has no proxies",
            ["csv"],
            key=f"measures_{number}",
            max_upload_size=MOST_MB,
            help="Columns measure, unit, record_only and proxy_gbp: what one of each is taken to be worth.",
        )
        if file is None:
            return
        try:
            _looked_over(file, measures, question.scenario.contracts.book)
        except MissionError as error:
            say.error(f"{str(error).rstrip('.')}. Nothing has changed.")


def _looked_over(file: UploadedFile, measures: UploadedFile | None, book: str) -> None:
    chosen = book_columns.chosen(file, book_columns.RETURN)
    given = (file.name, file.getvalue()), (measures.name, measures.getvalue()) if measures else None, book, chosen
    if kept("return_asked"):
        keep("return_asked", False)
        name, title = elsewhere(bringing_returns.use, *given)
        forget_elsewhere()
        places.look_again()  # another process has written it
        keep("returns_done", kept("returns_done", 0) + 1)
        keep("book_brought", title)
        page_state.brought_book(name, None)
        st.rerun()
    with st.spinner("Reading every line …"):
        found = elsewhere(bringing_returns.look_over, *given)
    figures.points(found.lines)
    behind = st.expander("What the return holds, line by line", key="return_report_open", on_change="rerun")
    if behind.open:
        for line in found.every_line:
            behind.text(line)
    st.download_button(
        "What became of every line (CSV)",
        made_when_asked(bringing_returns.accounted, *given, urgent=Urgency.FILE),
        "every_line_of_the_return.csv",
        "text/csv",
        key="return_every_line",
        on_click="ignore",
        help="File, line, field, what stands there, and whether it counts or why it does not.",
    )
    if not found.contracts:
        say.error("It speaks of no contract of the book in use. Nothing has changed.")
        return
    st.button(
        "Put it into the book",
        on_click=keep,
        args=("return_asked", True),
        type="primary",
        key="use_return",
        help="Keeps the book with what was pledged and delivered as one of your own, and runs every page on it.",
    )
