"""The control of Equations."""

from __future__ import annotations

import streamlit as st

from scenarios.views.words import behind as words


def behind() -> tuple[int, ...] | None:
    """The equations that make one figure or sentence, by number; None for every one."""
    shown = st.selectbox(
        "Show what makes",
        [words.EVERY, *(name for name, _ in words.BEHIND.values())],
        key="behind",
        bind="query-params",
        help="The equations behind a figure or a sentence of the other pages.",
    )
    return words.numbers(shown)
