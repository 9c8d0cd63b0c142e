"""A scenario as a TOML file: opened from the app, saved from it, and changed as text, with all that a file can say."""

from __future__ import annotations

import streamlit as st

from scenarios.answers import link, saving
from scenarios.answers.question import Question
from scenarios.domain.errors import MissionError
from scenarios.domain.saved import Author
from scenarios.store.files import scenario_files
from scenarios.store.library import saved_scenarios as library
from scenarios.store.library.saved_scenarios import Details
from scenarios.ui import asking, page_state, say
from scenarios.ui.controls import drafts
from scenarios.ui.page_state import keep, kept, state, take
from scenarios.ui.who import author, may_write

MOST_MB = 2
LONGEST_TEXT = 400_000


def section(question: Question) -> None:
    """This screen as a file, a file as this screen, and the file as text to be changed."""
    say.heading("As a file")
    say.write(
        "A scenario file says everything: spend by category, pledges by category, strategies, the programme's mix, what"
        " may lawfully follow a mission, seed and draws. The command line runs the same file to the same digits."
    )
    text = scenario_files.as_text(question.scenario)
    st.download_button(
        "This screen as a file (TOML)",
        text,
        "scenario.toml",
        "application/toml",
        on_click="ignore",
        key="scenario_file",
        help="Complete: it runs again as it stands here.",
    )
    if not may_write():
        return
    if "scenario_text" not in state() and (before := drafts.typed_before("text")):
        state()["scenario_text"], state()["scenario_text_open"] = before, True
    behind = st.expander("Open a file, or change one as text", key="scenario_text_open", on_change="rerun")
    if not behind.open:
        return
    with behind:
        file = st.file_uploader(
            "Scenario file",
            ["toml"],
            key=f"scenario_upload_{kept('texts_done', 0)}",
            max_upload_size=MOST_MB,
            help="Its text stands in the box below; nothing is used before you say so.",
        )
        if file is not None and kept("text_of_file") != file.file_id:
            keep("text_of_file", file.file_id)
            state()["scenario_text"] = file.getvalue().decode("utf-8-sig", "replace")
        if "scenario_text" not in state():
            state()["scenario_text"] = text
        st.text_area(
            "The file",
            key="scenario_text",
            height=420,
            max_chars=LONGEST_TEXT,
            help="TOML, as in docs/scenario-files.md. What is wrong is named by its field.",
        )
        drafts.remember("text", state()["scenario_text"], untouched=state()["scenario_text"] == text)
        who = author("text")
        left, right = st.columns(2)
        left.button(
            "Check it, save it and open it",
            on_click=keep,
            args=("text_wanted", True),
            type="primary",
            key="use_text",
            help="Checked to the last word, kept as a scenario of its own under its title, and open on every page.",
        )
        right.button(
            "Take this screen's again", on_click=_again, args=(text,), key="text_again", help="Drops the text."
        )
        _use_what_is_wanted(who)


def _use_what_is_wanted(who: Author) -> None:
    """Save the text as a scenario of its own; where it cannot be read, one sentence, and the text stays."""
    if not take("text_wanted"):
        return
    try:
        scenario = scenario_files.from_text(str(state().get("scenario_text") or ""), "The file")
        question = link.of_scenario(scenario)
        details = Details(scenario.title, scenario.description).checked()
        with st.spinner("Saving …"):
            made = asking.ask(saving.kept, question, details.name)
        version = library.save_new(made, details, who, "From a file")
    except MissionError as error:
        say.error(f"{str(error).rstrip('.')}. Nothing has changed.")
        return
    drafts.forget("text")
    keep("texts_done", kept("texts_done", 0) + 1)
    keep("saved_done", version.reference)
    page_state.opened_saved(version.reference)
    st.rerun()


def _again(text: str) -> None:
    state()["scenario_text"] = text
