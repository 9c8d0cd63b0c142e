"""How a figure looks on a page: claim, picture, what it is not, words, table. The same furniture everywhere."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
import pyarrow as pa
import streamlit as st

from scenarios.analysis.futures import Future
from scenarios.domain.parameter import Register
from scenarios.views import words
from scenarios.views.charts.figure import Figure
from scenarios.views.charts.spec import Spec


def figure(shown: Figure) -> None:
    """One figure; pictures side by side where there is room, stacked on a phone."""
    st.subheader(shown.claim)
    if shown.detail:
        st.write(shown.detail)
    if shown.pictures:
        _pictures(shown)
    st.write(shown.summary)
    st.caption(f"**What this is not.** {shown.caveat}")
    behind = st.expander("As a table", key=f"{shown.key}_open", on_change="rerun")
    if behind.open:  # a closed table would cost every move of a slider as much as an open one
        behind.dataframe(shown.table, hide_index=True, width="stretch", alt=f"Table: {shown.claim}")


def for_a_room(shown: Figure) -> None:
    """A figure for a room: claim, range and picture; its words are in the alternative text."""
    st.subheader(shown.claim)
    if shown.detail:
        st.write(shown.detail)
    for picture in shown.pictures:
        st.vega_lite_chart(_travelling(picture.chart), theme=None, width="stretch", alt=picture.alt)
    st.caption(shown.caveat)


def points(lines: Sequence[str]) -> None:
    """Sentences one under the other; text as it is and never as markup."""
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    st.html(f'<ul class="om-points">{items}</ul>')


def kept(address: str) -> None:
    """The one-page summary of a session."""
    link = html.escape(address, quote=True)
    st.html(
        f'<p class="om-points"><a class="om-keep" href="{link}" target="_blank" rel="noopener" download="one-mission.html">Keep the one-page summary</a></p>'
    )


def _pictures(shown: Figure) -> None:
    side_by_side = st.container(key=f"{shown.key}_pictures")  # the style stacks them where they would be cramped
    for column, picture in zip(side_by_side.columns(len(shown.pictures)), shown.pictures, strict=True):
        with column:
            st.vega_lite_chart(_travelling(picture.chart), theme=None, width="stretch", alt=picture.alt)


def packed(figure: Figure) -> Figure:
    """The same figure with its charts as they travel, for a figure that is shown more than once."""
    return replace(figure, pictures=tuple(replace(p, chart=_travelling(p.chart)) for p in figure.pictures))


def _travelling(chart: Spec) -> Spec:
    """The same chart with its rows as Arrow tables, which is how they travel to the browser."""
    tables = {k: r if isinstance(r, pa.Table) else pa.Table.from_pylist(r) for k, r in chart["datasets"].items()}
    return {**chart, "datasets": tables}


def future(opened: Future, titles: Mapping[str, str], noun: str, register: Register) -> None:
    """One future as a card: who does best in it, and what in it is out of the ordinary."""
    with st.container(border=True):
        st.markdown(f"**{words.decision.one_future(opened, titles, noun)}**")
        rows = [
            {"In this future": words.decision.name_of(f.key, register), "is": words.decision.value_of(f.key, f.value, register),
             "where the middle is": words.decision.value_of(f.key, f.middle, register), "lower in": words.numbers.in_a_hundred(f.rank)}
            for f in opened.facts
        ]  # fmt: skip
        st.table(pd.DataFrame(rows), hide_index=True)


def evidence(rows: pd.DataFrame) -> None:
    """The register as a table, each value with its outline."""
    columns = {
        "Outline": st.column_config.AreaChartColumn("Outline", y_min=0, y_max=1, width="small", help="How likely each value is, low to high."),
        "Decides (£)": st.column_config.NumberColumn("Decides (£)", format="localized", help="The most that knowing it could be worth."),
        "Link": st.column_config.LinkColumn("Link", width="small"),
        "Name": st.column_config.TextColumn("Name", width=330),
        "Key": None,
    }  # fmt: skip
    st.dataframe(
        rows,
        hide_index=True,
        width="stretch",
        height=460,
        column_config=columns,
        alt=f"Table: {len(rows)} assumptions with their evidence",
    )


def card(lines: Sequence[tuple[str, str]]) -> None:
    """One assumption, line by line; text from a register is shown as it is and never as markup."""
    with st.container(border=True):
        st.table(pd.DataFrame(lines, columns=["", " "]), hide_index=True, hide_header=True)


def purses(rows: pd.DataFrame) -> None:
    """Every pound by what it is and whose."""
    money = {"Average value (£)": st.column_config.NumberColumn(format="localized")}
    st.dataframe(rows, hide_index=True, width="stretch", column_config=money,
                 alt="Table: the value of the first strategy by what is valued, and whose budget it falls in")  # fmt: skip
