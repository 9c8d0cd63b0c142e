"""A number that can be slid or typed: a slider and a box that always hold the same figure."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from scenarios.ui.page_state import BOXES, SLIDER, state


def number_box(place: DeltaGenerator, key: str, label: str, explained: str, most: float | None = None) -> float:
    """A number box of one page, with the limits that a link is held to, or a lower `most`."""
    box = BOXES[key]
    highest = box.most if most is None else type(box.own)(min(most, box.most))
    own = min(box.own, highest)
    return place.number_input(label, box.least, highest, own, box.step, key=key, bind="query-params", help=explained)


def slider_with_box(label: str, least: int, most: int, own: int, key: str, explained: str) -> int:
    """A whole number. The box alone is in the address; neither control writes the other unless it was itself moved."""
    with st.container(key=f"slider_with_box_{key}"):
        left, right = st.columns([5, 2], vertical_alignment="bottom")
        with right:
            exact = st.number_input(
                f"{label}, typed",
                least,
                most,
                own,
                1,
                key=key,
                bind="query-params",
                label_visibility="collapsed",
                on_change=_follow,
                args=(key, key + SLIDER),
                help=explained,
            )
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
                help=explained,
            )
    return int(exact)


def _follow(moved: str, other: str) -> None:
    value = state()[moved]
    if value is not None:
        state()[other] = value
