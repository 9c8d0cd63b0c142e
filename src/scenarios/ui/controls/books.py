"""Whose contracts: the scenario's own book, none, or one that a reader brings as a register or as notices."""

from __future__ import annotations

from datetime import date

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from scenarios.answers.urgency import Urgency
from scenarios.domain.errors import MissionError
from scenarios.procurement.asking import LEAD_MONTHS
from scenarios.procurement.columns import Chosen
from scenarios.reports import bringing
from scenarios.store.contracts import book_files
from scenarios.store.files import places
from scenarios.store.library import brought as in_library
from scenarios.ui import page_state, say
from scenarios.ui.asking import elsewhere, forget_elsewhere, made_when_asked
from scenarios.ui.controls import book_columns
from scenarios.ui.controls.levers import SPEND
from scenarios.ui.page_state import keep, kept, state

ENDINGS = ["csv", "xlsx", "json"]
MOST_MB = 64


def upload(in_use: str = "") -> None:
    """A register or notices of one's own, looked over before anything is used; or put into the book in use."""
    say.heading("Bring your own contracts")
    say.write(
        "A contract register as CSV or XLSX, or notices of Find a Tender and Contracts Finder as JSON, up to"
        f" {MOST_MB} MB. The book stays on this server until you remove it, or for {book_files.UNUSED_DAYS} days after"
        " anybody last used it. Only you, and those you give the link to, can see it."
    )
    _in_use()
    left, right = st.columns([2, 1])
    file = left.file_uploader(
        "Register or notices",
        ENDINGS,
        key=f"contracts_{kept('books_done', 0)}",
        max_upload_size=MOST_MB,
        help="What was read, left out and assumed is reported before anything is used.",
    )
    if file is None:
        return
    title = right.text_input(
        "What to call it",
        file.name.rsplit(".", 1)[0].replace("_", " ").capitalize(),
        key="book_name",
        max_chars=60,
        help="The name of the book on every screen.",
    )
    onto = ""
    if in_use and st.toggle(
        "Put it into the contracts in use",
        key="book_onto",
        help="Contracts that are there already are said anew, others are added; amendments and endings count.",
    ):
        onto = in_use
    chosen = book_columns.chosen(file)
    try:
        _looked_over(file, title, onto, chosen)
    except MissionError as error:
        say.error(f"{str(error).rstrip('.')}. Nothing has changed.")


def _looked_over(file: UploadedFile, title: str, onto: str, chosen: Chosen | None) -> None:
    """The report, and the button that uses what was read."""
    given = file.name, file.getvalue(), title, date.today(), onto, chosen
    _use_what_is_wanted(given)
    with st.spinner("Reading every line …"):
        found = elsewhere(bringing.look_over, *given)
    for line in found.lines:
        st.text(line)
    behind = st.expander("What the file holds, line by line", key="book_report_open", on_change="rerun")
    if behind.open:
        for line in found.every_line:
            behind.text(line)
    st.download_button(
        "What became of every line (CSV)",
        made_when_asked(bringing.accounted, file.name, file.getvalue(), date.today(), chosen, urgent=Urgency.FILE),
        "every_line.csv",
        "text/csv",
        key="book_every_line",
        on_click="ignore",
        help="File, line, field, what stands there, and why: read, mended, assumed, left out, set aside or refused.",
    )
    if not found.contracts:
        say.error("There is no contract in it that runs and has a yearly value. Nothing has changed.")
        return
    st.button(
        "Use these contracts",
        on_click=keep,
        args=("book_asked", True),
        type="primary",
        key="use_book",
        help="Keeps the book on this server and runs every page on it, at its own yearly spend.",
    )


def _use_what_is_wanted(given: tuple[str, bytes, str, date, str, Chosen | None]) -> None:
    """Keep the book, choose it, set spend to what it comes to, and start the page again; otherwise keep nothing.

    Here and not when the button is pressed: what a reader moves meanwhile ends that, and this is begun again.
    """
    if not kept("book_asked"):
        return
    try:
        with st.spinner("Keeping the contracts …"):
            used = elsewhere(bringing.use, *given)
    except MissionError:
        keep("book_asked", False)
        raise
    keep("book_asked", False)
    forget_elsewhere()
    places.look_again()  # another process has written it
    keep("books_done", kept("books_done", 0) + 1)
    keep("book_brought", used.title)
    page_state.brought_book(used.name, round(min(max(used.annual_gbp, SPEND.least), SPEND.most)))
    st.rerun()


def _in_use() -> None:
    """What came of the upload, and how to take it out again."""
    name, brought = state().get("book") or "", kept("book_brought")
    if book_files.UPLOAD.fullmatch(name) is None:
        return
    if brought:
        say.success(f"It worked: every page now runs on {brought}, at its own yearly spend.")
    say.caption(f"In use now: {book_files.title(name).split(' · ')[0]}. Only its link shows it.")
    st.button(
        "Remove these contracts from this server",
        on_click=_remove,
        args=(name,),
        key="remove_book",
        help="For everybody who has the link. They can be brought again.",
    )


def _remove(name: str) -> None:
    state()["book"] = ""
    keep("book_brought", None)
    book_files.forget(name)
    in_library.forget(name)


def lead_months() -> int:
    """How long before a contract ends its notice must go out."""
    number = st.number_input(
        "Months from notice to a contract that begins",
        0,
        36,
        LEAD_MONTHS,
        key="lead",
        bind="query-params",
        help="Market engagement, tender, standstill and handing over. The dates in the list and the calendar follow.",
    )
    return int(number)
