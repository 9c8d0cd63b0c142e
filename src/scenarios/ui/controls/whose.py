"""Whose wards and whose contracts: the scenario's own, or what a reader has brought or their link names."""

from __future__ import annotations

import streamlit as st

from scenarios.answers import link, link_reading
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link_lines import LONGEST_LINES, kinds_asked, partners_asked
from scenarios.domain.book import SupplierKind
from scenarios.domain.partner import Partner
from scenarios.domain.supplier import KindDiffers
from scenarios.store.contracts import book_files
from scenarios.store.files import scenario_files
from scenarios.store.files.scenario_files import Loaded
from scenarios.store.wards import uploads, ward_files
from scenarios.ui import page_state, say
from scenarios.ui.page_state import state


def council(base: Loaded) -> str:
    """Whose wards: the scenario's own, a council in geodata/, or an upload of this reader's or of their link.

    The scenario's own stands in the list once, unless a link has named it like any other.
    """
    own, named = str(scenario_files.ward_source(base)), state().get("wards")
    others = [c for c in ward_files.councils() if c != own or c == named]
    label = link_reading.own_council(base, RESOLVER)
    chosen = st.selectbox(
        "Council",
        ["", *others, *page_state.own_uploads()],
        format_func=lambda k: ward_files.title(k) if k else label,
        key="wards",
        bind="query-params",
        help="Add your own on the page Wards.",
    )
    if chosen:
        uploads.touch(chosen)
    return chosen or ""


def book(base: Loaded, of_council: str) -> str:
    """Whose contracts: the scenario's own, none, or a book of this reader's or of their link."""
    own, named = base.scenario.contracts.book, state().get("book")
    others = [b for b in link.books() if of_council or b != own or b == named]
    labels = {"": link_reading.own_book(base, of_council), **link.books()}
    chosen = st.selectbox(
        "Contracts",
        ["", *others, *page_state.own_books()],
        format_func=lambda k: labels.get(k) or book_files.title(k),
        key="book",
        bind="query-params",
        help="When contracts come up, and what they are for. Bring your own on the page Contracts.",
    )
    if chosen:
        book_files.touch(chosen)
    return chosen or ""


def partners() -> dict[str, Partner] | None:
    """Who joins the council's mission, as text in the address bar; nothing for the scenario's own."""
    found, problems = partners_asked(
        _lines("partners", "Partners beside the council", "`Hospital trust: spend £300m, joins 2`")
    )
    for partner in (found or {}).values():
        if partner.book:
            book_files.touch(partner.book)
    say.left_out(problems)
    return found


def kinds() -> dict[SupplierKind, KindDiffers] | None:
    """What differs between kinds of suppliers, in the same way."""
    form = "`vcse: delivered 150% because our returns show it`"
    found, problems = kinds_asked(_lines("kinds", "Kinds of suppliers that differ", form))
    say.left_out(problems)
    return found


def _lines(key: str, label: str, form: str) -> str:
    text = st.text_area(
        label,
        key=key,
        bind="query-params",
        height=68,
        max_chars=LONGEST_LINES,
        help=(
            f"One line each: {form}, with semicolons between. The page Contracts writes them for you. Empty is the"
            " scenario's own; `none` is none."
        ),
    )
    return text or ""
