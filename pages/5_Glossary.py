"""Glossary: the words of this app for somebody who has never heard of social value."""

import pandas as pd
import streamlit as st

from scenarios.ui import compute, controls, differing, evidence_controls, frame
from scenarios.views import words
from scenarios.views.words import glossary


@frame.page("Words used here", shared="Glossary")
def main() -> None:
    # ask
    ask, _ = controls.sidebar_with_spend()
    chosen, wards = compute.loaded(ask.scenario), compute.council(ask)
    st.title("Words used here")
    frame.council_badge(
        wards.council, wards.fictional, chosen.scenario.title, words.evidence.differs(differing.changed(ask))
    )
    search = evidence_controls.search_words()

    # run
    found = glossary.matching(search)

    # show
    if not found:
        st.info(
            f"No entry holds {words.numbers.escape_markdown(repr(search))}. Clear the box to see all {len(glossary.ENTRIES)}."
        )
        return
    st.table(pd.DataFrame(found, columns=["Word", "What it means here"]), hide_index=True)


main()
