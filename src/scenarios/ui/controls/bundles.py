"""A bundle on a page: all of a screen as one file, and such a file opened, run and compared to the last digit."""

from __future__ import annotations

import streamlit as st

from scenarios.answers import saving
from scenarios.answers.question import Question
from scenarios.domain.errors import MissionError
from scenarios.reports import bundle
from scenarios.reports.bundle import Opened
from scenarios.store.files.equation_file import read_model
from scenarios.store.files.scenario_files import read_register
from scenarios.store.library import saved_scenarios as library
from scenarios.store.library.saved_scenarios import Details
from scenarios.ui import asking, figures, page_state, say
from scenarios.ui.asking import made_when_asked
from scenarios.ui.page_state import keep, kept, take
from scenarios.ui.who import author, may_write
from scenarios.views import words

MOST_MB = 60  # below what the proxy of deploy/ lets through


def section(question: Question) -> None:
    """All of this screen as one file, and one opened."""
    say.heading("As a bundle")
    say.write(
        "One file with the scenario, its wards, its contract book, the evidence, every result and a hash of each: for"
        " an auditor, or another council, who opens it and sees whether every figure is the same."
    )
    st.download_button(
        "This screen as a bundle (ZIP)",
        made_when_asked(bundle.of_question, question),
        "bundle.zip",
        "application/zip",
        on_click="ignore",
        key="bundle_file",
        help="Takes some seconds: everything is run once more.",
    )
    if said := take("bundle_said"):
        figures.points(said)
    if not may_write():
        return
    behind = st.expander("Open a bundle", key="bundle_open", on_change="rerun")
    if not behind.open:
        return
    with behind:
        who = author("bundle")
        file = st.file_uploader(
            "Bundle",
            ["zip"],
            key=f"bundle_upload_{kept('bundles_done', 0)}",
            max_upload_size=MOST_MB,
            help="It is run here, compared with its own results, kept as a scenario of its own and opened.",
        )
        wanted = st.button(
            "Open it",
            type="primary",
            disabled=file is None,
            key="bundle_use",
            help="Nothing of this screen is lost: undo brings it back.",
        )
    if file is None or not wanted:
        return
    try:
        with st.spinner("Running it and comparing every figure …"):
            found = asking.elsewhere(bundle.opened_here, file.getvalue(), file.name)
            details = Details(found.scenario.title, found.scenario.description).checked()
            made = asking.ask(saving.kept, found.question, details.name)
        version = library.save_new(made, details, who, f"From the bundle {file.name}"[:500])
    except MissionError as error:
        asking.forget_elsewhere()
        say.error(f"{str(error).rstrip('.')}. Nothing has changed.")
        return
    _done(found, version.reference)


def _done(found: Opened, reference: str) -> None:
    said = words.bundle.opened(found.outcomes, len(found.differing), found.moved, read_register(), read_model())
    keep("bundle_said", said)
    keep("bundles_done", kept("bundles_done", 0) + 1)
    keep("saved_done", reference)
    asking.forget_elsewhere()
    page_state.opened_saved(reference)
    st.rerun()
