"""Contracts: what comes up when, which contract could carry the mission, and what to ask of it."""

from datetime import UTC, date, datetime

import streamlit as st

from scenarios.answers import contracts as answers
from scenarios.answers.compare import Setting
from scenarios.answers.contracts import Asks
from scenarios.answers.question import Question
from scenarios.domain.book import ContractBook
from scenarios.reports import ask_files
from scenarios.store.contracts import ask_file
from scenarios.ui import asking, figures, page, say, share
from scenarios.ui.controls import book_editor, books, levers, partners, record, suppliers
from scenarios.ui.framework import dark, embedded
from scenarios.views import words
from scenarios.views.charts import pipeline as chart
from scenarios.views.charts.theme import theme_of
from scenarios.views.tables import asks as table


@page.page("Contracts", shared="Contracts")
def main() -> None:
    # ask
    question = levers.sidebar()
    say.title("Contracts")
    about, book = page.about(question), asking.ask(answers.book, question)

    # run
    if book is not None:
        with page.progress("Working out what comes up when …"):
            coming, asked = asking.ask(answers.coming_up, question), asking.ask(answers.what_to_ask, question)

        # show
        if share.shows("pipeline") and coming is not None:
            shown = chart.figure(coming, theme_of(dark()))
            figures.figure(shown, stacked=True, told=shown.detail)
        if share.wanted() in ("", "compare") and asked is not None:
            what_to_ask(question, about, book, asked)
            say.heading("What is in this book")
            figures.points(words.book.holds(book, question.spend_gbp))
            if not embedded():
                book_editor.editor(book)
            suppliers.section(question, writes=not embedded())
            record.section(question, writes=not embedded())
    else:
        say.write(words.book.NO_BOOK)
        suppliers.section(question, writes=False)
    if share.wanted() in ("", "compare"):
        partners.section(question, about, writes=not embedded())
    if not embedded():  # a frame cannot write
        books.upload(question.scenario.contracts.book)


def what_to_ask(question: Question, about: Setting, book: ContractBook, asked: Asks) -> None:
    """The contracts that could carry most of it, each with what to ask and by when, and all of them as files."""
    mission = question.scenario.levers.mission
    claim, detail = words.book.asks(asked, book, mission, about.missions)
    say.heading(claim)
    say.write(detail)
    lead, texts = books.lead_months(), ask_file.read()
    say.write(words.book.due(asked.every[: asked.most], lead, date.today()))
    rows = table.table(asked.every, texts, mission, lead)
    figures.asks(rows.head(max(asked.most, 1)), f"Table: {claim}")
    left, right = st.columns(2)
    left.download_button(
        "Every ask as a workbook (XLSX)",
        lambda: ask_files.workbook(rows),
        "asks.xlsx",
        key="asks_xlsx",
        help="All contracts that may be asked, with values, dates, what to ask and the lawful basis to check.",
    )
    right.download_button(
        "Notice dates as a calendar (ICS)",
        lambda: ask_files.calendar(asked.every[: asked.most], texts, mission, lead, datetime.now(UTC)),
        "notices.ics",
        "text/calendar",
        key="asks_ics",
        help="One entry for each contract in the list, on the day by which its notice must go out.",
    )
    say.caption(words.book.ASKS_CAVEAT, bold="Read with care.")
    figures.equations_behind("asks")


main()
