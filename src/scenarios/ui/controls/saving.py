"""Saving what is on screen: as a further version of what is open, or as a scenario of its own."""

from __future__ import annotations

import streamlit as st

from scenarios.analysis.changes import changes
from scenarios.answers import saving as answers
from scenarios.answers.answering import RESOLVER
from scenarios.answers.question import Question
from scenarios.domain.errors import MissionError
from scenarios.domain.saved import (
    LONGEST_DESCRIPTION,
    LONGEST_NAME,
    LONGEST_WHY,
    Author,
    Saved,
    SavedMeanwhile,
    Version,
)
from scenarios.store.files import scenario_files
from scenarios.store.library import saved_scenarios as library
from scenarios.store.library.saved_scenarios import Details
from scenarios.ui import asking, page_state, say
from scenarios.ui.page_state import keep, kept, take
from scenarios.ui.who import author
from scenarios.views import words
from scenarios.views.tables import change_list


def opened(question: Question) -> Saved | None:
    """The saved scenario that is on screen, at the version that is on screen."""
    if not scenario_files.saved_reference(question.base):
        return None
    id, _, number = question.base.partition("@")
    found = library.saved(id)
    return Saved(**{**vars(found), "current": int(number or found.current)})


def unsaved(question: Question) -> bool:
    """Whether something on screen differs from what is saved."""
    return question.scenario != RESOLVER.base(question.base).scenario


def panel(question: Question) -> None:
    """What is on screen, and how to keep it."""
    mine = opened(question)
    say.write(words.saved.on_screen(mine, unsaved(question)))
    _done()
    left, right = st.columns(2)
    with left:
        who = author("saving")
    why = right.text_input(
        "Why",
        key="save_why",
        max_chars=LONGEST_WHY,
        placeholder="As agreed with finance on Monday",
        help="Stands in the history beside your name.",
    )
    if mine is not None:
        st.button(
            f"Save as version {mine.current + 1} of {mine.name}",
            on_click=_wanted,
            args=("further", mine.current),
            type="primary",
            key="save_further",
            help="On top of the version that is open. Earlier versions stay as they are.",
        )
    _meanwhile(question, mine)
    with st.expander("Save as a scenario of its own", expanded=mine is None):
        details = details_typed("new", Details(""))
        st.button(
            "Save",
            on_click=_wanted,
            args=("new", 0),
            type="primary" if mine is None else "secondary",
            key="save_new",
            help="Keeps everything that is set, on this server, with a link of its own.",
        )
    _save_what_is_wanted(question, mine, details, who, why or "")


def details_typed(key: str, now: Details) -> Details:
    """What a scenario is called, as it is typed."""
    left, right = st.columns(2)
    name = left.text_input("Name", now.name, key=f"name_{key}", max_chars=LONGEST_NAME, help="As it stands in lists.")
    tags = right.text_input(
        "Tags", ", ".join(now.tags), key=f"tags_{key}", placeholder="cabinet, draft", help="With commas between."
    )
    description = st.text_area(
        "Description",
        now.description,
        key=f"description_{key}",
        max_chars=LONGEST_DESCRIPTION,
        height=80,
        help="What it assumes, in your own words.",
    )
    return Details(name or "", description or "", tuple((tags or "").split(",")))


def _wanted(how: str, on: int) -> None:
    keep("save_wanted", (how, on))


def _save_what_is_wanted(question: Question, mine: Saved | None, details: Details, who: Author, why: str) -> None:
    """Save, and open what was saved; where it cannot be, one sentence, and everything typed stays."""
    wanted = kept("save_wanted")
    if wanted is None:
        return
    how, on = wanted
    further = mine if how == "further" else None
    try:
        version = _saved(question, further, on, details, who, why)
    except SavedMeanwhile as told:
        keep("saved_meanwhile", told)
    except MissionError as error:
        say.error(str(error))
    else:
        take("saved_meanwhile")
        keep("saved_done", version.reference)
        page_state.opened_saved(version.reference)
    take("save_wanted")
    if kept("saved_meanwhile") or kept("saved_done"):
        st.rerun()


def _saved(question: Question, further: Saved | None, on: int, details: Details, who: Author, why: str) -> Version:
    """A further version of what is open, or a scenario of its own."""
    title = details.checked().name if further is None else further.name
    with st.spinner("Saving …"):
        made = asking.ask(answers.kept, question, title)
    if further is not None:
        return library.save(further.id, on, made, who, why)
    parent = question.base if scenario_files.saved_reference(question.base) else ""
    return library.save_new(made, details, who, why, parent)


def _done() -> None:
    if reference := take("saved_done"):
        say.success(f"Saved, with the link ?scenario={reference}. It always shows these figures.")


def _meanwhile(question: Question, mine: Saved | None) -> None:
    """Somebody saved first: what they changed, and the choice. Nothing of either is lost."""
    told: SavedMeanwhile | None = kept("saved_meanwhile")
    if told is None or mine is None or told.since[0].scenario != mine.id:
        return
    last = told.since[-1]
    say.warning(f"{told}.")
    before, now = RESOLVER.base(question.base), RESOLVER.base(last.reference)
    found = changes(before.scenario, now.scenario, before.base_register, now.register)
    if found:
        say.write(f"What {last.who.name} changed:")
        overrides = {o.key: o for o in now.scenario.overrides}
        say.table(change_list.table(found, overrides).rename(columns={"In the base": "Before", "Here": "Theirs"}))
    else:
        say.write("The inputs are the same; only the reason differs.")
    left, right = st.columns(2)
    left.button(
        f"Save mine on top, as version {last.number + 1}",
        on_click=_wanted,
        args=("further", last.number),
        key="save_on_top",
        help="Theirs stays in the history, as the version before.",
    )
    right.button(
        "Open theirs",
        on_click=_open_theirs,
        args=(last.reference,),
        key="open_theirs",
        help="Leaves what is on screen; undo brings it back.",
    )


def _open_theirs(reference: str) -> None:
    take("saved_meanwhile")
    page_state.opened_saved(reference)
