"""Text on a page, as it is: the framework reads Markdown, and a name must not become a picture.

A test refuses the framework's own commands for text everywhere else, so that a new page cannot forget.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from scenarios.views.words.numbers import escape_markdown

FEW = 3  # reasons shown where many lines cannot be used


def title(text: str) -> None:
    st.title(escape_markdown(text))


def heading(text: str) -> None:
    """A heading below the page's title, with none left out between them."""
    st.header(escape_markdown(text))


def write(text: str, bold: str = "", place: DeltaGenerator | None = None) -> None:
    """A paragraph, after a few words in bold where there are any."""
    (place or st).markdown(_with_bold(text, bold))


def caption(text: str, bold: str = "", place: DeltaGenerator | None = None) -> None:
    (place or st).caption(_with_bold(text, bold))


def info(text: str) -> None:
    st.info(escape_markdown(text))


def success(text: str) -> None:
    st.success(escape_markdown(text))


def warning(text: str) -> None:
    st.warning(escape_markdown(text))


def left_out(problems: Sequence[str]) -> None:
    """What could not be used of many lines: the first few reasons, and how many lines more there are."""
    shown = list(dict.fromkeys(problems))[:FEW]
    for problem in shown:
        warning(f"Left out: {problem}")
    if more := sum(problem not in shown for problem in problems):
        warning(f"Left out: {more:,} more {'line' if more == 1 else 'lines'}.")


def error(text: str) -> None:
    st.error(escape_markdown(text))


def table(frame: pd.DataFrame, hide_header: bool = False) -> None:
    """A small table, cell by cell as it is."""
    cells = frame.map(lambda v: escape_markdown(v) if isinstance(v, str) else v)
    st.table(cells, hide_index=True, hide_header=hide_header)


def _with_bold(text: str, bold: str) -> str:
    return f"**{escape_markdown(bold)}** {escape_markdown(text)}".rstrip() if bold else escape_markdown(text)
