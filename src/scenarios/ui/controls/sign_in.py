"""Signing in and out where a provider is set up, and what is said to whoever has not, or may only read."""

from __future__ import annotations

import streamlit as st

from scenarios.ui import say, who
from scenarios.ui.framework import signs_in

NOT_SIGNED_IN = "You have not signed in here, so you see what is published, and nothing can be saved."
READS = "You may read what is saved here, and not change it."


def section() -> None:
    """Who is at the screen, where somebody vouches for that."""
    if not who.expected():
        return
    vouched = who.vouched_for()
    if vouched is None:
        say.write(NOT_SIGNED_IN)
        if signs_in():
            st.button("Sign in", on_click=st.login, key="sign_in", help="At your organisation's own provider.")
        return
    say.caption(f"Signed in as {vouched.name}." + (f" {READS}" if vouched.role == "viewer" else ""))
    if vouched.told_by == "login":
        st.button("Sign out", on_click=st.logout, key="sign_out", help="This browser forgets who you are.")
