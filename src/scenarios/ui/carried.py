"""What is set on one page comes along to the next, whoever set it: a reader, a link, or a scenario."""

from __future__ import annotations

import streamlit as st

CARRIED = ("scenario", "wards", "mission", "strategies", "pointed", "years", "rule", "caution", "streams", "assume", "spend", "spend_slider",
           "target", "target_year", "target_count", "pilot", "pilot_n", "pilot_months", "pilot_cost", "future", "search", "sort", "groups", "grades",
           "parameter", "measure", "other", "floor", "map_year", "ward", "beside")  # fmt: skip


def bring_along(page: str) -> None:
    """At the start of a page: the framework's own links drop what a link had set and nobody had moved since."""
    kept = st.session_state.get("_kept")
    arriving = kept is not None and kept["page"] != page
    if arriving or st.session_state.pop("_once_more", False):
        for key, value in kept["values"].items():
            if key not in st.query_params:  # an address that says otherwise is what the reader asked for
                st.session_state[key] = value
    st.session_state["_arriving"] = arriving
    st.session_state["_kept"] = {"page": page, "values": kept["values"] if kept else {}}


def keep() -> None:
    """Once the controls stand, and again at the end: a reader may move on before a page is done.

    On arrival the page starts once more, because the framework writes the address only for controls it has seen before.
    """
    kept = st.session_state["_kept"]
    if st.session_state.get("_arriving"):
        st.session_state["_arriving"] = False
        st.session_state["_once_more"] = True
        st.rerun()
    now = {k: st.session_state[k] for k in CARRIED if k in st.session_state}
    st.session_state["_kept"] = {"page": kept["page"], "values": kept["values"] | now}
