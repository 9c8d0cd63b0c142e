"""Who is at the screen: as a trusted proxy says, or as somebody types."""

from __future__ import annotations

import os

import streamlit as st

from scenarios.domain.saved import LONGEST_WHO, Author
from scenarios.ui.framework import request_header
from scenarios.ui.page_state import keep, kept

# The request header in which a proxy says who has signed in; it overwrites what a reader sends.
HEADER = "ONE_MISSION_USER_HEADER"


def author(key: str) -> Author:
    """The reader as the history will have them; asked for a name where nobody vouches for one."""
    vouched = vouched_for()
    if vouched is not None:
        return vouched
    typed = st.text_input(
        "Your name",
        kept("who", ""),
        key=f"who_{key}",
        max_chars=LONGEST_WHO,
        help="The history says who saved what. It is what you type, and the history says that too.",
    )
    if typed:
        keep("who", typed)
    return Author(typed or "")


def vouched_for() -> Author | None:
    """Who the proxy says has signed in; nobody where no header is trusted."""
    name = os.environ.get(HEADER, "").strip()
    said = request_header(name) if name else ""
    return Author(said[:LONGEST_WHO], "proxy") if said else None
