"""What is typed and not saved, kept under a name in the address: a reload, or another page, loses none of it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from scenarios.domain.errors import MissionError
from scenarios.store.library import drafts
from scenarios.ui import who
from scenarios.ui.page_state import keep, kept

PART = "draft"  # of a link


def typed_before(kind: str) -> Any:
    """What was typed of this kind, here or before a reload; None where nothing was."""
    return _content().get(kind)


def remember(kind: str, value: Any, untouched: bool) -> None:
    """Keep what is typed now; nothing where it is as it stood at first."""
    content = dict(_content())
    before = content.get(kind)
    if untouched:
        content.pop(kind, None)
    else:
        content[kind] = value
    if content.get(kind) != before:
        _put(content)


def forget(kind: str) -> None:
    """It is saved, or taken back."""
    if kind in _content():
        _put({k: v for k, v in _content().items() if k != kind})


def in_address() -> None:
    """At the end of every page: the name of the draft, where there is one."""
    if PART in st.query_params:
        _content()  # remembered, because the framework's own links drop what stands in an address
    name = kept("draft_name", "")
    if name and st.query_params.get(PART) != name:
        st.query_params[PART] = name
    elif not name and PART in st.query_params:
        del st.query_params[PART]


def _content() -> dict[str, Any]:
    """What is typed and not saved, read once a session where its address names a draft."""
    if kept("draft") is None:
        name = st.query_params.get(PART, "")
        try:
            found = drafts.read(name) if name and who.may_write() else {}
        except MissionError:  # the library is away: told where it is opened
            found = {}
        keep("draft_own", False)  # somebody else may have it open too: what is typed here is kept beside it
        keep("draft", found)
        keep("draft_name", name if found else "")
    content: dict[str, Any] = kept("draft")
    return content


def _put(content: dict[str, Any]) -> None:
    own = kept("draft_own", False)
    name = kept("draft_name", "") if own else ""
    keep("draft", content)
    try:
        if content:
            keep("draft_name", drafts.keep(content, name))
            keep("draft_own", True)
        else:
            if name:
                drafts.forget(name)
            keep("draft_name", "")
    except MissionError:  # what is typed stays on the screen, and saving it says what is wrong
        return
