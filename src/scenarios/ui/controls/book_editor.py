"""The largest contracts of a book as a table that an officer corrects: categories, dates and marks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from scenarios.domain.book import ContractBook
from scenarios.domain.contract import CATEGORIES
from scenarios.domain.errors import MissionError
from scenarios.procurement.correcting import LEAST_TERM_YEARS, MOST_TERM_YEARS, corrected
from scenarios.store.contracts import book_files
from scenarios.ui import page_state, say

MOST_ROWS = 300  # that can be corrected on a page; with more, the book's CSV is the place
COLUMNS = {
    "category": "Category",
    "ends": "Term ends",
    "latest_end": "Can run to",
    "term_years": "Years when let again",
    "may_be_asked": "May be asked",
}


def editor(book: ContractBook) -> None:
    """The table on asking, and a button that uses what was corrected as a book of its own."""
    behind = st.expander("Correct categories, dates and marks", key="book_edit_open", on_change="rerun")
    if not behind.open:
        return
    with behind:
        say.write(
            f"The {min(MOST_ROWS, len(book.contracts)):,} largest contracts. A contract that is not marked is left out"
            " of what may follow a mission. What you correct becomes a book of its own; the one it came from stays."
        )
        frame, places = rows(book)
        edited = st.data_editor(
            frame,
            key=f"book_edit_{book.digest}",
            hide_index=True,
            width="stretch",
            height=420,
            disabled=["Reference", "Contract", "Value a year (£)"],
            column_config=_columns(),
        )
        changes = changed(frame, edited, places)
        say.caption(f"{len(changes):,} contracts are corrected." if changes else "Nothing is corrected yet.")
        if changes and st.button(
            "Use the corrected contracts",
            key="use_corrected",
            help="Keeps them on this server as a book of their own and runs every page on it.",
        ):
            _use(book, changes)


def rows(book: ContractBook) -> tuple[pd.DataFrame, list[int]]:
    """The largest contracts as a table, and each one's place in the book."""
    places = sorted(range(len(book.contracts)), key=lambda i: -book.contracts[i].annual_gbp)[:MOST_ROWS]
    found = [book.contracts[i] for i in places]
    frame = pd.DataFrame(
        [
            {
                "Reference": c.reference,
                "Contract": c.title,
                "Value a year (£)": round(c.annual_gbp),
                **{label: getattr(c, field) for field, label in COLUMNS.items()},
            }
            for c in found
        ]
    )
    for label in ("Term ends", "Can run to"):
        frame[label] = pd.to_datetime(frame[label])
    return frame, places


def changed(before: pd.DataFrame, after: pd.DataFrame, places: list[int]) -> dict[int, dict[str, Any]]:
    """What differs, by place in the book and field."""
    found: dict[int, dict[str, Any]] = {}
    for field, label in COLUMNS.items():
        for row, (old, new) in enumerate(zip(before[label], after[label], strict=True)):
            old, new = _plain(old), _plain(new)
            if old != new:
                found.setdefault(places[row], {})[field] = new
    return found


def _plain(value: Any) -> Any:
    """A cell as the domain has it: days without an hour, whole numbers, and nothing as None."""
    if value is None or value is pd.NaT or (isinstance(value, float) and pd.isna(value)):
        return None
    if isinstance(value, date):  # a time stamp is one too
        return date(value.year, value.month, value.day)
    return value.item() if hasattr(value, "item") else value


def _columns() -> dict[str, Any]:
    column = st.column_config
    return {
        "Value a year (£)": column.NumberColumn(format="localized"),
        "Category": column.SelectboxColumn(options=list(CATEGORIES), required=True),
        "Term ends": column.DateColumn(format="DD.MM.YYYY"),
        "Can run to": column.DateColumn(format="DD.MM.YYYY"),
        "Years when let again": column.NumberColumn(
            min_value=LEAST_TERM_YEARS, max_value=MOST_TERM_YEARS, step=1, required=True
        ),
        "May be asked": column.CheckboxColumn(),
    }


def _use(book: ContractBook, changes: dict[int, dict[str, Any]]) -> None:
    try:
        made = corrected(book, changes)
        name = book_files.keep(made)
    except MissionError as error:
        say.error(f"{str(error).rstrip('.')}. Nothing has changed.")
        return
    page_state.keep("book_brought", made.title)
    page_state.brought_book(name, None)
    st.rerun()
