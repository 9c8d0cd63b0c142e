"""How a figure looks on a page: claim, picture, what it is not, words, table. The same furniture everywhere."""

from __future__ import annotations

import pyarrow as pa
import streamlit as st

from scenarios.views.figure import Figure
from scenarios.views.spec import Spec


def figure(shown: Figure) -> None:
    """One figure; pictures side by side where there is room, stacked on a phone."""
    st.subheader(shown.claim)
    if shown.detail:
        st.write(shown.detail)
    side_by_side = st.container(key=f"{shown.key}_pictures")  # the style stacks them where they would be cramped
    for column, picture in zip(side_by_side.columns(len(shown.pictures)), shown.pictures, strict=True):
        with column:
            st.vega_lite_chart(_packed(picture.chart), theme=None, width="stretch", alt=picture.alt)
    st.write(shown.summary)
    st.caption(f"**What this is not.** {shown.caveat}")
    behind = st.expander("As a table", key=f"{shown.key}_open", on_change="rerun")
    if behind.open:  # a closed table would cost every move of a slider as much as an open one
        behind.dataframe(shown.table, hide_index=True, width="stretch", alt=f"Table: {shown.claim}")


def _packed(chart: Spec) -> Spec:
    """The same chart with its rows as Arrow tables, which is how they travel to the browser."""
    return {**chart, "datasets": {name: pa.Table.from_pylist(rows) for name, rows in chart["datasets"].items()}}
