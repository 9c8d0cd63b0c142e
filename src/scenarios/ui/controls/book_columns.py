"""Which column of an uploaded file holds what: as recognised, as a preset has it, or as an officer corrects it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from scenarios.domain.column_preset import FIELDS, NOT_READ, ColumnPreset, FileOf
from scenarios.domain.errors import MissionError
from scenarios.procurement.columns import Chosen
from scenarios.reports import bringing, bringing_returns
from scenarios.store.contracts import column_files
from scenarios.ui import say
from scenarios.ui.asking import elsewhere
from scenarios.ui.page_state import keep, kept, state, take
from scenarios.views.words.numbers import capital

RECOGNISED, NOTHING = "", "Not read"
COMMANDS: Mapping[FileOf, str] = {"register": "add", "return": "returns"}


@dataclass(frozen=True)
class Layout:
    """What can be read of a kind of file, and who reads its headings."""

    of: FileOf
    columns_of: Callable[[str, bytes, Chosen | None], bringing.Columns]

    @property
    def shipped(self) -> list[str]:
        return [name for name in column_files.shipped() if column_files.load(name).of == self.of]

    def key(self, control: str) -> str:
        """A control of a register keeps the key it has always had."""
        return control if self.of == "register" else f"{control}_{self.of}"


REGISTER = Layout("register", bringing.columns_of)
RETURN = Layout("return", bringing_returns.columns_of)


def chosen(file: UploadedFile, layout: Layout = REGISTER) -> Chosen | None:
    """The columns of this file as they are to be read; nothing where they are as recognised."""
    if file.name.lower().endswith(".json"):
        return None
    preset = st.selectbox(
        "Columns",
        [RECOGNISED, *layout.shipped, *kept(layout.key("column_presets"), ())],
        format_func=_title,
        key=layout.key("book_preset"),
        help="As recognised by their headings, as a system writes them, or as you have kept them under a name.",
    )
    corrected: dict[str, str] = kept(_kept_as(file), {})
    columns = {**(column_files.load(preset).columns if preset else {}), **corrected}
    _correcting(file, columns, layout)
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


def _correcting(file: UploadedFile, columns: Chosen, layout: Layout) -> None:
    behind = st.expander("Which column holds what", key=layout.key("book_columns_open"), on_change="rerun")
    if not behind.open:
        return
    with behind:
        try:
            found = elsewhere(layout.columns_of, file.name, file.getvalue(), columns or None)
        except MissionError as error:
            say.error(str(error))
            return
        read, needed, _ = FIELDS[layout.of]
        options, places = [NOTHING, *found.headings], st.columns(3)
        for i, (name, label) in enumerate(read.items()):
            own = found.read.get(name, NOTHING)
            places[i % 3].selectbox(
                capital(label) + (" (needed)" if name in needed else ""),
                options,
                index=options.index(own),
                key=f"column_{name}_{_kept_as(file)}",
                help="The heading of the column that holds it.",
            )
        left, middle, right = st.columns(3, vertical_alignment="bottom")
        left.button(
            "Read it again so",
            on_click=_read_so,
            args=(layout, _kept_as(file), dict(found.read)),
            key=layout.key("read_so"),
            help="Reads every line again with these columns.",
        )
        middle.text_input(
            "Keep as",
            key=layout.key("preset_title"),
            max_chars=60,
            placeholder="Our export",
            help="The name of the preset.",
        )
        right.button(
            "Keep under this name",
            on_click=_keep_preset,
            args=(layout, _kept_as(file)),
            key=layout.key("keep_preset"),
            help="Next quarter's file is then read so with one choice; `--columns` takes its name too.",
        )
        if refused := take(layout.key("columns_refused")):
            say.error(refused)
        if name := kept(layout.key("preset_kept")):
            verb = COMMANDS[layout.of]
            say.caption(f"Kept as {name}: the name that `scenarios contracts {verb} --columns` takes on this server.")


def _as_they_stand(layout: Layout, file_key: str) -> dict[str, str]:
    """What the boxes hold, by what is read."""
    boxes = {name: state().get(f"column_{name}_{file_key}") for name in FIELDS[layout.of][0]}
    return {name: NOT_READ if heading in (None, NOTHING) else str(heading) for name, heading in boxes.items()}


def _read_so(layout: Layout, file_key: str, read: dict[str, str]) -> None:
    """Take what differs from how it is read, if it can be read so."""
    wanted = {n: h for n, h in _as_they_stand(layout, file_key).items() if h != read.get(n, NOT_READ)}
    try:
        ColumnPreset(of=layout.of, title="these", columns=wanted)
    except MissionError as error:
        keep(layout.key("columns_refused"), str(error))
        return
    keep(file_key, {**kept(file_key, {}), **wanted})


def _keep_preset(layout: Layout, file_key: str) -> None:
    """Keep every column as the boxes have it, under a name."""
    title = str(state().get(layout.key("preset_title")) or "").strip()
    if not title:
        keep(layout.key("columns_refused"), "Say what to call it first.")
        return
    try:
        columns = {n: h for n, h in _as_they_stand(layout, file_key).items() if h != NOT_READ}
        name = column_files.keep(ColumnPreset(of=layout.of, title=title, columns=columns))
    except MissionError as error:
        keep(layout.key("columns_refused"), str(error))
        return
    presets = layout.key("column_presets")
    keep(presets, tuple(dict.fromkeys((*kept(presets, ()), name))))
    keep(layout.key("preset_kept"), name)
