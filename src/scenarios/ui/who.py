"""Who is at the screen: as a trusted proxy says, as a provider they signed in at says, or as somebody types."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import get_args

import streamlit as st

from scenarios.domain.saved import LONGEST_WHO, Author, Role
from scenarios.ui.framework import embedded, request_header, signed_in, signs_in
from scenarios.ui.page_state import keep, kept

# Request headers in which a proxy says who has signed in and what they may do; it overwrites what a reader sends.
HEADER, ROLE_HEADER = "ONE_MISSION_USER_HEADER", "ONE_MISSION_ROLE_HEADER"
ROLE_CLAIM = "ONE_MISSION_ROLE_CLAIM"  # of those who sign in at a provider: which of its claims says what they may do
NAMES = ("email", "preferred_username", "name", "sub")  # claims that name somebody, the first there is


def author(key: str) -> Author:
    """The reader as the history will have them; asked for a name where nobody vouches for one."""
    vouched = vouched_for()
    if vouched is not None:
        return vouched
    if expected():
        return Author("", role="viewer")
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


def expected() -> bool:
    """Whether somebody vouches for readers here: a proxy, or a provider that they sign in at."""
    return bool(_setting(HEADER)) or signs_in()


def only_published() -> bool:
    """Whether this reader sees of saved scenarios only what is published: in a frame, and where nobody vouches."""
    return embedded() or (expected() and vouched_for() is None)


def may_write() -> bool:
    """Whether this reader may keep and change anything: never in a frame."""
    if embedded():
        return False
    vouched = vouched_for()
    return vouched.role != "viewer" if vouched is not None else not expected()


def vouched_for() -> Author | None:
    """Who the proxy or the provider says has signed in; nobody where neither is trusted here."""
    name = _setting(HEADER)
    said = request_header(name) if name else ""
    if said:
        role_header = _setting(ROLE_HEADER)
        return Author(said[:LONGEST_WHO], "proxy", role_of(role_header, request_header(role_header)))
    claims = signed_in()
    named = next((str(claims[n]) for n in NAMES if claims.get(n)), "")
    if not named:
        return None
    claim = _setting(ROLE_CLAIM)
    return Author(named[:LONGEST_WHO], "login", role_of(claim, claims.get(claim, "")))


def role_of(setting: str, said: object) -> Role:
    """What somebody may do: everybody saves where no roles are said; where they are, who has none reads."""
    if not setting:
        return "editor"
    words = {w.strip().casefold() for w in (said if isinstance(said, list) else str(said).split(","))}
    roles: tuple[Role, ...] = get_args(Role)
    return next((role for role in reversed(roles) if role in words), "viewer")


def _setting(name: str) -> str:
    return os.environ.get(name, "").strip()


def unknown(headers: Mapping[str, str]) -> bool:
    """Whether nobody vouches for who sends a request, where somebody could; a provider's word reaches only the app."""
    name = _setting(HEADER)
    return not headers.get(name) if name else signs_in()
