"""A number that can be slid or typed: a slider and a box that are always the same figure."""

from __future__ import annotations

import streamlit as st

SLIDER = "_slider"  # what the slider's key adds to the number's, which alone is in the address


def number(label: str, least: int, most: int, own: int, key: str, told: str) -> int:
    """A whole number. Neither control writes the other but when it was itself moved."""
    with st.container(key=f"paired_{key}"):
        left, right = st.columns([5, 2], vertical_alignment="bottom")
        with right:
            exact = st.number_input(f"{label}, typed", least, most, own, 1, key=key, bind="query-params", label_visibility="collapsed",
                                    on_change=_follow, args=(key, key + SLIDER), help=told)  # fmt: skip
        with left:
            st.slider(
                label,
                least,
                most,
                int(exact),
                1,
                key=key + SLIDER,
                on_change=_follow,
                args=(key + SLIDER, key),
                help=told,
            )
    return int(exact)


def both(numbers: dict[str, int]) -> dict[str, int]:
    """Values for the boxes, and the same for their sliders."""
    return numbers | {key + SLIDER: value for key, value in numbers.items()}


def _follow(moved: str, other: str) -> None:
    value = st.session_state[moved]
    if value is not None:
        st.session_state[other] = value
