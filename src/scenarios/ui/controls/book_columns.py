"""Which column of an uploaded register holds what: as recognised, as a preset has it, or as an officer corrects it."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from scenarios.domain.column_preset import NEEDED, NOT_READ, READ, ColumnPreset
from scenarios.domain.errors import MissionError
from scenarios.procurement.columns import Chosen
from scenarios.reports import bringing
from scenarios.store.contracts import column_files
from scenarios.ui import say
from scenarios.ui.asking import elsewhere
from scenarios.ui.page_state import keep, kept, state, take
from scenarios.views.words.numbers import capital

RECOGNISED, NOTHING = "", "Not read"


def chosen(file: UploadedFile) -> Chosen | None:
    """The columns of this file as they are to be read; nothing where they are as recognised."""
    if file.name.lower().endswith(".json"):
        return None
    preset = st.selectbox(
        "Columns",
        [RECOGNISED, *column_files.shipped(), *kept("column_presets", ())],
        format_func=_title,
        key="book_preset",
        help="As recognised by their headings, as a system writes them, or as you have kept them under a name.",
    )
    corrected: dict[str, str] = kept(_kept_as(file), {})
    columns = {**(column_files.load(preset).columns if preset else {}), **corrected}
    _correcting(file, columns)
    return columns or None


def _title(preset: str) -> str:
    if preset == RECOGNISED:
        return "As recognised by their headings"
    try:
        return column_files.load(preset).title
    except MissionError:  # taken out meanwhile
        return preset


def _kept_as(file: UploadedFile) -> str:
    return f"columns_{file.file_id}"  # of this upload: a hash of 64 MB would cost every move


def _correcting(file: UploadedFile, columns: Chosen) -> None:
    behind = st.expander("Which column holds what", key="book_columns_open", on_change="rerun")
    if not behind.open:
        return
    with behind:
        try:
            found = elsewhere(bringing.columns_of, file.name, file.getvalue(), columns or None)
        except MissionError as error:
            say.error(str(error))
            return
        options, places = [NOTHING, *found.headings], st.columns(3)
        for i, (name, label) in enumerate(READ.items()):
            own = found.read.get(name, NOTHING)
            places[i % 3].selectbox(
                capital(label) + (" (needed)" if name in NEEDED else ""),
                options,
                index=options.index(own),
                key=f"column_{name}_{_kept_as(file)}",
                help="The heading of the column that holds it.",
            )
        left, middle, right = st.columns(3, vertical_alignment="bottom")
        left.button(
            "Read it again so",
            on_click=_read_so,
            args=(_kept_as(file), dict(found.read)),
            key="read_so",
            help="Reads every line again with these columns.",
        )
        middle.text_input(
            "Keep as", key="preset_title", max_chars=60, placeholder="Our export", help="The name of the preset."
        )
        right.button(
            "Keep under this name",
            on_click=_keep_preset,
            args=(_kept_as(file),),
            key="keep_preset",
            help="Next quarter's file is then read so with one choice; `--columns` takes its name too.",
        )
        if refused := take("columns_refused"):
            say.error(refused)
        if name := kept("preset_kept"):
            say.caption(f"Kept as {name}: the name that `scenarios contracts add --columns` takes on this server.")


def _as_they_stand(file_key: str) -> dict[str, str]:
    """What the boxes hold, by what is read."""
    boxes = {name: state().get(f"column_{name}_{file_key}") for name in READ}
    return {name: NOT_READ if heading in (None, NOTHING) else str(heading) for name, heading in boxes.items()}


def _read_so(file_key: str, read: dict[str, str]) -> None:
    """Take what differs from how it is read, if it can be read so."""
    wanted = {n: h for n, h in _as_they_stand(file_key).items() if h != read.get(n, NOT_READ)}
    try:
        ColumnPreset(title="these", columns=wanted)
    except MissionError as error:
        keep("columns_refused", str(error))
        return
    keep(file_key, {**kept(file_key, {}), **wanted})


def _keep_preset(file_key: str) -> None:
    """Keep every column as the boxes have it, under a name."""
    title = str(state().get("preset_title") or "").strip()
    if not title:
        keep("columns_refused", "Say what to call it first.")
        return
    try:
        columns = {n: h for n, h in _as_they_stand(file_key).items() if h != NOT_READ}
        name = column_files.keep(ColumnPreset(title=title, columns=columns))
    except MissionError as error:
        keep("columns_refused", str(error))
        return
    keep("column_presets", tuple(dict.fromkeys((*kept("column_presets", ()), name))))
    keep("preset_kept", name)
