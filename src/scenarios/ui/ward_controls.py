"""The controls of "Wards"."""

from __future__ import annotations

import streamlit as st

from scenarios.domain.errors import MissionError
from scenarios.domain.wards import Wards
from scenarios.store import uploads
from scenarios.ui import compute
from scenarios.ui.compute import Ask
from scenarios.views.ward_figures import MEASURES

ENDINGS = ["geojson", "json", "topojson", "gpkg", "zip", "parquet", "fgb"]


def other(ask: Ask, keys: list[str]) -> str:
    """What the first strategy is compared with."""
    titles = {k: s.title for k, s in compute.loaded(ask.scenario).scenario.strategies.items()}
    return (
        st.segmented_control(
            "Compared with", keys, default=keys[0], format_func=titles.__getitem__, key="other", bind="query-params"
        )
        or keys[0]
    )


def measure() -> str:
    keys = list(MEASURES)
    return st.selectbox(
        "The map shows",
        keys,
        index=keys.index("difference"),
        format_func=MEASURES.__getitem__,
        key="measure",
        bind="query-params",
    )


def floor() -> float:
    """The guarantee for the least-served wards."""
    share = st.slider("Least share for every ward, of an even split", 0, 100, 0, 5, format="%d%%", key="floor", bind="query-params",
                      help="No ward gets less of the mission's money than this part of its even share per adult; the least-served fifth gains by it.")  # fmt: skip
    return share / 100


def year_now(ask: Ask) -> int:
    return int(min(ask.years, st.session_state.get("map_year") or ask.years))


def ward(wards: Wards) -> int:
    """Which ward is open: by list, by keyboard, or by a click on the map."""
    codes = list(wards.code)
    wanted = st.session_state.pop("clicked", None)
    if wanted in codes:
        st.session_state.ward = wanted
    chosen = st.selectbox("Ward", codes, format_func=lambda c: wards.name[codes.index(c)], key="ward", bind="query-params",
                          help="Or click a ward on the map.")  # fmt: skip
    return codes.index(chosen) if chosen in codes else 0


def upload() -> None:
    """Bring your own wards: the report first, then a name, then they are a council like any other."""
    st.subheader("Bring your own wards")
    st.write("GeoJSON, TopoJSON, GeoPackage, a zipped Shapefile, GeoParquet or FlatGeobuf, up to 20 MB, and a CSV or XLSX of figures joined by code. "
             "The file stays on this server.")  # fmt: skip
    left, right = st.columns(2)
    shapes = left.file_uploader("Boundaries", ENDINGS, key="boundaries", max_upload_size=20)
    figures = right.file_uploader("Figures, if they are not in it", ["csv", "xlsx"], key="figures", max_upload_size=20)
    if shapes is None:
        return
    first, second, third = st.columns(3)
    code, name = (
        first.text_input("Code column, if it cannot be told", key="code_col"),
        second.text_input("Name column", key="name_col"),
    )
    council = third.text_input(
        "Council", shapes.name.rsplit(".", 1)[0].replace("_", " ").title(), key="council_name", max_chars=60
    )
    try:
        beside = (figures.name, figures.getvalue()) if figures else None
        found, report, joined = uploads.looked_over(shapes.name, shapes.getvalue(), code, name, beside)
        for line in report.lines():
            st.write(line)
        if found is None:
            st.error("These wards cannot be used as they are; what is refused is named above. Nothing has changed.")
            return
        for matter in joined.matters if joined else ():
            st.write(str(matter))
        st.button(
            "Use these wards", on_click=_use, args=(council, found, joined, report), type="primary", key="use_wards"
        )
        if problem := st.session_state.pop("upload_problem", None):
            st.error(problem)
    except MissionError as error:
        st.error(f"{error} Nothing has changed.")


def _use(council: str, found, joined, report) -> None:
    """Keep them if the model can run on them; otherwise say why and keep nothing."""
    from scenarios.store import ward_files

    try:
        facts = joined.facts if joined else uploads.own_facts(found)
        name = uploads.keep(council, found, facts, report)
        try:
            ward_files.load(name, 0.815)
        except MissionError:
            uploads.forget(name)
            raise
        st.session_state.wards = name
    except MissionError as error:
        st.session_state.upload_problem = str(error)
