"""Parts of the sidebar that stand closed.

Controls that nobody sees would cost every move of another control as much as those in sight. They are drawn once
somebody opens their part, or where one of them does not stand as the scenario has it.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from scenarios.ui import page_state


def part(title: str, own: Mapping[str, object]) -> DeltaGenerator | None:
    """A part by its title, to draw its controls in; nothing while all of them, by their keys, may be left out.

    `own` is what they hold where nobody has moved them. Once drawn they are drawn for the rest of the session: the
    framework takes the value of a control that is left out from the address.
    """
    place = st.expander(title, key=key(title), on_change="rerun")
    drawn = page_state.kept("parts_drawn", frozenset())
    if not place.open and title not in drawn and not _moved(own):
        return None
    page_state.keep("parts_drawn", drawn | {title})
    return place


def key(title: str) -> str:
    """The key under which the framework keeps whether a part is open."""
    return f"{title.lower().replace(' ', '_')}_open"


def _moved(own: Mapping[str, object]) -> bool:
    state = page_state.state()
    return any(k in st.query_params or state.get(k) not in (None, value) for k, value in own.items())
