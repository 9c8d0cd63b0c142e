"""The saved scenarios of this server: searched, opened, described, locked, deleted, and each with its history."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from scenarios.answers import saving as answers
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices, asked
from scenarios.domain.errors import MissionError
from scenarios.domain.mission import Missions
from scenarios.domain.saved import Author, Saved, Version
from scenarios.store.files.equation_file import read_model
from scenarios.store.library import saved_scenarios as library
from scenarios.store.library.saved_scenarios import Details
from scenarios.ui import asking, figures, page_state, say
from scenarios.ui.controls.saving import details_typed
from scenarios.ui.page_state import keep, state, take
from scenarios.ui.who import author, may_write, only_published, vouched_for
from scenarios.views import words
from scenarios.views.tables import saved as table

FEW = 200  # in the list to choose from; a search finds the others


def section(missions: Missions) -> None:
    """The list, and the one that is chosen."""
    say.heading("Saved on this server")
    if refused := take("library_refused"):
        say.error(refused)
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    wanted = left.text_input("Search", key="library_search", help="In names, descriptions, tags and whose they are.")
    deleted = right.toggle("Deleted ones", key="library_deleted", help="What was deleted, to bring it back.")
    found = [s for s in library.search(wanted or "", deleted) if s.published or not only_published()]
    if not found:
        say.write(words.saved.NOTHING_FOUND if wanted else "Nothing is deleted." if deleted else _none_yet())
        return
    figures.rows("Table: saved scenarios", table.listed(found))
    by_id = {s.id: s for s in found[:FEW]}
    chosen = st.selectbox(
        "One of them",
        list(by_id),
        format_func=lambda i: f"{by_id[i].name} · {i}" if i in by_id else i,
        key="library_chosen",
        help="Its history, and what can be done with it, stand below.",
    )
    if chosen in by_id:
        _one(by_id[chosen], missions)


def _none_yet() -> str:
    """Why the list is empty, for somebody who may save, may only read, or has not signed in."""
    if only_published():
        return words.saved.NONE_PUBLISHED
    return words.saved.NONE_YET if may_write() else words.saved.NONE_TO_READ


def _one(saved: Saved, missions: Missions) -> None:
    versions = library.history(saved.id)
    if saved.description:
        say.write(saved.description)
    if saved.deleted and not may_write():
        return
    if saved.deleted:
        st.button("Bring it back", on_click=_undelete, args=(saved.id,), key="undelete", help="With its whole history.")
        return
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    number = left.selectbox(
        "Version",
        [v.number for v in reversed(versions)],
        key=f"version_of_{saved.id}",
        help="The last one stands first. An earlier one can be opened as it was, or restored as a new one on top.",
    )
    right.button(
        "Open it",
        on_click=page_state.opened_saved,
        args=(f"{saved.id}@{number}",),
        type="primary",
        key="open_saved",
        help="On every page, as it was saved.",
    )
    _since(next(v for v in versions if v.number == number), missions)
    say.table(table.history(versions, missions))
    if not may_write():
        return
    with st.expander("Describe, lock, publish, copy or delete it", key="library_change", on_change="rerun") as behind:
        if behind.open:
            _change(saved, int(number), author("library"))


def _since(version: Version, missions: Missions) -> None:
    """What a version says today, where the model or the evidence has moved since it was saved."""
    question = asked(Choices(version.reference), RESOLVER)
    now, moved = asking.ask(answers.since, question)
    lines = words.saved.since(
        version.kept.results, now, moved, RESOLVER.base(version.reference).base_register, read_model(), missions
    )
    if lines:
        figures.points(lines)


def _change(saved: Saved, number: int, who: Author) -> None:
    details = details_typed(saved.id, Details(saved.name, saved.description, saved.tags))
    places, reference = st.columns(3), f"{saved.id}@{number}"
    actions: list[tuple[str, str, Callable[[], object]]] = [
        (
            "Keep name, tags and description",
            "Versions stay as they are.",
            lambda: library.describe(saved.id, details, who),
        ),
        (
            "Unlock" if saved.locked else "Lock",
            "Read-only for others, or no longer: its owner alone decides.",
            lambda: library.lock(saved.id, who, not saved.locked),
        ),
        (
            "Withdraw" if saved.published else "Publish",
            "Seen in frames, and by those who have not signed in, or no longer: its owner alone decides.",
            lambda: library.publish(saved.id, who, not saved.published),
        ),
        (
            f"Restore version {number}",
            "As a new version on top; nothing is erased.",
            lambda: library.restore(saved.id, number, who),
        ),
        ("Copy", "A scenario of its own with this version in it.", lambda: library.copy(reference, "", who)),
        ("Delete", "It can be brought back, with its whole history.", lambda: library.delete(saved.id, who)),
    ]
    for i, (label, help, action) in enumerate(actions):
        places[i % 3].button(label, on_click=_tried, args=(action,), key=f"library_action_{i}", help=help)


def _tried(action: Callable[[], object]) -> None:
    """What was asked for, or the one sentence why not."""
    try:
        action()
    except MissionError as error:
        keep("library_refused", str(error))


def _undelete(id: str) -> None:
    _tried(lambda: library.undelete(id, vouched_for() or Author("")))
    state()["library_deleted"] = False
