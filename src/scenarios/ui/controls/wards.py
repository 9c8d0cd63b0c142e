"""The controls of "Wards"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import FIRST
from scenarios.answers.wards import MEASURES
from scenarios.domain.errors import Described, FileError, InputError, MissionError
from scenarios.domain.levers import LEVERS
from scenarios.domain.wards import Wards
from scenarios.geography.carrying import Way
from scenarios.store.files import places
from scenarios.store.library import brought as in_library
from scenarios.store.wards import uploads, ward_files
from scenarios.store.wards.uploads import Brought, File, LookedOver
from scenarios.ui import say
from scenarios.ui.asking import elsewhere, forget_elsewhere
from scenarios.ui.controls.levers import spend_typed
from scenarios.ui.controls.numbers import amount_text
from scenarios.ui.page_state import brought_upload, kept, state, take
from scenarios.ui.page_state import keep as keep_in_session

WAYS: dict[Way, str] = {
    "area": "Area: each older ward is shared out by where it lies",
    "best_fit": "Best fit: each older ward goes whole to one ward",
}
SPEND, BROUGHT_SPEND = LEVERS["spend_gbp"], "brought_spend"
MOST_MB = 20
ENDINGS = ["geojson", "json", "topojson", "gpkg", "zip", "parquet", "fgb"]


def other(titles: Mapping[str, str], keys: Sequence[str]) -> str:
    """What the first strategy is compared with."""
    return st.selectbox(
        "Compared with",
        keys,
        format_func=titles.__getitem__,
        key="other",
        bind="query-params",
        help="The strategy that the first one is set against on the map.",
    )


def district(wards: Wards) -> str:
    """Which part of a country to look closer at; nothing is asked where there is one council."""
    if len(set(wards.district)) < 2:
        return ""
    return st.selectbox(
        "Look closer at",
        ["", *sorted(set(wards.district) - {""})],
        format_func=lambda d: d or "All of it",
        key="district",
        bind="query-params",
        help="The map draws these wards alone, in their own detail; every figure stays the same.",
    )


def measure() -> str:
    keys = list(MEASURES)
    return st.selectbox(
        "The map shows",
        keys,
        format_func=MEASURES.__getitem__,
        key="measure",
        bind="query-params",
        help="What the colours stand for, first what differs most over the wards. Differences fade as certainty drops.",
    )


def year_now(years: int) -> int:
    """The year of the map, which the card, the table and the downloads follow."""
    return int(min(years, state().get("map_year") or years))


def ward(wards: Wards) -> int:
    """Which ward is open: by list, by keyboard, or by a click on the map."""
    codes, named = list(wards.code), dict(zip(wards.code, wards.name, strict=True))
    wanted = take("clicked_ward")
    if wanted in codes:
        state()["ward"] = wanted
    chosen = st.selectbox(
        "Ward",
        codes,
        format_func=named.__getitem__,
        key="ward",
        bind="query-params",
        help="Or click a ward on the map.",
    )
    return codes.index(chosen) if chosen in codes else 0


def upload() -> None:
    """Bring your own wards: the report first, then a name, then they are a council like any other."""
    say.heading("Bring your own wards")
    say.write(
        f"GeoJSON, TopoJSON, GeoPackage, a zipped Shapefile, GeoParquet or FlatGeobuf, up to {MOST_MB} MB, and a CSV or"
        " XLSX of figures joined by code. The wards stay on this server until you remove them, or for"
        f" {uploads.UNUSED_DAYS} days after anybody last used them. Only you, and those you give the link to, can see"
        " them."
    )
    _in_use()
    shapes, figures, ground = _files()
    if shapes is None:
        return
    first, second, third = st.columns(3)
    code = first.text_input(
        "Code column, if it cannot be told",
        key="code_col",
        help="The column that holds the ward codes, such as WD24CD.",
    )
    name = second.text_input("Name column", key="name_col", help="The column that holds the ward names.")
    try:
        _use_what_is_wanted()
        around = None if ground is None else _file(ground)
        _looked_at(Brought(_file(shapes), code, name, ground=around), figures, third)
    except MissionError as error:
        say.error(_unchanged(error))


def _unchanged(error: MissionError) -> str:
    return f"{str(error).rstrip('.')}. Nothing has changed."


def _files() -> tuple[UploadedFile | None, UploadedFile | None, UploadedFile | None]:
    """The boundaries, the figures beside them, and what lies around them."""
    left, middle, right = st.columns(3)
    shapes = left.file_uploader(
        "Boundaries",
        ENDINGS,
        key=f"boundaries_{kept('uploads_done', 0)}",  # a new key empties the box, and the memory with it
        max_upload_size=MOST_MB,
        help="The outlines of your wards. What was found, repaired or refused is reported before anything is used.",
    )
    figures = middle.file_uploader(
        "Figures, if they are not in it",
        ["csv", "xlsx"],
        key=f"figures_{kept('uploads_done', 0)}",
        max_upload_size=MOST_MB,
        help="Population or adults for every ward, and deprivation or a survey where you have them.",
    )
    ground = right.file_uploader(
        "Neighbours and water",
        ENDINGS,
        key=f"ground_{kept('uploads_done', 0)}",
        max_upload_size=MOST_MB,
        help="Areas around your wards with a column `kind` that says land or water, and `name` to write on the map."
        " Only the maps use them.",
    )
    return shapes, figures, ground


def _looked_at(brought: Brought, figures: UploadedFile | None, place: DeltaGenerator) -> None:
    """The report on the boundaries, then on the figures beside them, then what the council is called."""
    found = _looked_over(brought)
    for line in found.lines:
        st.text(line)
    if not found.usable:
        say.error("These wards cannot be used as they are; what is refused is named above. Nothing has changed.")
        return
    whole = _with_figures(brought, figures)
    if whole != brought:
        found = _looked_over(whole)
    for matter in found.matters:
        st.text(matter)
    if found.carried:
        say.write(found.carried)
    council = place.text_input(
        "Council", found.council, key="council_name", max_chars=60, help="What to call the council on every screen."
    )
    if found.problem:
        say.error(f"These wards cannot be used yet: {found.problem}. Nothing has changed.")
        return
    st.button(
        "Use these wards",
        on_click=keep_in_session,
        args=("wards_wanted", (council, whole)),
        type="primary",
        key="use_wards",
        help="Keeps them on this server and runs every page on them.",
    )


def _use_what_is_wanted() -> None:
    """Keep the wards if the model can run on them, and start the page again on them; otherwise keep nothing.

    Here and not when the button is pressed: what a reader moves meanwhile ends that, and this is begun again.
    """
    wanted = kept("wards_wanted")
    if wanted is None:
        return
    council, brought = wanted
    try:
        with st.spinner("Keeping the wards …"):
            name = elsewhere(uploads.use, brought, council, RESOLVER.base(FIRST).adult_share)
    except MissionError:
        keep_in_session("wards_wanted", None)
        raise
    keep_in_session("wards_wanted", None)
    forget_elsewhere()
    places.look_again()  # another process has written it
    keep_in_session("uploads_done", kept("uploads_done", 0) + 1)
    keep_in_session("just_brought", council)
    brought_upload(name)
    st.rerun()


def _in_use() -> None:
    """What came of the upload, what is still to be said of it, and how to take it out again."""
    name, brought = state().get("wards") or "", kept("just_brought")
    if ward_files.UPLOAD.fullmatch(name) is None:
        return
    if brought:
        say.success(f"It worked: every page now runs on {brought}.")
        explained = "Until you say so, it is the scenario's own. The box at the side is the same figure."
        limits, label = (SPEND.least, SPEND.most), "What does it spend on contracts a year?"
        amount_text(st.container(), SPEND.link_name, BROUGHT_SPEND, label, limits, explained, spend_typed)
    say.caption(f"In use now: {ward_files.title(name).split(' · ')[0]}. Only its link shows it.")
    st.button(
        "Remove these wards from this server",
        on_click=_remove,
        args=(name,),
        key="remove_wards",
        help="For everybody who has the link. They can be brought again.",
    )


def _remove(name: str) -> None:
    state()["wards"] = ""
    keep_in_session("just_brought", None)
    uploads.forget(name)
    in_library.forget(name)


def _looked_over(brought: Brought) -> LookedOver:
    with st.spinner("Looking the file over …"):
        return elsewhere(uploads.look_over, brought, RESOLVER.base(FIRST).adult_share)


def _file(file: UploadedFile) -> File:
    """A file from a box. The box refuses larger ones in the browser; whoever passes it by is refused here."""
    if file.size > MOST_MB * 1_000_000:
        raise FileError(file.name, f"it is larger than {MOST_MB} MB")
    return file.name, file.getvalue()


def _with_figures(brought: Brought, figures: UploadedFile | None) -> Brought:
    """With the figures beside the boundaries.

    Where codes do not meet, the offer to carry them over from the boundaries they are of.
    """
    beside = _file(figures) if figures else None
    carry = st.checkbox(
        "The figures are of older boundaries: carry them over",
        key="carry",
        help="Shares the figures out over the new wards, keeps their totals and tells the error.",
    )
    if not carry:
        return replace(brought, figures=beside)
    left, right = st.columns(2)
    older = left.file_uploader(
        "The boundaries the figures are of",
        ENDINGS,
        key="older",
        max_upload_size=MOST_MB,
        help="The outlines of the wards the figures were counted in.",
    )
    way = right.radio(
        "Carry by",
        list(WAYS),
        format_func=WAYS.__getitem__,
        key="carry_way",
        help="Area assumes that people live evenly within a ward; best fit keeps every older ward whole.",
    )
    if older is None:
        raise InputError(
            "",
            "the older boundaries",
            Described("not given yet"),
            "figures can only be carried from the boundaries they are of",
        )
    return replace(brought, figures=beside, older=_file(older), way=way)
