"""What is set on one page comes along to the next, whoever set it: a reader, a link, or a scenario."""

from __future__ import annotations

import streamlit as st

CARRIED = ("scenario", "wards", "mission", "strategies", "pointed", "years", "rule", "caution", "streams", "assume", "spend", "spend_slider", "pointed_slider", "years_slider", "floor_slider",
           "target", "target_year", "target_count", "pilot", "pilot_n", "pilot_months", "pilot_cost", "future", "search", "sort", "groups", "grades",
           "parameter", "measure", "other", "district", "floor", "gradient", "map_year", "ward", "beside", "step",
           "guesses", "room", "try", "try_end", "word")  # fmt: skip
# What they can hold depends on the scenario or the council, so that an earlier value may be none of the choices.
UNSTEADY = frozenset(("ward", "other", "district", "parameter", "map_year", "future", "groups", "pilot"))


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
    own = st.session_state.setdefault("_own", {})
    for key in now.keys() - own.keys() - UNSTEADY:
        if key not in st.query_params and key not in kept["values"]:
            own[key] = now[key]  # as it stood before anybody moved it: what Reset goes back to
    st.session_state["_kept"] = {"page": kept["page"], "values": kept["values"] | now}


LONGEST = 50  # steps that can be taken back


def remember() -> None:
    """At the end of a page: a step that can be taken back, wherever something was changed."""
    now = dict(st.session_state["_kept"]["values"])
    past = st.session_state.setdefault("_past", [])
    if not past or {k: v for k, v in past[-1].items() if v is not None} != {
        k: v for k, v in now.items() if v is not None
    }:
        if past and set(now) - set(past[-1]) and all(past[-1][k] == now.get(k) for k in past[-1]):
            past[-1] = now  # another page brought controls of its own: nobody changed anything
        else:
            past.append(now)
        del past[:-LONGEST]


def undo() -> None:
    """The values of the step before, on whatever page they stand."""
    past = st.session_state.get("_past", [])
    if len(past) < 2:
        return
    past.pop()
    _put(past[-1])


def start_again(values: dict) -> None:
    """The given values and nothing else that was set anywhere."""
    own = st.session_state.get("_own", {})
    for key in CARRIED:
        if key not in values and key in own:
            values = {**values, key: own[key]}
        elif key not in values:
            st.session_state.pop(key, None)
    _put(values)


def _put(values: dict) -> None:
    for key, value in values.items():
        st.session_state[key] = value
    st.session_state["_kept"]["values"] = dict(values)
