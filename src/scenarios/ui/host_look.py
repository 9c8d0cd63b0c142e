"""How a frame takes the look of the page around it: parts of its address, read in a frame alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from scenarios.ui.framework import embedded

FONT = re.compile(r"[A-Za-z0-9][A-Za-z0-9 \-]{0,39}")  # a name, and nothing that could end a style


@dataclass(frozen=True)
class HostLook:
    """What the page around a frame asks for."""

    titled: bool = True
    clear: bool = False  # whether its own ground shows through
    font: str = ""  # its letters, where the reader's machine has them


def wanted() -> HostLook:
    """The look that a frame's address asks for; outside a frame the app's own."""
    if not embedded():
        return HostLook()
    font = st.query_params.get("font", "").strip()
    return HostLook(
        titled=st.query_params.get("title") != "off",
        clear=st.query_params.get("ground") == "clear",
        font=font if FONT.fullmatch(font) else "",
    )


def _only(word: str, instead: str) -> Callable[[str], None]:
    def read(text: str) -> None:
        if text != word:
            raise ValueError(f"is not {word!r}; {instead}")

    return read


def _font(text: str) -> None:
    if not FONT.fullmatch(text.strip()):
        raise ValueError("is not the name of a font; the app's own is used")


LINK_PARTS: dict[str, Callable[[str], None]] = {
    "title": _only("off", "the title is shown"),
    "ground": _only("clear", "the app's own ground is used"),
    "font": _font,
}
