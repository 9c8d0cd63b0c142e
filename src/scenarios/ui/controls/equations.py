"""The control of Equations."""

from __future__ import annotations

import streamlit as st

from scenarios.views.words import behind as words


def behind() -> words.Behind | None:
    """The figure or sentence whose equations are shown; None for every equation."""
    shown = st.selectbox(
        "Show what makes",
        [words.EVERY, *(found.name for found in words.BEHIND.values())],
        key="behind",
        bind="query-params",
        help="The equations behind a figure or a sentence of the other pages.",
    )
    return words.called(shown)
